import type { TrendsResult } from "../../lib/reports/trends/result/answer.ts";
import { asOfDay, type CohortCalendar } from "../../lib/vocabulary/cohort/settle.ts";
import type { Cohort } from "../../lib/vocabulary/cohort.ts";
import type { WeekStart } from "../../lib/vocabulary/interval.ts";

/** The zone and the week in which cohorts count days. */
export type Zone = { timezone: string; weekStart: WeekStart };

/** The most cohorts that one question counts. */
export const mostCounted = 50;

/** How many users with any event each cohort has. */
export function sizesQuestion(cohorts: Record<string, Cohort>, { timezone, weekStart }: Zone): object {
  return {
    ...{ kind: "trends", range: { from: "all" }, timezone, weekStart, interval: "month", view: "number" },
    series: [{ event: null, measure: "unique_users" }],
    breakdown: { of: "cohort", cohorts: Object.keys(cohorts) },
    cohorts,
  };
}

/** The sizes of an answer by the names of the cohorts; one that is not in it has nobody. */
export function sizesOf({ series }: TrendsResult, names: readonly string[]): Map<string, number> {
  const found = new Map(series.map(({ breakdown, total }) => [breakdown?.[0] ?? "", total ?? 0]));
  return new Map(names.map((name) => [name, found.get(name) ?? 0]));
}

/** The cohort as it was on some days, by the day: only users who had been seen by then. */
export function cohortsByDay(cohort: Cohort, days: readonly string[], calendar: CohortCalendar): Record<string, Cohort> {
  const whole: Cohort = meansSeen(cohort) ? cohort : { and: [cohort, { did: { event: null } }] };
  return Object.fromEntries(days.map((day) => [day, asOfDay(whole, day, calendar)]));
}

/** Whether everybody in the cohort has done something: then who is in it had been seen. */
function meansSeen(cohort: Cohort): boolean {
  if ("and" in cohort) return cohort.and.some(meansSeen);
  if ("or" in cohort) return cohort.or.every(meansSeen);
  if ("did" in cohort) return cohort.times === undefined || (cohort.times.op !== "at_most" && cohort.times.value > 0);
  return "sequence" in cohort || "active" in cohort || "stopped" in cohort || "firstDid" in cohort;
}

/** Some days up to the data end, evenly spread, the last one the data end's. */
export function daysUpTo(start: string, end: string, most: number): string[] {
  const [first, last] = [Date.parse(`${start}T00:00:00Z`), Date.parse(`${end}T00:00:00Z`)];
  const span = Math.round((last - first) / 86_400_000);
  const step = Math.max(1, Math.ceil((span + 1) / most));
  const count = Math.floor(span / step) + 1;
  return Array.from({ length: count }, (_, index) => new Date(last - (count - 1 - index) * step * 86_400_000).toISOString().slice(0, 10));
}

/** Every way to be in some of the cohorts and in none of the others: the name says which, as letters. */
export function regionsOf(cohorts: readonly Cohort[]): Record<string, Cohort> {
  const letters = "ABC";
  const regions = Array.from({ length: 2 ** cohorts.length - 1 }, (_, index) => index + 1);
  const isIn = (region: number, place: number) => (region & (1 << place)) !== 0;
  return Object.fromEntries(
    regions.map((region) => [
      cohorts.map((_, place) => (isIn(region, place) ? letters[place] : "")).join(""),
      { and: cohorts.map((each, place) => (isIn(region, place) ? each : { not: each })) },
    ]),
  );
}
