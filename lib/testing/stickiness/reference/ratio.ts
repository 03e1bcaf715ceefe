import type { RatioPoint } from "../../../reports/stickiness/result/answer.ts";
import type { EventRef } from "../../../vocabulary/event-ref.ts";
import { bucketAt, bucketsOf } from "../../reference/period.ts";
import { daysUntil } from "./slots.ts";
import { activeUnits, type Setting, type Slot } from "./units.ts";

/** Daily, weekly and monthly actors of a series at the end of each interval. */
export function ratioOf(series: EventRef, setting: Setting): RatioPoint[] {
  const { definition, span, world } = setting;
  const dataEnd = world.dataEnd ?? Number.NEGATIVE_INFINITY;
  const buckets = bucketsOf(span, definition.interval, definition);
  const length = Math.ceil((span.to - (buckets[0]?.start ?? span.from)) / 86_400e6);
  const days = daysUntil(span.to, length + 31, setting);
  const units = activeUnits(series, days, setting).map(({ slots }) => new Set(slots.map(({ start }) => start)));
  return buckets.map(({ period, start, end }) => {
    const isCut = start < span.from || end - 1 > span.to;
    const shared = { period, maturing: end > dataEnd };
    if (start > dataEnd)
      return { ...shared, day: null, dau: null, wau: null, mau: null, dauPerWauRate: null, dauPerMauRate: null, partial: isCut };
    const last = Math.min(end - 1, span.to, dataEnd);
    const until = days.filter((day) => day.start <= last);
    const [day, week, month] = [1, 7, 30].map((count) => stayed(units, until.slice(-count)));
    const firstDay = bucketAt(world.dataStart ?? 0, "day", definition).start;
    return {
      ...shared,
      day: until.at(-1)?.name ?? null,
      dau: day?.actors ?? null,
      wau: week?.actors ?? null,
      mau: month?.actors ?? null,
      dauPerWauRate: week?.rate ?? null,
      dauPerMauRate: month?.rate ?? null,
      partial: isCut || (until.at(-30)?.start ?? 0) < firstDay,
    };
  });
}

/** Distinct units over some days, and the mean of the daily counts over them. */
function stayed(units: readonly ReadonlySet<number>[], days: readonly Slot[]): { actors: number; rate: number | null } {
  const counts = units.map((unit) => days.filter(({ start }) => unit.has(start)).length).filter((count) => count > 0);
  const mean = counts.reduce((sum, count) => sum + count, 0) / days.length;
  return { actors: counts.length, rate: counts.length === 0 ? null : mean / counts.length };
}
