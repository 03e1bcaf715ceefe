import { call, column, type Expression, integer, truth } from "../../../plan/expression.ts";
import { seconds } from "../../../vocabulary/duration.ts";
import type { Metric } from "../definition/metric.ts";
import type { Frame } from "./frame.ts";

const dayMicros = 86_400_000_000;

/** Longer than from the year 1 to 9999, and still a whole number that engines can add. */
const longest = 5e17;

/** After how many microseconds outcomes begin and end, both included; without an end up to the data end. */
export type Window = { after: number; until: number | null };

export function windowOf(metric: Metric): Window {
  if (metric.type === "retention") {
    const { fromDay, toDay = fromDay } = metric;
    return { after: Math.max(1, fromDay * dayMicros), until: (toDay + 1) * dayMicros - 1 };
  }
  return { after: 1, until: metric.window === null ? null : Math.min(longest, seconds(metric.window) * 1_000_000) };
}

/** The time before the exposure that a metric looks at, in microseconds. */
export function reachBack(metric: Metric): number {
  return metric.type === "mean" && metric.cuped ? metric.cuped.days * dayMicros : 0;
}

/** Whether the outcome of the unit with this exposure (microseconds) can no longer change. */
export function isSettled(metric: Metric, { dataEnd }: Frame): Expression {
  const { until } = windowOf(metric);
  if (until === null) return truth(true);
  const closes = metric.type === "retention" ? until + 1 : until;
  return call("lte", column("exposure"), integer(dataEnd - closes));
}

/** When outcomes of units that are exposed in the range may have happened. */
export function outcomeBounds(metric: Metric, { periods: { current }, dataEnd }: Frame): { from: number; until: number } {
  const { until } = windowOf(metric);
  const last = Math.max(dataEnd, current.fromMicros);
  return { from: current.fromMicros - reachBack(metric), until: until === null ? last : Math.min(last, current.toMicros + until) };
}

/** Microseconds from the exposure of "c" to the event of "r". */
const elapsed = call("minus", call("micros", column("time", "r")), column("exposure", "c"));

/** Whether the event of "r" is an outcome of the unit of "c". */
export function isWithin(metric: Metric): Expression {
  const { after, until } = windowOf(metric);
  const begins = call("gte", elapsed, integer(after));
  return until === null ? begins : call("and", begins, call("lte", elapsed, integer(until)));
}

/** Whether it came before outcomes begin. */
export function isEarly(metric: Metric): Expression {
  return call("lt", elapsed, integer(windowOf(metric).after));
}

/** Whether it came after outcomes end; never, where they do not. */
export function isLate(metric: Metric): Expression {
  const { until } = windowOf(metric);
  return until === null ? truth(false) : call("gt", elapsed, integer(until));
}

/** Whether it lies in the time before the exposure that the metric looks at. */
export function isBefore(metric: Metric): Expression {
  return call("and", call("lt", elapsed, integer(0)), call("gte", elapsed, integer(-reachBack(metric))));
}
