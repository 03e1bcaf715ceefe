import { z } from "zod";
import { eventRef } from "../../vocabulary/event-ref.ts";
import { interval } from "../../vocabulary/interval.ts";
import { listWords } from "../../vocabulary/list-words.ts";
import { reportBase } from "../../vocabulary/report-base.ts";
import { refuseContradictions } from "./definition/contradictions.ts";

/**
 * distribution: units by the number of intervals of the range in which they were active. power: units by active days in the last 7
 * and 28 days of the range (L7, L28). ratio: DAU, WAU, MAU and their quotients over time.
 */
export const stickinessViews = ["distribution", "power", "ratio", "actors"] as const;

/** The windows of the power-user curve, in days. */
export const powerWindows = [7, 28] as const;

export const maxSeries = 10;

/** Whose list is asked for: the units of one series by their number of active intervals (or days of a power window). */
const part = z.strictObject({
  /** 0-based place of the series in the definition. */
  series: z
    .number()
    .int()
    .min(0)
    .max(maxSeries - 1)
    .default(0),
  periods: z.number().int().min(1).max(10_000),
  /** At most never takes in units without any active interval. */
  how: z.enum(["exactly", "atLeast", "atMost"]).default("exactly"),
  /** The list of a power window instead of the distribution's. */
  window: z.union([z.literal(7), z.literal(28)]).optional(),
  of: z.enum(["current", "previous"]).default("current"),
  ...listWords,
});

const shape = z.strictObject({
  kind: z.literal("stickiness"),
  ...reportBase,
  series: z.array(eventRef).min(1).max(maxSeries),
  /** The range never widens: only rows inside it count, and its end intervals may be partial. */
  interval: interval.default("day"),
  /** So many intervals make one, from the range's first interval on; the last one may be shorter. Distribution only. */
  intervalCount: z.number().int().min(1).max(1000).default(1),
  /**
   * How many matching rows make an interval (in the power and ratio views: a day) an active one; default one or more. An interval
   * without rows is never active, whatever the criterion.
   */
  perPeriod: z.strictObject({ op: z.enum(["is", "gt", "gte", "lt", "lte"]), value: z.number().int().min(0) }).optional(),
  /** Counts units with k active intervals or more, instead of exactly k. */
  cumulative: z.boolean().default(false),
  view: z.enum(stickinessViews).default("distribution"),
  part: part.optional(),
});
export type StickinessDefinition = z.infer<typeof shape>;

/** A complete question to the stickiness report; unknown keys and contradictions are refused with a message that names them. */
export const stickinessDefinition = shape.superRefine(refuseContradictions);
