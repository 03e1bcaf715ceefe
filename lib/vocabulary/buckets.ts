import { DateTime } from "luxon";
import type { Interval, WeekStart } from "./interval.ts";
import { type Period, startOfUnit } from "./period.ts";

export const maxBuckets = 10_000;

/** One calendar period: its start as printed, and its bounds in microseconds (end excluded), not cut by the range. */
export type Bucket = { period: string; startMicros: number; endMicros: number };

/** The calendar spine of a period in its zone: every bucket that touches it, safe on days when clocks change. */
export function buckets(period: Period, interval: Interval, weekStart: WeekStart): Bucket[] {
  const unit = interval;
  const first = DateTime.fromMillis(Math.floor(period.fromMicros / 1000), { zone: period.timezone });
  let start = startOfUnit(first, unit, weekStart);
  const spine: Bucket[] = [];
  while (start.toMillis() * 1000 <= period.toMicros) {
    if (spine.length >= maxBuckets) throw tooMany(interval);
    const end = steadyNext(start, unit) ?? nextStart(start, unit, weekStart);
    spine.push({ period: name(start, unit), startMicros: start.toMillis() * 1000, endMicros: end.toMillis() * 1000 });
    start = end;
  }
  return spine;
}

const tooMany = (interval: Interval): RangeError =>
  new RangeError(`more than ${maxBuckets} ${interval} buckets: choose a coarser interval or a shorter range`);

/** Units of one length, as long as clocks do not change, and what a clock shows when they begin. */
const steady: Partial<Record<Interval, { millis: number; begins: (start: DateTime) => boolean }>> = {
  minute: { millis: 60_000, begins: () => true },
  hour: { millis: 3_600_000, begins: ({ minute }) => minute === 0 },
  day: { millis: 86_400_000, begins: ({ hour, minute }) => hour === 0 && minute === 0 },
  week: { millis: 604_800_000, begins: ({ hour, minute }) => hour === 0 && minute === 0 },
};

/** The next start by its distance, many times faster than by the calendar; null where clocks change in between. */
function steadyNext(start: DateTime, unit: Interval): DateTime | null {
  const { millis, begins } = steady[unit] ?? {};
  if (millis === undefined || !begins?.(start)) return null;
  const next = DateTime.fromMillis(start.toMillis() + millis, { zone: start.zone });
  return next.offset === start.offset ? next : null;
}

function nextStart(start: DateTime, unit: Interval, weekStart: WeekStart): DateTime {
  const step = { [unit === "quarter" ? "quarters" : `${unit}s`]: 1 };
  const next = startOfUnit(start.plus(step), unit, weekStart);
  return next.toMillis() > start.toMillis() ? next : startOfUnit(start.plus(step).plus(step), unit, weekStart);
}

function name(start: DateTime, unit: Interval): string {
  return unit === "minute" || unit === "hour" ? start.toFormat("yyyy-MM-dd'T'HH:mm") : (start.toISODate() ?? "");
}
