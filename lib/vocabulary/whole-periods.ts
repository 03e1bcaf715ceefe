import { DateTime } from "luxon";
import { type Bucket, buckets } from "./buckets.ts";
import type { Compare } from "./compare.ts";
import type { Interval } from "./interval.ts";
import { type Period, resolveRange, startOfUnit, type When } from "./period.ts";

/** A period of whole intervals, and those intervals. */
export type WholePeriod = Period & { buckets: Bucket[] };

/**
 * The periods of a report that widens: the range reaches to whole intervals at both ends, and its dates are the widened ones.
 * The compared period has as many whole intervals: `previous_period` the ones just before; otherwise from the interval on that
 * holds the start moved by the length.
 */
export function wholePeriods(
  when: When,
  interval: Interval,
  data: { start: number | null; end: number | null },
): { current: WholePeriod; previous?: WholePeriod } {
  const { range, timezone, weekStart, compare } = when;
  const asked = resolveRange(range, { timezone, weekStart, dataStart: data.start, dataEnd: data.end });
  const current = widened(asked, interval, weekStart);
  if (!compare) return { current };
  const first = local(current.fromMicros, timezone);
  const count = current.buckets.length;
  const moved = startOfUnit(first.minus(compareShift(compare, count, interval)), interval, weekStart);
  const roomy = moved.plus({ [`${interval}s`]: count + 2 }).toMillis() * 1000;
  const spine = buckets({ ...asked, fromMicros: moved.toMillis() * 1000, toMicros: roomy }, interval, weekStart).slice(0, count);
  return { current, previous: spanned(spine, interval, timezone) };
}

function widened(asked: Period, interval: Interval, weekStart: When["weekStart"]): WholePeriod {
  const spine = buckets({ ...asked, toMicros: Math.max(asked.fromMicros, asked.toMicros) }, interval, weekStart);
  return spanned(spine, interval, asked.timezone);
}

function local(micros: number, timezone: string): DateTime {
  return DateTime.fromMillis(Math.floor(micros / 1000), { zone: timezone });
}

function compareShift(compare: Compare, count: number, interval: Interval): object {
  if (compare === "previous_period") return { [`${interval}s`]: count };
  if (compare === "previous_year") return { years: 1 };
  return { [`${compare.shift.unit}s`]: compare.shift.value };
}

function spanned(spine: Bucket[], interval: Interval, timezone: string): WholePeriod {
  const fromMicros = spine[0]?.startMicros ?? 0;
  const toMicros = (spine.at(-1)?.endMicros ?? 1) - 1;
  const format = interval === "hour" || interval === "minute" ? "yyyy-MM-dd'T'HH:mm:ss" : "yyyy-MM-dd";
  const written = (micros: number): string => local(micros, timezone).toFormat(format);
  return { fromMicros, toMicros, from: written(fromMicros), to: written(toMicros), timezone, buckets: spine };
}
