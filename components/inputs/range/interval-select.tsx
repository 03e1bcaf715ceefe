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

type IntervalSelectProps = { interval: Interval; period: { from: string; to: string } | null; onChange: (interval: Interval) => void };

/** The calendar bucket of a trend; those that the dates make impossible cannot be chosen. */
export function IntervalSelect({ interval, period, onChange }: IntervalSelectProps) {
  return (
    <Select
      label="Granularity"
      value={interval}
      options={intervalSchema.options.map((each) => ({
        value: each,
        label: `by ${each}`,
        disabled: period !== null && !isPossible(each, period) && each !== interval,
      }))}
      onChange={onChange}
    />
  );
}
