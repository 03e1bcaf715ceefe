import { type Period, periodsOf } from "../../../vocabulary/period.ts";
import type { DataFacts } from "../../kind.ts";
import type { PathsDefinition } from "../definition.ts";

/** What a plan must know besides the definition: the period in instants, the time of the newest event in microseconds, and whether there are journeys. */
export type Frame = { periods: { current: Period }; dataEnd: number; journeys: boolean };

/** Over more days than these the stretches of journeys are so many that joining them costs more than they save. */
const mostJourneyDays = 1500;

const dayMicros = 86_400_000_000;

/** Resolves the definition's range against the data set. */
export function pathsFrame(definition: PathsDefinition, facts: DataFacts): Frame {
  const { current } = periodsOf(definition, facts);
  const from = Math.max(current.fromMicros, facts.start ?? current.fromMicros);
  const days = (Math.min(current.toMicros, facts.end ?? current.toMicros) - from) / dayMicros;
  return { periods: { current }, dataEnd: facts.end ?? 0, journeys: facts.journeys && days <= mostJourneyDays };
}
