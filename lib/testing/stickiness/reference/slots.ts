import { bucketAt, bucketsOf } from "../../reference/period.ts";
import { local } from "../../reference/world.ts";
import type { Setting, Slot } from "./units.ts";

/** The intervals that touch the range, some of them taken together, cut to the range. */
export function slotsOf({ definition, span }: Setting): Slot[] {
  const { interval, intervalCount } = definition;
  const buckets = bucketsOf(span, interval, definition);
  const firsts = buckets.filter((_, index) => index % intervalCount === 0);
  return firsts.map(({ period, start }, index) => ({
    name: period,
    start: Math.max(start, span.from),
    end: Math.min(firsts[index + 1]?.start ?? Infinity, span.to + 1),
  }));
}

/** So many calendar days that end with the one that holds an instant. */
export function daysUntil(micros: number, count: number, { definition }: Setting): Slot[] {
  const last = local(micros, definition.timezone).startOf("day");
  return Array.from({ length: count }, (_, index) => {
    const noon = last.minus({ days: count - 1 - index }).set({ hour: 12 });
    const { period, start, end } = bucketAt(noon.toMillis() * 1000, "day", definition);
    return { name: period, start, end };
  });
}
