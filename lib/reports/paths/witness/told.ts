import { gapKey } from "../../../plan/paths.ts";
import { numberOrNull, type RowRecord } from "../../answer-rows.ts";
import { areCut } from "../../unit-rows.ts";
import type { NodeKind } from "../definition/node.ts";
import type { PathsDefinition } from "../definition.ts";
import { pathsSpec, slotsOf } from "../plan/question.ts";

/** An event that paths are found in. */
export type PathRow = {
  micros: number;
  tie: number;
  event: string;
  /** What names it, before any rule; null where that is not set, or is the event itself. */
  raw: string | null;
  /** The key of its node; null when it is hidden. */
  node: number | null;
  session: string | null;
  /** The filters leave it. */
  present: boolean;
  starts: boolean;
  ends: boolean;
};

/** A path as the report has it. */
export type FoundPath = {
  /** The name of its sequence. */
  sequence: string;
  /** The keys of its nodes with how many events each stands for, left to right. */
  stops: { key: number; micros: number; events: number }[];
  /** The row of its first node. */
  first: { micros: number; tie: number };
  ending: number;
  /** Null where no list is asked about. */
  inPart: boolean | null;
};

export type PathNode = { name: string; kind: NodeKind };

/** The rows of a session, or of all that the unit did. */
export type Sequence = { key: string; id: string | null; rows: PathRow[] };

export type PathFacts = {
  paths: FoundPath[];
  nodes: Map<number, PathNode>;
  sequences: Sequence[];
  attempt: { depth: number; open: boolean } | null;
  /** The unit has more rows than are known; its paths are the report's own. */
  cut: boolean;
  /** It has more paths than these. */
  pathsCut: boolean;
};

/** Reads the paths of the unit, and what they were found in, out of the rows of an answer. */
export function pathFacts(records: readonly RowRecord[], definition: PathsDefinition): PathFacts {
  const of = (part: string) => records.filter((each) => each.of === part);
  const rows = of("row");
  const [attempt] = of("attempt");
  return {
    paths: of("path").map((record) => pathOf(record, definition)),
    nodes: new Map(of("node").map(({ node, name, kind }) => [Number(node), { name: String(name), kind: String(kind) as NodeKind }])),
    sequences: sequencesOf(rows.map(rowOf), definition),
    attempt: attempt ? { depth: Number(attempt.depth), open: Number(attempt.open) === 1 } : null,
    cut: areCut(rows),
    pathsCut: areCut(of("path")),
  };
}

const textOrNull = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));

function rowOf(record: RowRecord): PathRow {
  const { time, tie, event, present, starts, ends } = record;
  return {
    ...{ micros: Number(time), tie: Number(tie), event: String(event) },
    ...{ raw: textOrNull(record.raw), node: numberOrNull(record.node), session: textOrNull(record.session) },
    ...{ present: Number(present) === 1, starts: Number(starts) === 1, ends: Number(ends) === 1 },
  };
}

const startedAt = (micros: number): string => `~${micros}`;

function pathOf(record: RowRecord, definition: PathsDefinition): FoundPath {
  const start = numberOrNull(record.session_start);
  const stops = slotsOf(definition).flatMap((slot) => {
    const key = numberOrNull(record[`node_${slot}`]);
    return key === null ? [] : [{ key, micros: Number(record[`time_${slot}`]), events: Number(record[`events_${slot}`]) }];
  });
  return {
    sequence: textOrNull(record.session) ?? (start === null ? "" : startedAt(start)),
    stops,
    first: { micros: Number(record.first_time), tie: Number(record.first_tie) },
    ending: Number(record.ending),
    inPart: record.in_part === null || record.in_part === undefined ? null : Number(record.in_part) === 1,
  };
}

/** Rows by session: the source's own, the others split by gaps among themselves; or all together. */
function sequencesOf(rows: readonly PathRow[], definition: PathsDefinition): Sequence[] {
  const timeout = pathsSpec(definition).sessionTimeoutMicros;
  if (timeout === null) return rows.length > 0 ? [{ key: "", id: null, rows: [...rows] }] : [];
  const sequences = new Map<string, Sequence>();
  let [last, stretch] = [Number.NEGATIVE_INFINITY, ""];
  for (const row of rows) {
    if (row.session === null) {
      if (row.micros - last >= timeout) stretch = startedAt(row.micros);
      last = row.micros;
    }
    const key = row.session ?? stretch;
    const sequence = sequences.get(key) ?? { key, id: row.session, rows: [] };
    sequence.rows.push(row);
    sequences.set(key, sequence);
  }
  return [...sequences.values()];
}

/** Neighbouring rows of one node. */
export type Run = { key: number; rows: PathRow[]; first: PathRow; last: PathRow; starts: boolean; ends: boolean };

/** The visible rows of a sequence in runs. */
export function runsOf({ rows }: Sequence, { collapseRepeats }: Pick<PathsDefinition, "collapseRepeats">): Run[] {
  const runs: Run[] = [];
  for (const row of rows) {
    if (!row.present || row.node === null) continue;
    const run = runs.at(-1);
    if (collapseRepeats && run?.key === row.node) {
      run.rows.push(row);
      run.last = row;
      run.starts ||= row.starts;
      run.ends ||= row.ends;
    } else runs.push({ key: row.node, rows: [row], first: row, last: row, starts: row.starts, ends: row.ends });
  }
  return runs;
}

/** The runs behind each node of a path, several behind a gap; null when no runs fit, which contradicts the report. */
export function runsBehind({ stops, first }: FoundPath, runs: readonly Run[]): Run[][] | null {
  let place = runs.findIndex(({ last }) => last.micros === first.micros && last.tie === first.tie);
  if (place === -1) return null;
  const behind: Run[][] = [];
  for (const { key, micros, events } of stops) {
    const own: Run[] = [];
    for (let left = events; left > 0 && place < runs.length; place += 1) {
      const run = runs[place] as Run;
      own.push(run);
      left -= run.rows.length;
    }
    const [run] = own;
    const fits = run && run.last.micros === micros && own.reduce((sum, each) => sum + each.rows.length, 0) === events;
    if (!fits || (key !== gapKey && (own.length > 1 || run.key !== key))) return null;
    behind.push(own);
  }
  return behind;
}
