import type { Compare } from "../../vocabulary/compare.ts";
import type { Interval, WeekStart } from "../../vocabulary/interval.ts";
import type { Range } from "../../vocabulary/range.ts";
import { type Bucket, bucketAt, bucketsOf, spanOf, unitStart } from "./period.ts";
import { local, type World } from "./world.ts";

/** Whole intervals in a row: the range widened at both ends; `from` and `to` are its first and last microsecond. */
export type Stretch = { buckets: Bucket[]; from: number; to: number };

type When = { range: Range; interval: Interval; timezone: string; weekStart: WeekStart; compare?: Compare | undefined };

/** The intervals that a range touches, and as many earlier ones to compare them with. */
export function stretchesOf(when: When, world: World): { current: Stretch; previous: Stretch | null } {
  const { interval, compare } = when;
  const span = spanOf(when.range, world, when.weekStart);
  const current = stretch(bucketsOf({ ...span, to: Math.max(span.from, span.to) }, interval, when));
  if (!compare) return { current, previous: null };
  const count = current.buckets.length;
  if (compare !== "previous_period")
    return { current, previous: stretch(bucketsFrom(shiftedStart(current.from, compare, when), count, when)) };
  let start = current.from;
  for (let step = 0; step < count; step += 1) start = bucketAt(start - 1, interval, when).start;
  return { current, previous: stretch(bucketsFrom(start, count, when)) };
}

function shiftedStart(from: number, compare: Exclude<Compare, "previous_period">, { interval, timezone, weekStart }: When): number {
  const length = compare === "previous_year" ? { years: 1 } : { [compare.shift.unit]: compare.shift.value };
  return unitStart(local(from, timezone).minus(length), interval, weekStart).toMillis() * 1000;
}

/** So many intervals from an instant on. */
export function bucketsFrom(start: number, count: number, when: Omit<When, "range">): Bucket[] {
  const buckets: Bucket[] = [];
  for (let from = start; buckets.length < count; ) {
    const bucket = bucketAt(from, when.interval, when);
    buckets.push(bucket);
    from = bucket.end;
  }
  return buckets;
}

function stretch(buckets: Bucket[]): Stretch {
  return { buckets, from: buckets[0]?.start ?? 0, to: (buckets.at(-1)?.end ?? 1) - 1 };
}

/** The dates of a stretch of time as people write them. */
export function datesOf({ from, to }: { from: number; to: number }, timezone: string, timed: boolean) {
  const format = timed ? "yyyy-MM-dd'T'HH:mm:ss" : "yyyy-MM-dd";
  return { from: local(from, timezone).toFormat(format), to: local(to, timezone).toFormat(format), timezone };
}
