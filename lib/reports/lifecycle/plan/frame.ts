import type { Bucket } from "../../../vocabulary/buckets.ts";
import { buckets } from "../../../vocabulary/buckets.ts";
import { type WholePeriod, wholePeriods } from "../../../vocabulary/whole-periods.ts";
import type { DataFacts } from "../../kind.ts";
import type { LifecycleDefinition } from "../definition.ts";

/** What a plan must know besides the definition; each period has the interval just before it at hand. */
export type Frame = {
  periods: { current: WholePeriod; previous?: WholePeriod };
  /** The interval before each period, in which who goes dormant was still active. */
  before: { current: Bucket; previous?: Bucket };
  /** Time of the newest event, in microseconds. */
  dataEnd: number;
  activityTimezone: string | null;
  /** Events of the data set without a user. */
  withoutUser: number;
};

export type PeriodName = keyof Frame["periods"];

/** Resolves and widens the definition's range and its comparison against the data set. */
export function lifecycleFrame(definition: LifecycleDefinition, facts: DataFacts): Frame {
  const periods = wholePeriods(definition, definition.interval, facts);
  const before = (period: WholePeriod) => bucketBefore(period, definition);
  return {
    periods,
    before: { current: before(periods.current), ...(periods.previous ? { previous: before(periods.previous) } : {}) },
    dataEnd: facts.end ?? 0,
    activityTimezone: facts.activityTimezone,
    withoutUser: facts.withoutUser,
  };
}

function bucketBefore(period: WholePeriod, { interval, weekStart }: LifecycleDefinition): Bucket {
  const instant = period.fromMicros - 1;
  return buckets({ ...period, fromMicros: instant, toMicros: instant }, interval, weekStart)[0] as Bucket;
}

/** The period that a list is about: the compared one when it is asked for and there is one. */
export function listedPeriod({ part }: LifecycleDefinition, { periods }: Frame): PeriodName {
  return part?.of === "previous" && periods.previous ? "previous" : "current";
}
