import { type Bucket, buckets } from "../../../vocabulary/buckets.ts";
import { type Period, periodsOf, resolveRange } from "../../../vocabulary/period.ts";
import type { DataFacts } from "../../kind.ts";
import type { ExperimentDefinition } from "../definition.ts";

/** What a plan must know besides the definition. */
export type Frame = {
  periods: { current: Period };
  /** Buckets of the exposure that begin before the data end; empty where the view is not over time. */
  spine: Bucket[];
  /** Time of the newest event, in microseconds; 0 without events. */
  dataEnd: number;
  /** The first instant after the planned end, in microseconds; null where no such day is planned. */
  plannedEnd: number | null;
  /** Events of the data set without a user. */
  withoutUser: number;
};

/** Resolves the definition's range and its plan against the data set, without widening. */
export function experimentFrame(definition: ExperimentDefinition, facts: DataFacts): Frame {
  const { current } = periodsOf({ ...definition, compare: undefined }, facts);
  const dataEnd = facts.end ?? 0;
  return {
    periods: { current },
    spine: spineOf(definition, current).filter(({ startMicros }) => startMicros <= dataEnd),
    dataEnd,
    plannedEnd: plannedEnd(definition),
    withoutUser: facts.withoutUser,
  };
}

function spineOf({ view, interval, weekStart }: ExperimentDefinition, period: Period): Bucket[] {
  return view === "overTime" || view === "exposures" ? buckets(period, interval, weekStart) : [];
}

function plannedEnd({ plan: { until }, timezone, weekStart }: ExperimentDefinition): number | null {
  if (until === undefined) return null;
  const { toMicros } = resolveRange({ from: until, to: until }, { timezone, weekStart, dataStart: null, dataEnd: null });
  return until.includes("T") ? toMicros : toMicros + 1;
}
