import { DateTime } from "luxon";
import type { Bounds, Cohort } from "../cohort.ts";
import { seconds } from "../duration.ts";
import type { WeekStart } from "../interval.ts";
import { resolveRange } from "../period.ts";
import type { Range } from "../range.ts";

/** "Now" of a cohort: the zone and week of the report, and the ends of the data in microseconds. */
export type CohortCalendar = { timezone: string; weekStart: WeekStart; start: number | null; end: number | null };

/** The words of a question that has cohorts. */
type WithCohorts = { cohorts?: Record<string, Cohort> | undefined; timezone?: string; weekStart?: WeekStart };

/**
 * The question with the instants that the words of its cohorts come to: "in the last 7 days" counts from the data end, whole local
 * days. What is written stays, for memberships as of an event.
 */
export function withSettledCohorts<Definition extends object>(definition: Definition, data: { start: number | null; end: number | null }) {
  const { cohorts, timezone = "UTC", weekStart = "monday" }: WithCohorts = definition;
  if (!cohorts) return definition;
  const calendar = { timezone, weekStart, start: data.start, end: data.end };
  const settledOnes = Object.entries(cohorts).map(([name, cohort]) => [name, settled(cohort, calendar)]);
  return { ...definition, cohorts: Object.fromEntries(settledOnes) };
}

/** One cohort with its instants. */
export function settled(cohort: Cohort, calendar: CohortCalendar): Cohort {
  if ("and" in cohort) return { and: cohort.and.map((each) => settled(each, calendar)) };
  if ("or" in cohort) return { or: cohort.or.map((each) => settled(each, calendar)) };
  if ("not" in cohort) return { not: settled(cohort.not, calendar) };
  const during = duringOf(cohort, calendar);
  return during ? ({ ...cohort, during } as Cohort) : cohort;
}

/** The instants that a leaf looks at, both included; null for leaves that are not about time. */
export function duringOf(leaf: Cohort, calendar: CohortCalendar): Bounds | null {
  if ("stopped" in leaf) return resolved({ last: leaf.for }, calendar);
  if ("did" in leaf || "active" in leaf || "firstDid" in leaf) return resolved(leaf.in ?? ever, calendar);
  if (!("sequence" in leaf)) return null;
  const bounds = resolved(leaf.in ?? ever, calendar);
  return leaf.then === "did_not" ? { ...bounds, until: Math.min(bounds.until, calendar.end ?? bounds.until) } : bounds;
}

const ever: Range = { from: "all" };

function resolved(range: Range, { timezone, weekStart, start, end }: CohortCalendar): Bounds {
  const { fromMicros, toMicros } = resolveRange(range, { timezone, weekStart, dataStart: start, dataEnd: end });
  return { from: fromMicros, until: toMicros };
}

/**
 * The cohort as it was on an earlier day, in words alone: every range ends with that day at the latest. User properties and lists
 * stay what they are.
 */
export function asOfDay(cohort: Cohort, day: string, calendar: CohortCalendar): Cohort {
  if ("and" in cohort) return { and: cohort.and.map((each) => asOfDay(each, day, calendar)) };
  if ("or" in cohort) return { or: cohort.or.map((each) => asOfDay(each, day, calendar)) };
  if ("not" in cohort) return { not: asOfDay(cohort.not, day, calendar) };
  const end = DateTime.fromISO(day, { zone: calendar.timezone }).plus({ days: 1 }).toMillis() * 1000 - 1;
  const during = duringOf(cohort, { ...calendar, end: Math.min(end, calendar.end ?? end) });
  if (!during) return cohort;
  const range = written({ from: during.from, until: Math.min(during.until, end) }, calendar.timezone);
  if ("stopped" in cohort) {
    const before = written({ from: calendar.start ?? 0, until: during.from - 1 }, calendar.timezone);
    return { and: [{ did: cohort.stopped, in: before }, { not: { did: cohort.stopped, in: range } }] };
  }
  return { ...cohort, in: range } as Cohort;
}

function written({ from, until }: Bounds, zone: string): Range {
  return { from: moment(from, zone), to: moment(Math.max(from, until), zone) };
}

function moment(micros: number, zone: string): string {
  const text = DateTime.fromMillis(Math.floor(micros / 1000), { zone }).toFormat("yyyy-MM-dd'T'HH:mm:ss.SSS");
  return `${text}${String(((micros % 1000) + 1000) % 1000).padStart(3, "0")}`;
}

/** A fixed length of elapsed time before an event that `last` comes to, in microseconds; null for a range of the calendar. */
export function elapsedMicros(range: Range): number | null {
  if (!("last" in range) || range.complete) return null;
  const { value, unit } = range.last;
  return unit === "hour" || unit === "day" || unit === "week" ? seconds({ value, unit }) * 1_000_000 : null;
}
