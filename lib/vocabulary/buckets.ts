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
  const fixed = first.zone.isUniversal ? fixedMillis[unit] : undefined;
  if (fixed !== undefined) return fixedBuckets(start, fixed, { untilMicros: period.toMicros, unit });
  const spine: Bucket[] = [];
  while (start.toMillis() * 1000 <= period.toMicros) {
    if (spine.length >= maxBuckets) throw tooMany(interval);
    const end = nextStart(start, unit, weekStart);
    spine.push({ period: name(start, unit), startMicros: start.toMillis() * 1000, endMicros: end.toMillis() * 1000 });
    start = end;
  }
  return spine;
}

const tooMany = (interval: Interval): RangeError =>
  new RangeError(`more than ${maxBuckets} ${interval} buckets: choose a coarser interval or a shorter range`);

/** Units of one length, where clocks never change. */
const fixedMillis: Partial<Record<Interval, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000, week: 604_800_000 };

/** The same where clocks never change: no calendar has to be asked for each bucket. */
function fixedBuckets(start: DateTime, millis: number, { untilMicros, unit }: { untilMicros: number; unit: Interval }): Bucket[] {
  const first = start.toMillis();
  const count = Math.max(0, Math.floor((untilMicros / 1000 - first) / millis) + 1);
  if (count > maxBuckets) throw tooMany(unit);
  const digits = unit === "minute" || unit === "hour" ? "2024-05-01T13:00".length : "2024-05-01".length;
  return Array.from({ length: count }, (_, index) => {
    const startMillis = first + index * millis;
    const period = new Date(startMillis + start.offset * 60_000).toISOString().slice(0, digits);
    return { period, startMicros: startMillis * 1000, endMicros: (startMillis + millis) * 1000 };
  });
}

function nextStart(start: DateTime, unit: Interval, weekStart: WeekStart): DateTime {
  const step = { [unit === "quarter" ? "quarters" : `${unit}s`]: 1 };
  const next = startOfUnit(start.plus(step), unit, weekStart);
  return next.toMillis() > start.toMillis() ? next : startOfUnit(start.plus(step).plus(step), unit, weekStart);
}

function name(start: DateTime, unit: Interval): string {
  return unit === "minute" || unit === "hour" ? start.toFormat("yyyy-MM-dd'T'HH:mm") : start.toFormat("yyyy-MM-dd");
}
