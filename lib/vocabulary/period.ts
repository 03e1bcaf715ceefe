import { DateTime } from "luxon";
import type { Compare } from "./compare.ts";
import type { WeekStart } from "./interval.ts";
import type { CalendarUnit, Range } from "./range.ts";

/** A stretch of time in a zone: microseconds since 1970, both ends included, and the dates as people write them. */
export type Period = { fromMicros: number; toMicros: number; from: string; to: string; timezone: string };

export type Calendar = { timezone: string; weekStart: WeekStart; dataStart: number | null; dataEnd: number | null };

const micros = (moment: DateTime): number => moment.toMillis() * 1000;

function local(atMicros: number, timezone: string): DateTime {
  return DateTime.fromMillis(Math.floor(atMicros / 1000), { zone: timezone });
}

/** The first instant of the calendar unit that holds the moment; weeks begin on the calendar's first day. */
export function startOfUnit(moment: DateTime, unit: CalendarUnit | "minute", weekStart: WeekStart): DateTime {
  if (unit !== "week" || weekStart === "monday") return moment.startOf(unit);
  return moment.plus({ days: 1 }).startOf("week").minus({ days: 1 }).startOf("day");
}

function written(moment: DateTime, wholeDays: boolean): string {
  return wholeDays ? moment.toFormat("yyyy-MM-dd") : moment.toFormat("yyyy-MM-dd'T'HH:mm:ss");
}

type Written = { wholeDays: boolean; extraMicros?: number };

function between(from: DateTime, toInclusiveMicros: number, { wholeDays, extraMicros = 0 }: Written): Period {
  const to = local(toInclusiveMicros, from.zoneName ?? "UTC");
  return {
    fromMicros: micros(from) + extraMicros,
    toMicros: toInclusiveMicros,
    from: written(from, wholeDays),
    to: written(to, wholeDays),
    timezone: from.zoneName ?? "UTC",
  };
}

function endOfMoment(text: string, timezone: string): number {
  const moment = DateTime.fromISO(text, { zone: timezone });
  return text.includes("T") ? micros(moment) + microsOfFraction(text) : micros(moment.plus({ days: 1 })) - 1;
}

/** Luxon keeps milliseconds; the digits behind them are added by hand. */
function microsOfFraction(text: string): number {
  const digits = /\.(\d{1,6})$/.exec(text)?.[1] ?? "";
  return Number(digits.padEnd(6, "0").slice(3) || "0");
}

/** The period that a range means for a data set: relative ranges count from the data end, in the report's zone. */
export function resolveRange(range: Range, calendar: Calendar): Period {
  const { timezone, weekStart } = calendar;
  const end = local(calendar.dataEnd ?? 0, timezone);
  const endOfData = micros(end.startOf("day").plus({ days: 1 })) - 1;
  if ("from" in range) {
    const to = range.to === undefined ? endOfData : endOfMoment(range.to, timezone);
    const wholeDays = !range.from.includes("T") && !(range.to ?? "").includes("T");
    const from =
      range.from === "all" ? local(calendar.dataStart ?? 0, timezone).startOf("day") : DateTime.fromISO(range.from, { zone: timezone });
    return between(from, to, { wholeDays, extraMicros: microsOfFraction(range.from) });
  }
  if ("this" in range) return between(startOfUnit(end, range.this, weekStart), endOfData, { wholeDays: range.this !== "hour" });
  return lastUnits(range, end, weekStart);
}

/** The words of a report that say when. */
export type When = { range: Range; timezone: string; weekStart: WeekStart; compare?: Compare | undefined };

/** The periods that a report looks at; `data` holds the first and the last event's time in microseconds. */
export function periodsOf(when: When, data: { start: number | null; end: number | null }): { current: Period; previous?: Period } {
  const { range, timezone, weekStart, compare } = when;
  const current = resolveRange(range, { timezone, weekStart, dataStart: data.start, dataEnd: data.end });
  return compare ? { current, previous: comparedPeriod(current, compare) } : { current };
}

function lastUnits(
  range: { last: { value: number; unit: CalendarUnit }; complete?: boolean | undefined },
  end: DateTime,
  weekStart: WeekStart,
): Period {
  const { value, unit } = range.last;
  const amount = { [unit === "quarter" ? "quarters" : `${unit}s`]: value };
  const wholeDays = unit !== "hour";
  if (range.complete) {
    const to = startOfUnit(end, unit, weekStart);
    return between(to.minus(amount), micros(to) - 1, { wholeDays });
  }
  const to = end.startOf(unit === "hour" ? "hour" : "day").plus(unit === "hour" ? { hours: 1 } : { days: 1 });
  return between(to.minus(amount), micros(to) - 1, { wholeDays });
}

/** The earlier period that a period is compared with; whole days stay whole days when clocks change between. */
export function comparedPeriod(period: Period, compare: Compare): Period {
  const from = local(period.fromMicros, period.timezone);
  const after = local(period.toMicros + 1, period.timezone);
  const shift = shiftOf(compare, lengthOf(period));
  const [begin, end] = [from.minus(shift), after.minus(shift)];
  const wholeDays = isOfWholeDays(period) && isMidnight(begin) && isMidnight(end);
  return between(begin, micros(end) - 1 + ((period.toMicros + 1) % 1000), { wholeDays, extraMicros: period.fromMicros % 1000 });
}

/** The moment of the compared period that lies as far in it as a moment lies in the period, on the same hour of the clock. */
export function comparedMoment(atMicros: number, period: Period, compare: Compare): number {
  return micros(local(atMicros, period.timezone).minus(shiftOf(compare, lengthOf(period)))) + (atMicros % 1000);
}

/** A shift by hours leaves the first moment of a day. */
function isMidnight(moment: DateTime): boolean {
  return moment.toMillis() === moment.startOf("day").toMillis();
}

function isOfWholeDays({ from }: Period): boolean {
  return !from.includes("T");
}

function lengthOf(period: Period): object {
  const from = local(period.fromMicros, period.timezone);
  const after = local(period.toMicros + 1, period.timezone);
  if (isOfWholeDays(period)) return { days: Math.round(after.diff(from, "days").days) };
  return { milliseconds: after.toMillis() - from.toMillis() };
}

function shiftOf(compare: Compare, length: object): object {
  if (compare === "previous_year") return { years: 1 };
  if (compare === "previous_period") return length;
  const { value, unit } = compare.shift;
  return { [unit === "quarter" ? "quarters" : `${unit}s`]: value };
}
