import { z } from "zod";
import { breakdown } from "../../vocabulary/breakdown.ts";
import { corrections } from "../../vocabulary/correction.ts";
import { eventRef } from "../../vocabulary/event-ref.ts";
import { listWords } from "../../vocabulary/list-words.ts";
import { reportBase } from "../../vocabulary/report-base.ts";
import { refuseContradictions } from "./definition/contradictions.ts";

/** `table` answers the heatmap, the curve above it, one column across cohorts and the Day 1 / 7 / 30 read-outs. */
export const retentionViews = ["table", "gaps", "actors"] as const;

export const maxPeriods = 400;

/** Calendar: hours, days, weeks and months of the zone. Rolling: 1, 24, 168 and 720 elapsed hours, whatever the clocks do. */
export const retentionInterval = z.enum(["hour", "day", "week", "month"]);
export type RetentionInterval = z.infer<typeof retentionInterval>;

/**
 * Which row puts a unit into a cohort.
 * `first_ever`: its first row in all data, before the range too, that matches the start; `first_ever_unfiltered`: its first row of
 * the start's event name in all data, which must itself match; `first_in_range`: the first match inside the widened range;
 * `recurring`: the first match inside each interval, so that a unit is in many cohorts.
 * The report's filters and days of the week hold for the births of all modes, and for what `first_ever` looks back over; only
 * `first_ever_unfiltered` looks for the first of the name among all rows of the chosen days. Sessions are cut at the range, so
 * that a session's first ever is its first in range.
 */
export const mode = z.enum(["recurring", "first_ever", "first_ever_unfiltered", "first_in_range"]);
export type RetentionMode = z.infer<typeof mode>;

const property = z.string().min(1).max(256);

/**
 * A numeric property of the return rows, summed over the units that have enough of them in the column; in column 0 over every
 * member, its birth row included when that row matches the return. Values that are no numbers count as absent.
 */
const amount = z.union([z.strictObject({ sum: property }), z.strictObject({ avg: property })]);
export type Amount = z.infer<typeof amount>;

/** Whose list is asked for: the members of a cohort that were, or were not, retained in one column. */
const part = z.strictObject({
  /** The cohort's period as printed in the table, or all: then those whose cells the average row counts. */
  cohort: z.string().max(32).default("all"),
  /** As in the table: 0 is the cohort itself, then the intervals, or the brackets. */
  column: z.number().int().min(0).max(maxPeriods),
  state: z.enum(["retained", "not_retained"]).default("retained"),
  group: z.string().optional(),
  /** Tells a value that happens to be called "(other)" from the fold. */
  groupKind: z.enum(["value", "unset", "other"]).optional(),
  of: z.enum(["current", "previous"]).default("current"),
  ...listWords,
});
export type RetentionPart = z.infer<typeof part>;

/**
 * Which differences between the groups of a breakdown are real, in one column: who came back of the members of cohorts whose cell
 * is closed, whatever `includeMaturing` says. A test needs each unit once: there is none for recurring calendar cohorts, for a value
 * that must be the same on both events, and for cohorts of users, who may be in several.
 */
const significance = z.strictObject({
  column: z.number().int().min(1).max(maxPeriods).default(1),
  /** Who the others are compared with: a group's name, or null for each group against the rest. */
  baseline: z.string().max(8192).nullable().default(null),
  correction: z.enum(corrections).default("holm"),
});

const shape = z.strictObject({
  kind: z.literal("retention"),
  ...reportBase,
  start: eventRef,
  return: eventRef,
  interval: retentionInterval.default("day"),
  /** How many columns, the cohort's own included. Not looked at with brackets. */
  periods: z.number().int().min(1).max(maxPeriods).default(31),
  mode: mode.default("first_ever"),
  /** On: in exactly this column. On or after: in this column, or in a later interval of the range (with brackets: a later bracket). */
  returning: z.enum(["on", "on_or_after"]).default("on"),
  /** Rolling counts elapsed time from the unit's own birth; with `recurring` it reads as `first_in_range`. */
  windows: z.enum(["calendar", "rolling"]).default("calendar"),
  /** Return rows that a unit needs within one column, column 0 left out. */
  minOccurrences: z.number().int().min(1).max(1000).default(1),
  /** Columns of several intervals, both ends included; one that holds interval 0 counts rows after the birth row. */
  bracketRanges: z
    .array(z.tuple([z.number().int().min(0).max(10_000), z.number().int().min(0).max(10_000)]))
    .min(1)
    .max(100)
    .optional(),
  amount: amount.optional(),
  /**
   * Birth: the value on the birth row (user properties: the newest, or as of the birth), whatever the return carries. Both: the
   * unit is the actor with one value of the event property, and only starts and returns with that value count for it.
   */
  breakdown: breakdown.safeExtend({ at: z.enum(["birth", "both"]).default("birth") }).optional(),
  significance: significance.optional(),
  view: z.enum(retentionViews).default("table"),
  /** Open cells join the average row. */
  includeMaturing: z.boolean().default(false),
  part: part.optional(),
});
export type RetentionDefinition = z.infer<typeof shape>;

/** A complete question to the retention report; unknown keys and contradictions are refused with a message that names them. */
export const retentionDefinition = shape.superRefine(refuseContradictions);
