import { DateTime } from "luxon";
import { type Bucket, buckets } from "../../../vocabulary/buckets.ts";
import { type Period, periodsOf } from "../../../vocabulary/period.ts";
import type { DataFacts } from "../../kind.ts";
import type { AdoptionDefinition } from "../definition.ts";

/** What one period is counted on. */
export type Calendar = {
  period: Period;
  /** The calendar periods that touch the range, not cut; empty where the view is not over time. */
  spine: Bucket[];
  /** The calendar period before the first one. */
  before: Bucket | null;
};

/** What a plan must know besides the definition. */
export type Frame = {
  periods: { current: Period; previous?: Period };
  calendars: { current: Calendar; previous?: Calendar };
  /** Times of the oldest and the newest event, in microseconds. */
  dataStart: number;
  dataEnd: number;
  /** The zone of the activity index. */
  activityTimezone: string | null;
  /** Events of the data set without a user. */
  withoutUser: number;
};

export type PeriodName = keyof Frame["periods"];

/** Resolves the definition's range and its comparison against the data set, without widening. */
export function adoptionFrame(definition: AdoptionDefinition, facts: DataFacts): Frame {
  const periods = periodsOf(definition, facts);
  const { current, previous } = periods;
  const calendar = (period: Period) => calendarOf(definition, period);
  return {
    periods,
    calendars: { current: calendar(current), ...(previous ? { previous: calendar(previous) } : {}) },
    dataStart: facts.start ?? 0,
    dataEnd: facts.end ?? 0,
    activityTimezone: facts.activityTimezone,
    withoutUser: facts.withoutUser,
  };
}

function calendarOf({ view, part, interval, weekStart }: AdoptionDefinition, period: Period): Calendar {
  const isOverTime = view === "rate" || view === "adopters" || (view === "actors" && part?.period !== undefined);
  const spine = isOverTime ? buckets(period, interval, weekStart) : [];
  const [first] = spine;
  const instant = (first?.startMicros ?? 0) - 1;
  const before = first ? buckets({ ...period, fromMicros: instant, toMicros: instant }, interval, weekStart)[0] : undefined;
  return { period, spine, before: before ?? null };
}

/** The periods of an answer. */
export function periodNames({ periods }: Frame): PeriodName[] {
  return periods.previous ? ["current", "previous"] : ["current"];
}

export function calendarNamed({ calendars }: Frame, name: PeriodName): Calendar {
  return calendars[name] as Calendar;
}

/** The period that a list is about: the compared one when it is asked for and there is one. */
export function listedPeriod({ part }: AdoptionDefinition, { periods }: Frame): PeriodName {
  return part?.of === "previous" && periods.previous ? "previous" : "current";
}

/** The last instant of a period that has events: its own, or the data end if that comes first. */
export function lastInstant({ dataEnd }: Frame, { toMicros }: Period): number {
  return Math.min(toMicros, dataEnd);
}

/** The first instant of a period that can have events: its own, or the data's start if that comes later. */
export function firstInstant({ dataStart }: Frame, { fromMicros }: Period): number {
  return Math.max(fromMicros, dataStart);
}

/** The days of the zone from one instant to another. */
export function daysBetween({ timezone }: Period, { from, until }: { from: number; until: number }): Bucket[] {
  return buckets({ fromMicros: from, toMicros: until, from: "", to: "", timezone }, "day", "monday");
}

/** So many calendar days that end with the period's last one; none where the period begins after the data. */
export function lastDays(frame: Frame, period: Period, count: number): Bucket[] {
  const until = lastInstant(frame, period);
  if (until < period.fromMicros) return [];
  const last = DateTime.fromMillis(Math.floor(until / 1000), { zone: period.timezone }).startOf("day");
  const from = last
    .minus({ days: count - 1 })
    .startOf("day")
    .toMillis();
  return daysBetween(period, { from: from * 1000, until });
}

/** Whether a period holds as many whole weeks, up to its last day, as it takes to tell who is regular. */
export function canTellRegular({ regular }: Pick<AdoptionDefinition, "regular">, frame: Frame, period: Period): boolean {
  const [first] = lastDays(frame, period, regular.of * 7);
  return first !== undefined && first.startMicros >= period.fromMicros;
}
