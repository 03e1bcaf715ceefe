import { asRecords, type RowRecord, type Rows } from "../answer-rows.ts";
import type { PathsDefinition } from "./definition.ts";
import type { Frame } from "./plan/frame.ts";
import type { PathsAnswer, PathsResult } from "./result/answer.ts";
import { edgesResult } from "./result/edges.ts";
import { brokenSums } from "./result/invariants.ts";
import { actorsResult, cleaningResult, membersResult, sequencesResult } from "./result/lists.ts";

type Reader = (rows: RowRecord[], definition: PathsDefinition, starters: number) => Partial<PathsAnswer>;

const views: Record<Exclude<PathsDefinition["view"], "paths">, Reader> = {
  sequences: sequencesResult,
  members: membersResult,
  actors: actorsResult,
  cleaning: cleaningResult,
};

/** Turns the rows of the answer into what the screen, the command line and exports show. */
export function pathsResult(rows: Rows, definition: PathsDefinition, frame: Frame): PathsResult {
  const { edges, others } = apart(rows);
  const records = asRecords(others);
  const { view } = definition;
  const { from, to, timezone } = frame.periods.current;
  const starters = Number(records.find(({ part }) => part === "starters")?.starters ?? 0);
  const result: PathsResult = {
    kind: "paths",
    unit: unitOf(definition),
    dataEnd: frame.dataEnd === 0 ? null : new Date(frame.dataEnd / 1000).toISOString(),
    withoutActor: Number(records[0]?.without_actor ?? 0),
    broken: [],
    period: { from, to, timezone },
    ...(view === "cleaning" ? {} : { starters }),
    ...(view === "paths" ? edgesResult({ edges, others: records }, definition, starters) : views[view](records, definition, starters)),
  };
  return { ...result, broken: brokenSums(result) };
}

/** Edges, which may be very many, and all other rows. */
function apart(rows: Rows): { edges: Rows; others: Rows } {
  const parts = rows.values[rows.columns.indexOf("part")] ?? [];
  const isEdge = (row: number): boolean => parts[row] === "edge";
  const picked = (keep: (row: number) => boolean): Rows => {
    const values = rows.values.map((column) => column.filter((_, row) => keep(row)));
    return { columns: rows.columns, values, rowCount: values[0]?.length ?? 0 };
  };
  return parts.includes("edge")
    ? { edges: picked(isEdge), others: picked((row) => !isEdge(row)) }
    : { edges: picked(() => false), others: rows };
}

/** What one count is. */
function unitOf({ per, count, countBy }: PathsDefinition): string {
  if (count === "transitions") return "path";
  if (per === "session") return "session";
  return typeof countBy === "object" ? countBy.property : countBy;
}
