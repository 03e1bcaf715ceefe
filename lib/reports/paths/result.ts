import { asRecords, type RowRecord, type Rows } from "../answer-rows.ts";
import type { PathsDefinition } from "./definition.ts";
import type { Frame } from "./plan/frame.ts";
import type { PathsAnswer, PathsResult } from "./result/answer.ts";
import { edgesResult } from "./result/edges.ts";
import { brokenSums } from "./result/invariants.ts";
import { actorsResult, cleaningResult, membersResult, sequencesResult } from "./result/lists.ts";

type Reader = (rows: RowRecord[], definition: PathsDefinition, starters: number) => Partial<PathsAnswer>;

const views: Record<PathsDefinition["view"], Reader> = {
  paths: edgesResult,
  sequences: sequencesResult,
  members: membersResult,
  actors: actorsResult,
  cleaning: cleaningResult,
};

/** Turns the rows of the answer into what the screen, the command line and exports show. */
export function pathsResult(rows: Rows, definition: PathsDefinition, frame: Frame): PathsResult {
  const records = asRecords(rows);
  const { from, to, timezone } = frame.periods.current;
  const starters = Number(records.find(({ part }) => part === "starters")?.starters ?? 0);
  const result: PathsResult = {
    kind: "paths",
    unit: unitOf(definition),
    dataEnd: frame.dataEnd === 0 ? null : new Date(frame.dataEnd / 1000).toISOString(),
    withoutActor: Number(records[0]?.without_actor ?? 0),
    broken: [],
    period: { from, to, timezone },
    ...(definition.view === "cleaning" ? {} : { starters }),
    ...views[definition.view](records, definition, starters),
  };
  return { ...result, broken: brokenSums(result) };
}

/** What one count is. */
function unitOf({ per, count, countBy }: PathsDefinition): string {
  if (count === "transitions") return "path";
  if (per === "session") return "session";
  return typeof countBy === "object" ? countBy.property : countBy;
}
