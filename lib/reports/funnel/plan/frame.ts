import { type Bucket, buckets } from "../../../vocabulary/buckets.ts";
import { type Period, periodsOf } from "../../../vocabulary/period.ts";
import type { DataFacts } from "../../kind.ts";
import type { FunnelDefinition } from "../definition.ts";

/** What a plan must know besides the definition: the periods in instants, the calendar, and the names in the data. */
export type Frame = {
  periods: { current: Period; previous?: Period };
  /** Buckets of the entry (trend view only). */
  spines: { current: Bucket[]; previous?: Bucket[] };
  /** Time of the newest event, in microseconds. */
  dataEnd: number;
  eventProperties: string[];
  userProperties: string[];
};

export type PeriodName = keyof Frame["periods"];

/** Resolves the definition's range, its comparison and its calendar against the data set. */
export function funnelFrame(definition: FunnelDefinition, facts: DataFacts): Frame {
  const periods = periodsOf(definition, facts);
  const { current, previous } = periods;
  const bucketed = definition.view === "trend" || definition.part?.period !== undefined;
  const spine = (period: Period) => (bucketed ? buckets(period, definition.interval, definition.weekStart) : []);
  return {
    periods,
    spines: previous ? { current: spine(current), previous: spine(previous) } : { current: spine(current) },
    dataEnd: facts.end ?? 0,
    eventProperties: facts.eventProperties,
    userProperties: facts.userProperties,
  };
}
