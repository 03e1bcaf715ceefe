import type { PathsResult } from "../../reports/paths/result/answer.ts";
import { eventKey } from "../../sql/duckdb/event-key.ts";
import { frequentEvents } from "../make-export.ts";
import { type Digits, type Question, type Reads, rowsOf, thirty } from "../question.ts";

const steps = 5;
const timeoutMicros = 1_800_000_000;
const start = frequentEvents[1];
const reads: Reads = { columns: ["event", "user", "time"], events: null, ...thirty };

/** `part` takes what a session shows from its rows, `s`: (time, tie, key), in order. */
const named = (source: string, part: string, where = ""): string => `
  WITH (SELECT (groupArray(key), groupArray(name))
    FROM (SELECT assumeNotNull(event_key) AS key, assumeNotNull(any(event)) AS name FROM ${rowsOf(reads, source)} GROUP BY key)) AS names
  SELECT step, transform(a, names.1, names.2, '') AS from, transform(b, names.1, names.2, '(end)') AS to, n, average, median
  FROM (
    SELECT e.1 AS step, e.2 AS a, e.3 AS b, count() AS n,
      if(b = 0, NULL, avg(e.4) / 1000000) AS average, if(b = 0, NULL, quantileExactInclusive(0.5)(e.4) / 1000000) AS median
    FROM (
      SELECT part.3 AS keys, arrayPushBack(arrayCompact(keys), toInt64(0)) AS nodes,
        arrayPushBack(arrayFilter((time, key, next) -> key != next, part.1, keys, arrayPopFront(arrayPushBack(keys, toInt64(0)))), toInt64(0)) AS times,
        arrayJoin(arrayMap(i -> (i, nodes[i], if(i = ${steps}, 0, nodes[i + 1]), times[i + 1] - times[i]), range(1, least(${steps + 1}, length(nodes))))) AS e
      FROM (
        SELECT arrayJoin(arraySplit((x, gap) -> gap >= ${timeoutMicros}, rows, arrayDifference(rows.1))) AS s, ${part} AS part
        FROM (
          SELECT user, arraySort(groupArray((assumeNotNull(toUnixTimestamp64Micro(time)), assumeNotNull(tie), assumeNotNull(event_key)))) AS rows
          FROM ${rowsOf(reads, source)} AND user IS NOT NULL${where} GROUP BY user)))
    GROUP BY e.1, e.2, e.3)
  ORDER BY step, from, to`;

type Edge = [step: number, from: string, to: string, count: number, averageSeconds: string, medianSeconds: string];

/** Every edge of the first steps with its times; how paths end is one node here. */
function edges({ edges: found = [] }: PathsResult): Digits {
  const ends = new Set(["dropOff", "continues", "hidden"]);
  const counts = new Map<string, Edge>();
  for (const { step, from, to, toKind, count, averageSeconds, medianSeconds } of found) {
    const target = ends.has(toKind) ? "(end)" : to;
    const key = JSON.stringify([step, from, target]);
    const before = counts.get(key)?.[3] ?? 0;
    counts.set(key, [step, from, target, before + count, String(averageSeconds), String(medianSeconds)]);
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
      return named(source, `arraySlice(s, indexOf(s.3, ${key}) AS at, if(at = 0, 0, length(s)))`, users);
    },
    digits: edges,
  },
  {
    name: "paths-all",
    says: `${steps} steps of all sessions, 30 days`,
    definition: asked,
    reads,
    clickhouse: (source) => named(source, "s"),
    digits: edges,
  },
];
