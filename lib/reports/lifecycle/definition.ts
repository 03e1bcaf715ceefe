import { z } from "zod";
import { breakdown } from "../../vocabulary/breakdown.ts";
import { eventRef } from "../../vocabulary/event-ref.ts";
import { listWords } from "../../vocabulary/list-words.ts";
import { reportBase } from "../../vocabulary/report-base.ts";
import { refuseContradictions } from "./definition/contradictions.ts";

export const lifecycleViews = ["points", "actors"] as const;

/**
 * What a unit is in interval i, by its matching rows that the filters let pass, in all data (days of the week that are left out do
 * not exist): new: its first ever lies in i; returning: rows in i and in i − 1, and earlier than i; resurrecting: rows in i, none in
 * i − 1, some earlier; dormant: rows in i − 1, none in i. At most one of them in each interval. The first interval looks back before
 * the range. Sessions are cut at the range and have no earlier rows.
 */
export const lifecycleStates = ["new", "returning", "resurrecting", "dormant"] as const;
export type LifecycleState = (typeof lifecycleStates)[number];

const part = z.strictObject({
  /** Start of the interval as printed in the points. */
  period: z.string().max(32),
  state: z.enum(lifecycleStates),
  group: z.string().optional(),
  /** Tells a value that happens to be called "(other)" from the fold. */
  groupKind: z.enum(["value", "unset", "other"]).optional(),
  of: z.enum(["current", "previous"]).default("current"),
  ...listWords,
});

const shape = z.strictObject({
  kind: z.literal("lifecycle"),
  ...reportBase,
  /** What counts as activity. */
  event: eventRef,
  /** The range widens to whole intervals at both ends. */
  interval: z.enum(["hour", "day", "week", "month", "quarter"]).default("day"),
  /**
   * A unit has one value for the whole report, so that groups add up at every point: that of its first matching row ever (of the
   * event, of its session, or of its user: newest, or as of that row); cohorts: each that its user belongs to.
   */
  breakdown: breakdown.optional(),
  view: z.enum(lifecycleViews).default("points"),
  part: part.optional(),
});
export type LifecycleDefinition = z.infer<typeof shape>;

/** A complete question to the lifecycle report; unknown keys and contradictions are refused with a message that names them. */
export const lifecycleDefinition = shape.superRefine(refuseContradictions);
