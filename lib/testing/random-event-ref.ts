import fc from "fast-check";
import { eventNames, propertyNames } from "./random-log.ts";

type Json = Record<string, unknown>;

const name = fc.constantFrom<string>("a", "a", "a", "a", "b", "b", "b", "b", "c", ...eventNames);
const property = fc.constantFrom<string>("p", "p", "q", ...propertyNames);
const scalar = fc.constantFrom<unknown>("x", "y", "5", 5, 7.5, true, "", null, "(other)", "'; drop--", "🦊");

const test: fc.Arbitrary<Json> = fc.oneof(
  fc.record({
    op: fc.constantFrom("is", "is_not", "contains", "not_contains", "starts_with"),
    value: fc.oneof(scalar, fc.array(scalar, { minLength: 1, maxLength: 2 })),
  }),
  fc.record({ op: fc.constantFrom("matches", "not_matches"), value: fc.constantFrom("^x", "x|5", ".", "[") }),
  fc.record({ op: fc.constantFrom("gt", "gte", "lt", "lte"), value: fc.constantFrom<unknown>(5, 6, "5", "x") }),
  fc.record({ op: fc.constant("between"), value: fc.constantFrom([5, 7], ["5", "7.5"], [6, 5]) }),
  fc.record({ op: fc.constantFrom("is_set", "is_not_set") }),
  fc.record({ op: fc.constantFrom("before", "after"), value: fc.constantFrom("2024-03-31", "2024-04-01", "never") }),
);

const comparison: fc.Arbitrary<Json> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(property, test).map(([of, op]) => ({ property: of, of: "event", ...op })) },
  { weight: 2, arbitrary: fc.tuple(property, test).map(([of, op]) => ({ property: of, of: "user", ...op })) },
  { weight: 1, arbitrary: fc.constantFrom("is", "is_not").map((op) => ({ of: "cohort", op, value: "c1" })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Json>(
      { of: "cohort", op: "is", value: ["behaved", "c1"] },
      { of: "cohort", op: "is_not", value: "behaved" },
      { of: "cohort", op: "is", value: "before", asOf: "event" },
      { of: "cohort", op: "is_not", value: "before", asOf: "event" },
    ),
  },
  { weight: 1, arbitrary: fc.constant({ property: "p", of: "event", op: "is", value: "x", off: true }) },
);

/** A comparison, or a group of two. */
const condition: fc.Arbitrary<Json> = fc.oneof(
  { weight: 4, arbitrary: comparison },
  { weight: 1, arbitrary: fc.array(comparison, { maxLength: 2 }).map((or) => ({ or })) },
  { weight: 1, arbitrary: fc.array(comparison, { maxLength: 2 }).map((and) => ({ and })) },
);

/** One or two conditions with any operator, on events, users or cohorts. */
export const conditionList: fc.Arbitrary<Json[]> = fc.array(condition, { minLength: 1, maxLength: 2 });

const names: fc.Arbitrary<Json> = fc.oneof(
  { weight: 8, arbitrary: name.map((event) => ({ event })) },
  { weight: 1, arbitrary: fc.constant({ event: null }) },
  { weight: 1, arbitrary: fc.array(name, { minLength: 1, maxLength: 2 }).map((event) => ({ event })) },
);

/** Conditions of a user alone. */
export const userConditionList: fc.Arbitrary<Json[]> = fc.array(
  fc.tuple(property, test).map(([of, op]) => ({ property: of, of: "user", ...op })),
  { minLength: 1, maxLength: 2 },
);

/** A name or several, sometimes with a condition on a property of the event. */
export const conditionedName: fc.Arbitrary<Json> = fc.oneof(
  { weight: 4, arbitrary: names },
  {
    weight: 1,
    arbitrary: fc.tuple(names, property, test).map(([ref, of, op]) => ({ ...ref, where: [{ property: of, of: "event", ...op }] })),
  },
);

const conditioned: fc.Arbitrary<Json> = fc.oneof(
  { weight: 8, arbitrary: names },
  { weight: 1, arbitrary: fc.tuple(names, conditionList).map(([reference, where]) => ({ ...reference, where })) },
);

/** An event reference: names, any event, any of several, with conditions or a first occurrence. */
export const eventReference: fc.Arbitrary<Json> = fc.oneof(
  { weight: 8, arbitrary: conditioned },
  { weight: 1, arbitrary: fc.array(conditioned, { minLength: 1, maxLength: 3 }).map((anyOf) => ({ anyOf })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(conditioned, fc.constantFrom("first_ever", "first_ever_matching"))
      .map(([reference, occurrence]) => ({ ...reference, occurrence })),
  },
);
