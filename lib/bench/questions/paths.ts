import type { PathsResult } from "../../reports/paths/result/answer.ts";
import { eventKey } from "../../sql/duckdb/event-key.ts";
import { frequentEvents } from "../make-export.ts";
import { type Digits, type Question, type Reads, rowsOf, thirty } from "../question.ts";

const steps = 5;
const timeoutMicros = 1_800_000_000;
const start = frequentEvents[1];
const reads: Reads = { columns: ["event", "user", "time"], events: null, ...thirty };

const named = (source: string, nodes: string, where = ""): string => `
  WITH (SELECT (groupArray(key), groupArray(name))
    FROM (SELECT assumeNotNull(event_key) AS key, assumeNotNull(any(event)) AS name FROM ${rowsOf(reads, source)} GROUP BY key)) AS names
  SELECT step, transform(a, names.1, names.2, '') AS from, transform(b, names.1, names.2, '(end)') AS to, n
  FROM (
    SELECT e.1 AS step, e.2 AS a, e.3 AS b, count() AS n
    FROM (
      SELECT ${nodes} AS nodes, arraySlice(arrayPushBack(nodes, toInt64(0)), 1, ${steps + 1}) AS p,
        arrayJoin(arrayMap(i -> (i, p[i], if(i = ${steps}, 0, p[i + 1])), range(1, least(${steps}, length(nodes)) + 1))) AS e
      FROM (
        SELECT arrayJoin(arraySplit((x, gap) -> gap >= ${timeoutMicros}, rows, arrayDifference(rows.1))) AS s
        FROM (
          SELECT user, arraySort(groupArray((assumeNotNull(toUnixTimestamp64Micro(time)), assumeNotNull(tie), assumeNotNull(event_key)))) AS rows
          FROM ${rowsOf(reads, source)} AND user IS NOT NULL${where} GROUP BY user)))
    GROUP BY e)
  ORDER BY step, from, to`;

/** Every edge of the first steps; how paths end is one node here. */
function edges({ edges: found = [] }: PathsResult): Digits {
  const ends = new Set(["dropOff", "continues", "hidden"]);
  const counts = new Map<string, [number, string, string, number]>();
  for (const { step, from, to, toKind, count } of found) {
    const target = ends.has(toKind) ? "(end)" : to;
    const key = JSON.stringify([step, from, target]);
    const before = counts.get(key)?.[3] ?? 0;
    counts.set(key, [step, from, target, before + count]);
  }
  return [...counts.values()].sort((a, b) => a[0] - b[0] || compare(a[1], b[1]) || compare(a[2], b[2]));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const asked = { kind: "paths", range: thirty, maxSteps: steps, maxNodesPerStep: null };

/** Session paths by event, from one start and without an anchor. */
export const pathQuestions: readonly Question[] = [
  {
    name: "paths-from",
    says: `${steps} steps of sessions from ${start}, 30 days`,
    definition: { ...asked, from: { event: start } },
    reads,
    clickhouse: (source) => {
      const key = eventKey(start);
      const users = ` AND user IN (SELECT DISTINCT user FROM ${rowsOf({ ...reads, events: [start] }, source)})`;
      return named(source, `arrayCompact(arraySlice(s.3, indexOf(s.3, ${key}) AS at, if(at = 0, 0, length(s.3))))`, users);
    },
    digits: edges,
  },
  {
    name: "paths-all",
    says: `${steps} steps of all sessions, 30 days`,
    definition: asked,
    reads,
    clickhouse: (source) => named(source, "arrayCompact(s.3)"),
    digits: edges,
  },
];
