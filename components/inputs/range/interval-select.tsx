"use client";

import { DateTime } from "luxon";
import { type Interval, interval as intervalSchema } from "../../../lib/vocabulary/interval.ts";
import { Select } from "../../ui/select.tsx";

const hours: Record<Interval, number> = { minute: 1 / 60, hour: 1, day: 24, week: 168, month: 720, quarter: 2160 };
const mostPoints = 1500;

/** Whether buckets of an interval make sense over a period: at least one whole, and not more than can be drawn. */
export function isPossible(interval: Interval, period: { from: string; to: string }): boolean {
  const length = DateTime.fromISO(period.to).diff(DateTime.fromISO(period.from), "hours").hours + (period.to.includes("T") ? 0 : 24);
  const points = length / hours[interval];
  return points <= mostPoints && (points >= 0.9 || interval === "day");
}

type IntervalSelectProps<Choice extends Interval> = {
  interval: Choice;
  period: { from: string; to: string } | null;
  /** The intervals that the kind knows; all when absent. */
  options?: readonly Choice[];
  onChange: (interval: Choice) => void;
};

/** The calendar bucket of a report; those that the dates make impossible cannot be chosen. */
export function IntervalSelect<Choice extends Interval>({ interval, period, options, onChange }: IntervalSelectProps<Choice>) {
  const known = options ?? (intervalSchema.options as readonly Interval[] as readonly Choice[]);
  return (
    <Select
      label="Granularity"
      value={interval}
      options={known.map((each) => ({
        value: each,
        label: `by ${each}`,
        disabled: period !== null && !isPossible(each, period) && each !== interval,
      }))}
      onChange={onChange}
    />
  );
}
