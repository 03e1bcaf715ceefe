import { type Period, periodsOf } from "../../../vocabulary/period.ts";
import type { DataFacts } from "../../kind.ts";
import type { PathsDefinition } from "../definition.ts";

/** What a plan must know besides the definition: the period in instants, the time of the newest event in microseconds, and whether there are journeys. */
export type Frame = { periods: { current: Period }; dataEnd: number; journeys: boolean };

/** Resolves the definition's range against the data set. */
export function pathsFrame(definition: PathsDefinition, facts: DataFacts): Frame {
  const { current } = periodsOf(definition, facts);
  return { periods: { current }, dataEnd: facts.end ?? 0, journeys: facts.journeys };
}
