import fc from "fast-check";
import { randomCohorts } from "./random-cohort.ts";
import { conditionList } from "./random-event-ref.ts";
import { propertyNames } from "./random-log.ts";

type Json = Record<string, unknown>;

/** Present once in so many times; absent, the default of the definition holds. */
export const sometimes = <T>(arbitrary: fc.Arbitrary<T>, oneIn = 4): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: oneIn - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

/** A record without the entries that came out undefined. */
export function record(entries: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Json> {
  return fc.record(entries).map((json) => Object.fromEntries(Object.entries(json).filter(([, value]) => value !== undefined)));
}

/** Ranges over the weeks of the random logs: whole, some of it, beyond its end, with times of day, relative. */
const rangeOfWeeks: fc.Arbitrary<Json> = fc.constantFrom<Json>(
  { from: "all" },
  { from: "2024-03-28", to: "2024-04-06" },
  { from: "2024-03-31", to: "2024-04-12" },
  { from: "2024-03-20", to: "2024-04-30" },
  { from: "2024-04-01", to: "2024-06-15" },
  { from: "2024-03-30T20:30:00", to: "2024-04-02T10:00:00.000001" },
  { last: { value: 2, unit: "week" } },
  { last: { value: 3, unit: "month" } },
  { last: { value: 3, unit: "week" }, complete: true },
  { this: "month" },
);

/** Ranges of some hours around the changes of clocks of the random logs. */
const rangeOfHours: fc.Arbitrary<Json> = fc.constantFrom<Json>(
  { from: "2024-03-30T20:30:00", to: "2024-03-31T06:00:00" },
  { from: "2024-03-31", to: "2024-03-31" },
  { from: "2024-04-06T22:00:00", to: "2024-04-07T08:15:00" },
  { last: { value: 30, unit: "hour" } },
);

/** Ranges of more weeks than an integer has bits to spare, over one and over two New Years. */
const rangeOfYears: fc.Arbitrary<Json> = fc.constantFrom<Json>(
  { from: "2023-03-01", to: "2024-06-15" },
  { from: "2022-12-28", to: "2024-04-20" },
);

/** A range that suits an interval: days of years would be many cells and say nothing more. */
export function rangeFor(interval: string): fc.Arbitrary<Json> {
  if (interval === "hour" || interval === "minute") return rangeOfHours;
  if (interval === "day") return rangeOfWeeks;
  return fc.oneof({ weight: 3, arbitrary: rangeOfWeeks }, { weight: 1, arbitrary: rangeOfYears });
}

/** A breakdown by a property of the event, the user or the session, or by cohorts. */
export const breakdownOf = (more: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Json> =>
  fc.oneof(
    {
      weight: 5,
      arbitrary: record({
        property: fc.constantFrom<unknown>("p", "p", "q", ...propertyNames, ["p", "q"]),
        of: fc.constantFrom("event", "event", "user", "session"),
        limit: sometimes(fc.constantFrom(1, 2), 2),
        other: sometimes(fc.constant(false), 8),
        normalize: sometimes(fc.constant("url"), 6),
        ...more,
      }),
    },
    { weight: 1, arbitrary: fc.constant({ of: "cohort", cohorts: ["c1", "'; drop--", "behaved"] }) },
  );

/** The parts that all kinds share, without the range. */
export const baseOf = {
  timezone: fc.constantFrom("UTC", "Europe/Rome", "America/Los_Angeles", "Australia/Lord_Howe"),
  weekStart: sometimes(fc.constant("sunday")),
  filters: sometimes(conditionList, 10),
  countBy: fc.constantFrom<unknown>("user", "user", "user", "user", "session", { property: "p" }, { property: "q", of: "user" }),
  identity: sometimes(fc.constant("raw"), 5),
  compare: sometimes(
    fc.constantFrom<unknown>(
      "previous_period",
      "previous_year",
      { shift: { value: 1, unit: "day" } },
      { shift: { value: 1, unit: "month" } },
      { shift: { value: 5, unit: "hour" } },
      { shift: { value: 49, unit: "hour" } },
    ),
    6,
  ),
  daysOfWeek: sometimes(fc.constantFrom([6], [7, 1], [1, 2, 3, 4, 5], []), 8),
  sessionTimeoutMinutes: sometimes(fc.constantFrom(1, 61), 6),
  cohorts: randomCohorts,
};

/** The start of an interval of the random logs, as answers print it. */
export const periodOf = (interval: string): fc.Arbitrary<string> => {
  if (interval === "hour")
    return fc.constantFrom("2024-03-30T22:00", "2024-03-31T00:00", "2024-03-31T01:00", "2024-03-31T03:00", "2024-04-07T01:00");
  if (interval === "week") return fc.constantFrom("2024-03-25", "2024-03-31", "2024-04-01", "2024-04-07", "2024-04-08");
  if (interval === "month" || interval === "quarter") return fc.constantFrom("2024-03-01", "2024-04-01", "2024-04-01", "2024-05-01");
  return fc.integer({ min: 0, max: 12 }).map((days) => new Date(Date.UTC(2024, 2, 30 + days)).toISOString().slice(0, 10));
};
