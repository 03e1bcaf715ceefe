import fc from "fast-check";
import {
  type AdoptionDefinition,
  adoptionDefinition,
  adoptionIntervals,
  adoptionStates,
  adoptionViews,
} from "../../reports/adoption/definition.ts";
import { randomCohorts } from "../random-cohort.ts";
import { conditionList, eventReference } from "../random-event-ref.ts";
import { propertyNames } from "../random-log.ts";

type Json = Record<string, unknown>;

/** Present once in so many times; absent, the default of the definition holds. */
const sometimes = <T>(arbitrary: fc.Arbitrary<T>, oneIn = 4): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: oneIn - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

/** A record without the entries that came out undefined. */
function record(entries: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Json> {
  return fc.record(entries).map((json) => Object.fromEntries(Object.entries(json).filter(([, value]) => value !== undefined)));
}

const range = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom<Json>(
      { from: "all" },
      { from: "2024-03-01" },
      { from: "2024-03-31", to: "2024-04-30" },
      { from: "2024-03-25", to: "2024-04-21" },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Json>(
      { from: "2024-03-31", to: "2024-03-31" },
      { from: "2024-04-01", to: "2024-04-07" },
      { from: "2024-03-31T00:30", to: "2024-04-02T10:00:01" },
      { from: "2024-04-20", to: "2024-06-15" },
      { last: { value: 7, unit: "day" } },
      { last: { value: 4, unit: "week" }, complete: true },
      { this: "month" },
    ),
  },
);

const reference = fc
  .oneof(
    { weight: 3, arbitrary: fc.constantFrom<Json>({ event: "a" }, { event: "b" }, { event: "c" }, { event: ["a", "c"] }, { event: null }) },
    { weight: 1, arbitrary: eventReference },
  )
  .map(({ occurrence: _, ...rest }) => rest);

const feature = fc
  .tuple(reference, fc.constantFrom("2024-03-31", "2024-04-01", "2024-03-31T01:30:00", "2025-01-01"))
  .map(([one, released]) => ({ ...one, released }));

const features = fc.oneof(
  { weight: 3, arbitrary: fc.array(feature, { minLength: 1, maxLength: 3 }).map((list) => ({ features: list })) },
  {
    weight: 2,
    arbitrary: record({
      property: fc.constantFrom<string>("p", "p", "p", "p", "p", "p", "n", ...propertyNames.filter((name) => name !== "")),
      event: sometimes(fc.constantFrom("a", "b"), 2),
      limit: sometimes(fc.constantFrom(1, 2), 2),
    }).map((one) => ({ everyValueOf: one })),
  },
);

const eligible = fc.constantFrom<Json[]>(
  [{ of: "cohort", op: "is", value: "c1" }],
  [{ property: "p", of: "user", op: "is_set" }],
  [{ property: "p", of: "user", op: "is_not", value: "x" }],
);

/** Buckets of the logs by interval. */
const periods: Record<string, [string, string]> = {
  day: ["2024-03-31", "2024-04-01"],
  week: ["2024-03-25", "2024-04-01"],
  month: ["2024-03-01", "2024-04-01"],
  quarter: ["2024-01-01", "2024-04-01"],
};

const bucketStates = ["new", "continuing", "returning"];

/** A state that needs a period gets one. */
const part = fc
  .tuple(
    fc.constantFrom("1", "1", "2"),
    fc.constantFrom("x", "x", "y", "5"),
    record({
      state: fc.constantFrom("users", "users", ...adoptionStates),
      period: fc.constantFrom(undefined, 0, 1),
      of: fc.constantFrom("current", "current", "current", "previous"),
      search: sometimes(fc.constant("U"), 10),
      limit: sometimes(fc.constant(1), 8),
      offset: sometimes(fc.constant(1), 12),
    }),
  )
  .map(([place, value, chosen]) => ({
    place,
    value,
    rest: bucketStates.includes(String(chosen.state)) ? { period: 0, ...chosen } : chosen,
  }));

const settings = record({
  kind: fc.constant("adoption"),
  range,
  timezone: fc.constantFrom("UTC", "Europe/Rome", "America/Los_Angeles"),
  weekStart: sometimes(fc.constant("sunday")),
  filters: sometimes(conditionList, 10),
  countBy: fc.constantFrom<unknown>("user", "user", "user", "user", { property: "p" }, { property: "q", of: "user" }),
  identity: sometimes(fc.constant("raw"), 5),
  compare: sometimes(fc.constantFrom<unknown>("previous_period", { shift: { value: 1, unit: "week" } }), 5),
  daysOfWeek: sometimes(fc.constantFrom([6], [7, 1], []), 8),
  active: sometimes(reference),
  eligible: sometimes(eligible, 8),
  view: fc.constantFrom("actors", "actors", ...adoptionViews),
  interval: fc.constantFrom("day", "week", "week", ...adoptionIntervals.options),
  frequency: sometimes(fc.constant("days"), 2),
  exposure: sometimes(reference),
  repeatedDays: sometimes(fc.constant(3)),
  regular: sometimes(fc.constantFrom({ weeks: 1, of: 1 }, { weeks: 2, of: 3 }, { weeks: 1, of: 2 }), 2),
  since: fc.oneof(fc.constant(undefined), fc.constant("released"), reference),
  timeUnit: sometimes(fc.constantFrom("hour", "week"), 2),
  periods: sometimes(fc.constantFrom(1, 3), 2),
  windowDays: sometimes(fc.constant(7), 2),
  cohorts: randomCohorts,
});

/** What makes a question one of whole days of users, which the activity index can tell. */
const plain = fc.constantFrom<Json>(
  { timezone: "UTC", countBy: "user", identity: "merged", filters: [], daysOfWeek: [], active: undefined },
  { timezone: "UTC", countBy: "user", identity: "merged", filters: [], daysOfWeek: [], active: { event: "b" } },
);

const plainFeatures = fc.constantFrom<Json>({ features: [{ event: "a" }] }, { features: [{ event: "a" }, { event: "c" }] });

const asIs = fc.constant<Json>({});

/** One question in three is a plain one. */
const made = fc.oneof(
  { weight: 2, arbitrary: fc.tuple(settings, features, part, asIs) },
  { weight: 1, arbitrary: fc.tuple(settings, plainFeatures, part, plain) },
);

/** Valid definitions over the names of the random logs of weeks, with every option of adoption. */
export const randomAdoption: fc.Arbitrary<AdoptionDefinition> = made
  .map(([settled, asked, { place, value, rest }, instead]) => {
    const json: Json = { ...settled, ...instead };
    const period = rest.period === undefined ? {} : { period: periods[String(json.interval)]?.[Number(rest.period)] };
    const chosen = { ...rest, ...period, feature: "features" in asked ? place : value };
    return adoptionDefinition.safeParse({ ...json, ...asked, ...(json.view === "actors" ? { part: chosen } : {}) });
  })
  .filter((parsed) => parsed.success)
  .map((parsed) => parsed.data as AdoptionDefinition);
