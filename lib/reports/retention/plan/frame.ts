import { type WholePeriod, wholePeriods } from "../../../vocabulary/whole-periods.ts";
import type { DataFacts } from "../../kind.ts";
import type { RetentionDefinition } from "../definition.ts";

/** What a plan must know besides the definition: the widened periods with their intervals, and what the data can answer. */
export type Frame = {
  periods: { current: WholePeriod; previous?: WholePeriod };
  /** Time of the newest event, in microseconds. */
  dataEnd: number;
  activityTimezone: string | null;
  /** Events of the data set without a user. */
  withoutUser: number;
};

export type PeriodName = keyof Frame["periods"];

/** Resolves and widens the definition's range and its comparison against the data set. */
export function retentionFrame(definition: RetentionDefinition, facts: DataFacts): Frame {
  return {
    periods: wholePeriods(definition, definition.interval, facts),
    dataEnd: facts.end ?? 0,
    activityTimezone: facts.activityTimezone,
    withoutUser: facts.withoutUser,
  };
}

/** The period that a list is about: the compared one when it is asked for and there is one. */
export function listedPeriod({ part }: RetentionDefinition, { periods }: Frame): PeriodName {
  return part?.of === "previous" && periods.previous ? "previous" : "current";
}
