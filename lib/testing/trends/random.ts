import fc from "fast-check";
import { type TrendsDefinition, trendsDefinition, trendsIntervals, trendsViews } from "../../reports/trends/definition.ts";
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

const wide = fc.constantFrom<Json>({ from: "all" }, { from: "2024-03-01" }, { from: "2024-03-31", to: "2024-04-30" });

/** More weeks than an integer has bits to spare. */
const years = fc.constantFrom<Json>({ from: "2023-03-01", to: "2024-06-15" }, { from: "2022-12-28", to: "2024-04-20" });

/** Hours are counted over days; a month of them says nothing more and takes the second opinion seconds. */
const daysOfHours = { from: "2024-03-31T00:30", to: "2024-04-02T10:00:01" };

const narrow = fc.constantFrom<Json>(
  { from: "2024-03-31", to: "2024-03-31" },
  { from: "2024-04-01", to: "2024-04-07" },
  { from: "2024-04-06", to: "2024-05-05" },
  { from: "2024-03-30T21:00:00.000001", to: "2024-04-07" },
  { from: "2024-03-31T00:30", to: "2024-04-02T10:00:01" },
  { from: "2024-04-20", to: "2024-06-15" },
  { last: { value: 7, unit: "day" } },
  { last: { value: 2, unit: "week" }, complete: true },
  { this: "month" },
);

const property = fc.constantFrom<string>("n", "n", "n", "p", ...propertyNames);

const measure = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom<unknown>(
      "total",
      "unique_users",
      "weekly_active",
      "monthly_active",
      "daily_active",
      "sessions",
      "first_time_users",
      "first_time_users_strict",
      "per_user_average",
      "per_user_max",
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom("sum", "avg", "min", "max", "median", "p90", "p95", "p99", "distinct"), property)
      .map(([name, of]) => ({ [name]: of })),
  },
  {
    weight: 1,
    arbitrary: record({
      session: fc.constantFrom("duration", "events", "bounce"),
      average: sometimes(fc.constantFrom("mean", "median"), 2),
    }),
  },
);

const reference = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom<Json>({ event: "a" }, { event: "b" }, { event: ["a", "b"] }, { event: null }) },
  { weight: 1, arbitrary: eventReference },
);

const accumulated = fc.constantFrom<unknown>("total", "unique_users", "sessions", "first_time_users", { sum: "n" }, { distinct: "p" });

const seriesOf = (chosenMeasure: fc.Arbitrary<unknown>): fc.Arbitrary<Json> =>
  fc
    .tuple(reference, chosenMeasure, sometimes(fc.constantFrom("mine", "'; drop--"), 8))
    .map(([{ occurrence: _, ...reference }, chosen, label]) => ({ ...reference, measure: chosen, ...(label ? { label } : {}) }));

const formula = fc.constantFrom<unknown>(
  "A",
  "A*2-1",
  "A/B",
  "A+2*B",
  ["A-B", "B/A*100"],
  { expression: "(A+B)/C", label: "mine" },
  "-C/(A-B)",
);

const split = (isOne: boolean): fc.Arbitrary<Json> =>
  record({
    property: isOne
      ? fc.oneof(
          { weight: 4, arbitrary: fc.constantFrom<string | string[]>("p", "q", ...propertyNames) },
          { weight: 1, arbitrary: fc.constant<string | string[]>(["p", "q"]) },
        )
      : fc.constantFrom<string>("p", "q", "n", '"'),
    of: fc.constantFrom("event", "event", "event", "user", "session"),
    normalize: sometimes(fc.constant("url"), 8),
    bins: sometimes(fc.constantFrom(1, 2, 3), 8),
  });

const limited = (one: fc.Arbitrary<Json>): fc.Arbitrary<Json> =>
  fc
    .tuple(one, record({ limit: sometimes(fc.constantFrom(1, 1, 2), 2), hideOther: sometimes(fc.constant(true), 8) }))
    .map(([breakdown, limit]) => ({ ...breakdown, ...limit }));

const binned = property.map((name) => ({ property: name, bins: 3 }));

const breakdown: fc.Arbitrary<Json> = fc.oneof(
  { weight: 5, arbitrary: limited(split(true)).map((one) => ({ breakdown: one })) },
  { weight: 1, arbitrary: binned.map((one) => ({ breakdown: one })) },
  { weight: 1, arbitrary: fc.constant({ breakdown: { of: "cohort", cohorts: ["c1", "'; drop--", "behaved"] } }) },
  { weight: 2, arbitrary: fc.tuple(limited(split(false)), split(false)).map((breakdowns) => ({ breakdowns })) },
);

const unbroken: fc.Arbitrary<Json> = fc.constant({});

const part = record({
  letter: fc.constantFrom("A", "A", "A", "A", "B"),
  group: sometimes(fc.constantFrom(["x"], ["y"], ["5"], ["(not set)"], ["(other)"], ["x", "(not set)"]), 4),
  period: sometimes(fc.constantFrom("2024-03-30", "2024-03-31", "2024-04-01", "2024-04-06", "2024-03-01", "2024-03-25"), 3),
  of: fc.constantFrom("current", "current", "current", "previous"),
  search: sometimes(fc.constant("U"), 12),
  limit: sometimes(fc.constant(1), 8),
  offset: sometimes(fc.constant(1), 12),
});

const treated = (isCumulative: boolean) =>
  record({
    kind: fc.constant("trends"),
    series: fc.array(seriesOf(isCumulative ? accumulated : measure), { minLength: 1, maxLength: 3 }),
    formula: sometimes(formula, 4),
    range: fc.oneof({ weight: 3, arbitrary: wide }, { weight: 2, arbitrary: narrow }),
    timezone: fc.constantFrom("UTC", "Europe/Rome", "America/Los_Angeles"),
    weekStart: sometimes(fc.constant("sunday")),
    filters: sometimes(conditionList, 10),
    countBy: fc.constantFrom<unknown>("user", "user", "user", "user", "session", { property: "p" }, { property: "q", of: "user" }),
    identity: sometimes(fc.constant("raw"), 5),
    compare: sometimes(
      fc.constantFrom<unknown>(
        "previous_period",
        "previous_year",
        { shift: { value: 1, unit: "week" } },
        { shift: { value: 49, unit: "hour" } },
      ),
      4,
    ),
    daysOfWeek: sometimes(fc.constantFrom([6], [7, 1], []), 8),
    sessionTimeoutMinutes: sometimes(fc.constantFrom(1, 60), 6),
    interval: fc.constantFrom("day", "day", "day", "day", "day", "week", "month", ...trendsIntervals.options),
    cumulative: fc.constant(isCumulative),
    smoothing: sometimes(fc.constantFrom(1, 2, 7), 5),
    view: fc.constantFrom("number", "actors", "actors", "actors", ...trendsViews),
    part,
    cohorts: randomCohorts,
  });

/** Valid definitions over the names of the random logs of weeks, with every option of the trends. */
export const randomTrends: fc.Arbitrary<TrendsDefinition> = fc
  .tuple(
    fc.oneof({ weight: 6, arbitrary: treated(false) }, { weight: 1, arbitrary: treated(true) }),
    fc.oneof(unbroken, breakdown, breakdown),
    sometimes(years, 4),
  )
  .map(([json, groups, long]) => {
    const { part: chosen, ...rest } = json as Json & { part: Json };
    const isFine = rest.interval === "hour" || rest.interval === "day";
    const range = rest.interval === "hour" ? { range: daysOfHours } : long && !isFine ? { range: long } : {};
    return trendsDefinition.safeParse({ ...rest, ...range, ...groups, ...(rest.view === "actors" ? { part: chosen } : {}) });
  })
  .filter((parsed) => parsed.success)
  .map((parsed) => parsed.data as TrendsDefinition);
