import fc from "fast-check";
import { conditionedName, userConditionList } from "./random-event-ref.ts";
import { userNames } from "./random-log.ts";

type Json = Record<string, unknown>;

/** Days around the random logs: fixed, with times of day, and counted from the data end. */
const fixedDays = fc.constantFrom<Json>(
  { from: "all" },
  { from: "2024-03-30", to: "2024-03-31" },
  { from: "2024-03-31" },
  { from: "2024-03-30T21:00:00.000001", to: "2024-03-31T02:00:00" },
  { from: "2024-04-01", to: "2024-04-30" },
);
const lastDays = fc.constantFrom<Json>(
  { last: { value: 1, unit: "day" } },
  { last: { value: 7, unit: "day" } },
  { last: { value: 2, unit: "week" } },
  { last: { value: 30, unit: "hour" } },
);
const calendarDays = fc.constantFrom<Json>(
  { this: "month" },
  { this: "week" },
  { last: { value: 1, unit: "month" } },
  { last: { value: 2, unit: "week" }, complete: true },
);

const maybe = (key: string, arbitrary: fc.Arbitrary<unknown>): fc.Arbitrary<Json> =>
  fc.oneof(
    fc.constant({}),
    arbitrary.map((value) => ({ [key]: value })),
  );

const merged = (...parts: fc.Arbitrary<Json>[]): fc.Arbitrary<Json> => fc.tuple(...parts).map((each) => Object.assign({}, ...each));

const times = fc.record({ op: fc.constantFrom("at_least", "at_least", "at_most", "exactly"), value: fc.integer({ min: 0, max: 3 }) });
const within = fc.constantFrom<Json>(
  { value: 1, unit: "second" },
  { value: 30, unit: "minute" },
  { value: 1, unit: "day" },
  { value: 1, unit: "week" },
);
const conditioned = (key: string): fc.Arbitrary<Json> => conditionedName.map((ref) => ({ [key]: ref }));

const who = fc.oneof(
  fc.subarray([...userNames], { minLength: 0 }).map((users) => ({ users })),
  userConditionList.map((where) => ({ where })),
);

const timed = (days: fc.Arbitrary<Json>): fc.Arbitrary<Json> =>
  fc.oneof(
    { weight: 3, arbitrary: merged(conditioned("did"), maybe("times", times), maybe("in", days)) },
    { weight: 1, arbitrary: merged(conditioned("firstDid"), maybe("in", days)) },
  );

const asOfNow = fc.oneof(
  { weight: 2, arbitrary: timed(fc.oneof(fixedDays, lastDays, calendarDays)) },
  {
    weight: 3,
    arbitrary: merged(
      fc.tuple(conditionedName, conditionedName).map((sequence) => ({ sequence })),
      within.map((length) => ({ within: length })),
      maybe("then", fc.constantFrom("did", "did_not")),
      maybe("in", fc.oneof(fixedDays, lastDays)),
    ),
  },
  {
    weight: 1,
    arbitrary: merged(
      fc.tuple(fc.integer({ min: 1, max: 3 }), maybe("of", conditionedName)).map(([days, of]) => ({ active: { days, ...of } })),
      maybe("in", fc.oneof(fixedDays, lastDays)),
    ),
  },
  {
    weight: 1,
    arbitrary: merged(
      conditioned("stopped"),
      fc
        .record({ value: fc.integer({ min: 1, max: 3 }), unit: fc.constantFrom("day", "week", "month") })
        .map((length) => ({ for: length })),
    ),
  },
);

const combined = (leaf: fc.Arbitrary<Json>): fc.Arbitrary<Json> =>
  fc.oneof(
    { weight: 4, arbitrary: leaf },
    { weight: 1, arbitrary: leaf.map((not) => ({ not })) },
    { weight: 1, arbitrary: fc.array(leaf, { minLength: 1, maxLength: 3 }).map((and) => ({ and })) },
    { weight: 1, arbitrary: fc.array(leaf, { minLength: 1, maxLength: 3 }).map((or) => ({ or })) },
    { weight: 1, arbitrary: fc.tuple(leaf, leaf).map(([one, other]) => ({ and: [one, { not: { or: [other, { member: "c1" }] } }] })) },
  );

/** A cohort by behaviour, by property, by list, or combined. */
const cohortNow: fc.Arbitrary<Json> = combined(
  fc.oneof({ weight: 5, arbitrary: asOfNow }, { weight: 1, arbitrary: who }, { weight: 1, arbitrary: fc.constant({ member: "c1" }) }),
);

/** One that can also be asked as of an event. */
const cohortAtEvent: fc.Arbitrary<Json> = combined(
  fc.oneof({ weight: 5, arbitrary: timed(fc.oneof(fixedDays, lastDays)) }, { weight: 1, arbitrary: who }),
);

/** The cohorts that random conditions and breakdowns name. */
export const randomCohorts: fc.Arbitrary<Json> = fc.record({ behaved: cohortNow, before: cohortAtEvent }).map((more) => ({
  c1: { users: [userNames[0]] },
  "'; drop--": { where: [{ property: "p", of: "user", op: "is_set" }] },
  ...more,
}));
