import { DateTime } from "luxon";
import { type Bucket, buckets } from "../../../vocabulary/buckets.ts";
import { type Period, periodsOf } from "../../../vocabulary/period.ts";
import type { DataFacts } from "../../kind.ts";
import { powerWindows, type StickinessDefinition } from "../definition.ts";

/** A point of the ratio view: its interval's name, and which day of the calendar it speaks of; null before the data reach it. */
export type Point = { period: string; day: number | null; maturing: boolean; partial: boolean };

/** The calendar that one period is counted on: intervals, or days for the power and ratio views; nothing lies outside the range's end. */
export type Calendar = {
  /** What counts as one period, cut at the range; `period` is the first day or instant that it holds. */
  spine: Bucket[];
  /** The names of the intervals as answers print them. */
  names: string[];
  points: Point[];
};

/** What a plan must know besides the definition. */
export type Frame = {
  periods: { current: Period; previous?: Period };
  calendars: { current: Calendar; previous?: Calendar };
  /** Time of the newest event, in microseconds. */
  dataEnd: number;
  /** The zone of the activity index when it may answer: whole days, and no count within a day is asked for. */
  activityTimezone: string | null;
  /** Events of the data set without a user. */
  withoutUser: number;
};

export type PeriodName = keyof Frame["periods"];

const longestWindow = 30;

/** Resolves the definition's range and its comparison against the data set, without widening. */
export function stickinessFrame(definition: StickinessDefinition, facts: DataFacts): Frame {
  const periods = periodsOf(definition, facts);
  const wholeDays = [periods.current, periods.previous].every((period) => !period?.from.includes("T"));
  const calendar = (period: Period) => calendarOf(definition, period, facts);
  return {
    periods,
    calendars: { current: calendar(periods.current), ...(periods.previous ? { previous: calendar(periods.previous) } : {}) },
    dataEnd: facts.end ?? 0,
    activityTimezone: wholeDays && !definition.perPeriod ? facts.activityTimezone : null,
    withoutUser: facts.withoutUser,
  };
}

function calendarOf(definition: StickinessDefinition, period: Period, facts: DataFacts): Calendar {
  const { view, interval, weekStart, intervalCount } = definition;
  if (view === "ratio") return ratioCalendar(definition, period, facts);
  if (goesByDays(definition)) {
    const days = daysUntil(period, Math.max(...powerWindows));
    return { spine: cut(days, period), names: days.map((day) => day.period), points: [] };
  }
  const intervals = chunks(buckets(period, interval, weekStart), intervalCount);
  return { spine: cut(intervals, period), names: intervals.map((each) => each.period), points: [] };
}

/** Every so many intervals made one; the last one may hold fewer. */
function chunks(intervals: readonly Bucket[], size: number): Bucket[] {
  return intervals.flatMap((first, index) => {
    if (index % size !== 0) return [];
    const last = intervals[Math.min(index + size, intervals.length) - 1] as Bucket;
    return [{ ...first, endMicros: last.endMicros }];
  });
}

/** The intervals without what lies outside the range. */
function cut(intervals: readonly Bucket[], { fromMicros, toMicros, from }: Period): Bucket[] {
  return intervals.map((each, index) => {
    const early = index === 0 && each.startMicros < fromMicros && fromMicros < each.endMicros;
    return {
      period: early ? from.slice(0, each.period.length) : each.period,
      startMicros: early ? fromMicros : each.startMicros,
      endMicros: Math.min(each.endMicros, toMicros + 1),
    };
  });
}

/** So many days of the zone, the last one holding the end of the period. */
function daysUntil({ toMicros, timezone }: Period, count: number): Bucket[] {
  const last = DateTime.fromMillis(Math.floor(toMicros / 1000), { zone: timezone }).startOf("day");
  const fromMicros = last.minus({ days: count - 1 }).toMillis() * 1000;
  return buckets({ fromMicros, toMicros, from: "", to: "", timezone }, "day", "monday");
}

function ratioCalendar({ interval, weekStart }: StickinessDefinition, period: Period, facts: DataFacts): Calendar {
  const intervals = buckets(period, interval, weekStart);
  const first = Math.floor((intervals[0]?.startMicros ?? 0) / 1000);
  const lookBack = DateTime.fromMillis(first, { zone: period.timezone }).minus({ days: longestWindow });
  const days = buckets({ ...period, fromMicros: lookBack.toMillis() * 1000 }, "day", "monday");
  const until = Math.min(period.toMicros, facts.end ?? 0);
  const points = intervals.map((each): Point => {
    const day = days.findLastIndex(({ startMicros }) => startMicros <= Math.min(until, each.endMicros - 1));
    const begun = (days[day]?.endMicros ?? 0) > each.startMicros;
    const cutShort = each.startMicros < period.fromMicros || each.endMicros - 1 > period.toMicros;
    const reachesBack = begun && (days[day - longestWindow + 1]?.endMicros ?? 0) <= (facts.start ?? 0);
    return { period: each.period, day: begun ? day : null, maturing: each.endMicros > (facts.end ?? 0), partial: cutShort || reachesBack };
  });
  const last = days.at(-1);
  const spine = last ? [...days.slice(0, -1), { ...last, endMicros: Math.min(last.endMicros, period.toMicros + 1) }] : [];
  return { spine, names: days.map((day) => day.period), points };
}

/** The period that a list is about: the compared one when it is asked for and there is one. */
export function listedPeriod({ part }: StickinessDefinition, { periods }: Frame): PeriodName {
  return part?.of === "previous" && periods.previous ? "previous" : "current";
}

/** Whether the definition goes by days whatever its interval: for power windows, ratios and the lists behind them. */
export function goesByDays({ view, part }: StickinessDefinition): boolean {
  return view === "power" || view === "ratio" || (view === "actors" && part?.window !== undefined);
}
