import { z } from "zod";
import { conditions } from "../../vocabulary/condition.ts";
import { eventRef, eventRefShape } from "../../vocabulary/event-ref.ts";
import { interval } from "../../vocabulary/interval.ts";
import { listWords } from "../../vocabulary/list-words.ts";
import { moment } from "../../vocabulary/range.ts";
import { reportBase } from "../../vocabulary/report-base.ts";
import { refuseContradictions } from "./definition/contradictions.ts";

/** So many are compared in one scan. */
export const maxFeatures = 100;

/** Over time: rate, adopters. Over the whole range: matrix (with depth), stages, timeToAdopt, retention, powerUsers. The list: actors. */
export const adoptionViews = ["rate", "adopters", "matrix", "stages", "timeToAdopt", "retention", "powerUsers", "actors"] as const;

export const adoptionIntervals = interval.extract(["day", "week", "month", "quarter"]);
export type AdoptionInterval = z.infer<typeof adoptionIntervals>;

const feature = z.strictObject({
  ...eventRefShape,
  /** When the feature came out, in the report's zone: 2024-05-31, or with a time of day. */
  released: moment.optional(),
});
export type Feature = z.infer<typeof feature>;

/** Every value of an event property is one feature; of one event or several, of any if none is named. */
const everyValueOf = z.strictObject({
  ...eventRefShape,
  property: z.string().min(1).max(256),
  limit: z.number().int().min(1).max(maxFeatures).default(maxFeatures),
});

/** Who is meant among the actors of a feature. */
export const adoptionStates = ["users", "new", "continuing", "returning", "non_users", "repeated", "regular"] as const;

const part = z.strictObject({
  /** The feature's key: its place in the list, 1 first, or with `everyValueOf` the value. */
  feature: z.string().max(8192).default("1"),
  state: z.enum(adoptionStates).default("users"),
  /** Start of the bucket as printed; absent for the whole range. */
  period: z.string().optional(),
  of: z.enum(["current", "previous"]).default("current"),
  ...listWords,
});

const shape = z.strictObject({
  kind: z.literal("adoption"),
  ...reportBase,
  features: z.array(feature).min(1).max(maxFeatures).optional(),
  /** Instead of `features`. */
  everyValueOf: everyValueOf.optional(),
  /** What makes an actor active; default any event. */
  active: eventRef.optional(),
  /** Who could use the features; conditions of users and cohorts. Default everybody. */
  eligible: conditions.default([]),
  view: z.enum(adoptionViews).default("matrix"),
  interval: adoptionIntervals.default("week"),
  /** The matrix' second axis: the median of uses, or of days of use, per user. */
  frequency: z.enum(["uses", "days"]).default("uses"),
  /** Stages: who was exposed; default every active actor. */
  exposure: eventRef.optional(),
  /** Stages: used on so many distinct days is repeated. */
  repeatedDays: z.number().int().min(2).max(365).default(2),
  /** Stages: used in so many of the last weeks is regular. */
  regular: z.strictObject({ weeks: z.number().int().min(1).max(52), of: z.number().int().min(1).max(52) }).default({ weeks: 3, of: 4 }),
  /** Time to adopt: from when the clock runs. */
  since: z.union([z.enum(["first_seen", "released"]), eventRef]).default("first_seen"),
  /** Time to adopt: the unit of the curve's times. */
  timeUnit: z.enum(["hour", "day", "week"]).default("day"),
  /** Retention: how many intervals after the start are shown, the first of them 0. */
  periods: z.number().int().min(1).max(100).default(8),
  /** Power users: the last 7 or 28 days. */
  windowDays: z.union([z.literal(7), z.literal(28)]).default(28),
  part: part.optional(),
});
export type AdoptionDefinition = z.infer<typeof shape>;

/**
 * A complete question to feature adoption; unknown keys and contradictions are refused with a message that names them.
 *
 * What the rule book leaves open is decided here:
 * - **World.** Filters hold for every event the report looks at, those before and after the range too: with a filter on a country "first use"
 *   is the first use there. Events without an actor take no part. A first occurrence is refused: adoption finds first uses itself.
 * - **Base** of a period (a bucket, or the whole range): actors with an active event in it who are eligible. `users` are those of the
 *   base with a use in it, `uses` their uses; so the adoption rate, users / base, is never above 1 when `active` is narrower than the features.
 * - **Buckets** are cut by the range, never widened. *New*: first use in all history lies in the cut bucket. *Continuing*: else, used in the
 *   whole calendar period before, even if that lies before the range. *Returning*: the other users. Cumulative: of the eligible actors with an
 *   active event up to the bucket's end (in all history), the share with a use by then.
 * - **Matrix and depth** over the whole range: uses and distinct days of use (in the report's zone) per user: median, p75, p90 (type 7);
 *   unset without users. Cut lines are the medians over the features, frequency only over those with users; at the line counts as high.
 * - **Every value of**: the set values of the property on matching events; the `limit` values with the most users in the current range, ties by
 *   name, are listed in that order, for the previous period the same ones; `hiddenFeatures` says how many values were left out.
 * - **Stages** over the range: exposed (the base; with `exposure` those of the eligible with such an event in the range) → tried (a use in it) →
 *   repeated (on `repeatedDays` distinct days of it) → regular (repeated, and in `weeks` of the `of` stretches of 7 days that end with the last day:
 *   the range's, or the data end's if that comes first). Each stage is counted among the one before. Regular is unset when the range holds
 *   fewer than `of` whole weeks up to that day.
 * - **Time to adopt**: of the eligible actors whose start lies in the range. Start: the first event in all history (`first_seen`), the first event of
 *   `since`, or the release if that is later than the first event (`released`). Event: first use in all history, up to the data end, also after
 *   the range; those whose first use lies before the start are left out and counted. The others are censored at the data end. Times are
 *   whole units elapsed (rounded down; an hour, 24 hours, 7 × 24 hours); at the same time adoptions come before censoring. Kaplan–Meier with
 *   the log-log Greenwood band at 95 %; the median is the first time at which half has adopted, its interval where the band crosses half.
 * - **Retention**, in intervals of elapsed time (24 hours, 7 or 30 days; a quarter 90), numbered from 0: an actor counts at k when the whole
 *   interval has passed for him at the data end. `usage`: from the first use in all history, if it lies in the range and he is of the base; returned = a use
 *   after it, at k. `adopters` (users in the range) against `nonAdopters` (the rest of the base): from the first active event in the range;
 *   returned = an active event after it, at k. Observational: they chose themselves.
 * - **Power users**: actors by the number of distinct days, of the last 7 or 28 calendar days (the last day as in stages, reaching back before
 *   the range), on which they used the feature; `active` is the same for active events. Only eligible actors; nobody
 *   when the range begins after the data.
 * - **List**: by uses, most first, ties by name; non-users by active events. Of any value, also one beyond the limit.
 */
export const adoptionDefinition = shape.superRefine(refuseContradictions);
