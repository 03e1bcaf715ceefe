import { z } from "zod";

export const operators = [
  "is",
  "is_not",
  "contains",
  "not_contains",
  "starts_with",
  "matches",
  "not_matches",
  "gt",
  "gte",
  "lt",
  "lte",
  "between",
  "is_set",
  "is_not_set",
  "before",
  "after",
] as const;
export type Operator = (typeof operators)[number];

/** Operators that hold for a value that is not set (semantics §2). */
export const negativeOperators: readonly Operator[] = ["is_not", "not_contains", "not_matches", "is_not_set"];

const text = z.string().max(8192);
const scalar = z.union([text, z.number(), z.boolean(), z.null()]);
export type Scalar = z.infer<typeof scalar>;

/**
 * One comparison of a property with a value; a list of values means any of them. With `before` and `after` a date or time
 * that names no offset is the clock of the report's zone, whether it stands in the value or in the property.
 */
export const comparison = z.strictObject({
  property: z.string().max(256).default(""),
  of: z.enum(["event", "user", "cohort"]).default("event"),
  op: z.enum(operators).default("is"),
  value: z.union([scalar, z.array(scalar).max(1000)]).optional(),
  /** User properties only: the newest value, or the one that held at the event. */
  asOf: z.enum(["latest", "event"]).optional(),
  /** A condition can be switched off without deleting it. */
  off: z.boolean().optional(),
});
export type Comparison = z.infer<typeof comparison>;

export type Condition = Comparison | { and: Condition[] } | { or: Condition[] };

/** A comparison, or a nested group of them; `and` and `or` nest. */
export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([z.strictObject({ and: z.array(condition).max(200) }), z.strictObject({ or: z.array(condition).max(200) }), comparison]),
);

const mostComparisons = 200;
const deepest = 30;

/** Conditions that must all hold; at most 200, those inside of groups counted too: an engine takes seconds to read thousands. */
export const conditions = z
  .array(condition)
  .max(mostComparisons)
  .refine((list) => comparisons(list).length <= mostComparisons, `there may be ${mostComparisons} conditions, groups opened`)
  .refine((list) => depthOf(list) <= deepest, `groups of conditions may nest ${deepest} deep`);

function depthOf(list: readonly Condition[]): number {
  const inside = list.map((each) => ("and" in each ? depthOf(each.and) : "or" in each ? depthOf(each.or) : 0));
  return 1 + Math.max(0, ...inside);
}

/** Every comparison inside a list of conditions, groups opened. */
export function comparisons(list: readonly Condition[]): Comparison[] {
  return list.flatMap((each) => ("and" in each ? comparisons(each.and) : "or" in each ? comparisons(each.or) : [each]));
}
