import { periodLabel } from "../../lib/format.ts";
import type { Annotation } from "../../lib/store/annotations.ts";
import type { Mark } from "./annotation-marks.tsx";
import type { NotedDays } from "./annotations-dialog.tsx";

/** A time axis: the starts of its buckets, and the range that it covers. */
type Axis = { buckets: readonly { period: string }[]; period: { from: string; to: string } };

/** The point of the axis that a day falls on, the first one where a day has several; -1 outside the range. */
export function bucketOfDay(day: string, { buckets, period }: Axis): number {
  if (day < period.from.slice(0, 10) || day > period.to.slice(0, 10)) return -1;
  const start = buckets.findLast((each) => each.period.slice(0, 10) <= day)?.period.slice(0, 10);
  return buckets.findIndex((each) => each.period.slice(0, 10) === start);
}

/** The days of one point, as far as the range goes. */
export function daysOfBucket(index: number, { buckets, period }: Axis, interval: string): NotedDays | null {
  const bucket = buckets[index];
  if (!bucket) return null;
  const [first, last] = [period.from.slice(0, 10), period.to.slice(0, 10)];
  const start = bucket.period.slice(0, 10);
  const next = buckets
    .slice(index + 1)
    .find((each) => each.period.slice(0, 10) > start)
    ?.period.slice(0, 10);
  const from = start < first ? first : start;
  const before = next ? new Date(Date.parse(next) - 86_400_000).toISOString().slice(0, 10) : last;
  return { label: periodLabel(interval === "hour" ? start : bucket.period, interval === "hour" ? "day" : interval), from, to: before };
}

/** The points that have notes, with their texts. */
export function marksOf(annotations: readonly Annotation[], axis: Axis): Mark[] {
  const marks = new Map<number, string[]>();
  for (const { day, text } of annotations) {
    const index = bucketOfDay(day, axis);
    if (index >= 0) marks.set(index, [...(marks.get(index) ?? []), text]);
  }
  return [...marks].map(([index, texts]) => ({ index, texts }));
}
