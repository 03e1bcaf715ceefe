import { DateTime } from "luxon";
import { type Bucket, buckets } from "../../../vocabulary/buckets.ts";
import { comparedMoment, type Period, periodsOf } from "../../../vocabulary/period.ts";
import type { DataFacts } from "../../kind.ts";
import type { TrendsDefinition } from "../definition.ts";

/** A day of the range as daily measures see it: the point that holds it, and whether it counts in a mean. */
export type Day = Bucket & { point: number; counts: boolean };

/** What one period is counted on. */
export type Calendar = { period: Period; spine: Bucket[]; days: Day[] };

/** What a plan must know besides the definition. */
export type Frame = {
  periods: { current: Period; previous?: Period };
  calendars: { current: Calendar; previous?: Calendar };
  /** Time of the newest event, in microseconds. */
  dataEnd: number;
  /** The last moment of the previous period that lies as far in it as the data end in the current one, where that is not over. */
  elapsedTo: number | null;
  /** The zone of the activity index. */
  activityTimezone: string | null;
  /** It also says how many users there were on each day. */
  dailyUsers: boolean;
  /** Events of the data set without a user. */
  withoutUser: number;
};

export type PeriodName = keyof Frame["periods"];

/** Resolves the definition's range and its comparison against the data set, without widening. */
export function trendsFrame(definition: TrendsDefinition, facts: DataFacts): Frame {
  const periods = periodsOf(definition, facts);
  const { current, previous } = periods;
  const dataEnd = facts.end ?? 0;
  const calendar = (period: Period) => calendarOf(definition, period, dataEnd);
  const isOpen = previous !== undefined && definition.compare !== undefined && facts.end !== null && dataEnd < current.toMicros;
  return {
    periods,
    calendars: { current: calendar(current), ...(previous ? { previous: calendar(previous) } : {}) },
    dataEnd,
    elapsedTo: isOpen ? Math.min(previous.toMicros, comparedMoment(dataEnd, current, definition.compare ?? "previous_period")) : null,
    activityTimezone: facts.activityTimezone,
    dailyUsers: facts.dailyUsers,
    withoutUser: facts.withoutUser,
  };
}

function calendarOf({ interval, weekStart, daysOfWeek }: TrendsDefinition, period: Period, dataEnd: number): Calendar {
  const spine = buckets(period, interval, weekStart);
  if (interval === "hour") return { period, spine, days: [] };
  const days = buckets(period, "day", weekStart).map((day): Day => {
    const { weekday } = DateTime.fromMillis(day.startMicros / 1000, { zone: period.timezone });
    const isHidden = daysOfWeek !== undefined && daysOfWeek.length > 0 && !daysOfWeek.includes(weekday);
    return { ...day, point: pointAt(spine, day.startMicros), counts: !isHidden && day.startMicros <= dataEnd };
  });
  return { period, spine, days };
}

/** The index of the last bucket that has begun at an instant; −1 before the first. */
export function pointAt(spine: readonly Bucket[], atMicros: number): number {
  return spine.findLastIndex(({ startMicros }) => startMicros <= atMicros);
}

/** The period that a list is about: the compared one when it is asked for and there is one. */
export function listedPeriod({ part }: TrendsDefinition, { periods }: Frame): PeriodName {
  return part?.of === "previous" && periods.previous ? "previous" : "current";
}

/** The periods of an answer. */
export function periodNames({ periods }: Frame): PeriodName[] {
  return periods.previous ? ["current", "previous"] : ["current"];
}
