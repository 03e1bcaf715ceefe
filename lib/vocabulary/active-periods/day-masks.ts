import type { Bucket } from "../buckets.ts";

/** The days that a period has in one month (2024-05), bit 0 being the first day. */
export type DayMask = { month: string; mask: number; period: number };

const dayMs = 86_400_000;

/** Days since 1970 of a date. */
export function dayNumber(date: string): number {
  return Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / dayMs;
}

/** One day, since 1970, as a mask of its month. */
export function dayMask(day: number, period: number): DayMask {
  const date = new Date(day * dayMs).toISOString();
  return { month: date.slice(0, 7), mask: 2 ** (Number(date.slice(8, 10)) - 1), period };
}

/** The days of each period of a calendar of whole days, month by month. */
export function dayMasks(spine: readonly Bucket[]): DayMask[] {
  return spine.flatMap((bucket, period) => {
    const masks = new Map<string, number>();
    for (let day = dayNumber(bucket.period); day < lastDay(spine, period); day += 1) {
      const date = new Date(day * dayMs).toISOString();
      const month = date.slice(0, 7);
      masks.set(month, (masks.get(month) ?? 0) + 2 ** (Number(date.slice(8, 10)) - 1));
    }
    return [...masks].map(([month, mask]) => ({ month, mask, period }));
  });
}

/** The first day after a period: the next one's first, or where the last one ends by its own length. */
function lastDay(spine: readonly Bucket[], period: number): number {
  const next = spine[period + 1];
  const { startMicros, endMicros, period: name } = spine[period] as Bucket;
  return next ? dayNumber(next.period) : dayNumber(name) + Math.round((endMicros - startMicros) / 1000 / dayMs);
}
