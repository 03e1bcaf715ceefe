import { z } from "zod";
import { breakdown } from "../../vocabulary/breakdown.ts";
import { eventRefShape } from "../../vocabulary/event-ref.ts";
import { interval } from "../../vocabulary/interval.ts";
import { listWords } from "../../vocabulary/list-words.ts";
import { reportBase } from "../../vocabulary/report-base.ts";
import { refuseContradictions } from "./definition/contradictions.ts";
import { measure } from "./definition/measure.ts";

/** One letter each, A to Z. */
export const maxSeries = 26;

/** Over time: lines, areas, bars. One value per series: number, pie. Both: table. The list behind a point: actors. */
export const trendsViews = ["lines", "areas", "bars", "number", "table", "pie", "actors"] as const;

export const trendsIntervals = interval.exclude(["minute"]);
export type TrendsInterval = z.infer<typeof trendsIntervals>;

const series = z.strictObject({ ...eventRefShape, measure: measure.default("total") });
export type TrendsSeries = z.infer<typeof series>;

const formulaText = z.string().min(1).max(500);
const formula = z.union([formulaText, z.strictObject({ expression: formulaText, label: z.string().max(256).optional() })]);

const letter = z.string().regex(/^[A-Z]$/, "write the letter of a series, such as A");

/** Whose list is asked for: the actors behind one point, or behind the whole range. */
const part = z.strictObject({
  /** A formula has no list of its own: ask for one of its series. */
  letter: letter.default("A"),
  /** The parts of the group as printed; with a breakdown, absent means all of them. */
  group: z.array(z.string()).min(1).max(2).optional(),
  /** Tells the fold and the unset group from values of the same name; default: a value if there is one so called. */
  groupKind: z.enum(["value", "unset", "other"]).optional(),
  /** Start of the bucket as printed; absent for the whole range. */
  period: z.string().optional(),
  of: z.enum(["current", "previous"]).default("current"),
  ...listWords,
});

const shape = z.strictObject({
  kind: z.literal("trends"),
  ...reportBase,
  series: z.array(series).min(1).max(maxSeries),
  /** One or several formulas over the letters of the series; with a formula only the formulas are drawn. */
  formula: z.union([formula, z.array(formula).min(1).max(20)]).optional(),
  breakdown: breakdown.optional(),
  /** One or two properties, each with its own owner and bins; the first one's limit holds for the pairs. */
  breakdowns: z.array(breakdown).min(1).max(2).optional(),
  interval: trendsIntervals.default("day"),
  cumulative: z.boolean().default(false),
  /** Each point becomes the mean of itself and the points before it, so many in all. */
  smoothing: z.number().int().min(1).max(1000).optional(),
  view: z.enum(trendsViews).default("lines"),
  part: part.optional(),
});
export type TrendsDefinition = z.infer<typeof shape>;

/**
 * A complete question to the trends; unknown keys and contradictions are refused with a message that names them.
 *
 * What the rule book leaves open is decided here:
 * - **Who takes part.** Every measure, `total` too, counts events that have an actor; the others are in `withoutActor`. "Users" in
 *   a measure's name are the actors of `countBy`.
 * - **Order of working.** Measure, then `cumulative`, then the formula, then `smoothing`: a cumulative A/B is the quotient so far.
 * - **Total** of a series (number, pie, table): the measure over the whole range, neither cumulative nor smoothed. Counts and sums:
 *   the sum of the points. Unique users, sessions, distinct, per-user and property measures: computed anew over all of the range's
 *   events, so that an actor of two days counts once. Daily active: the mean of the days. Weekly and monthly active: the last point.
 *   A formula: over the totals of its series. In the views over time only what the points add up to is given, else null.
 * - **Daily active** is unique users by day; by week, month and quarter the mean of the days of that point that lie in the range and
 *   not after the day of the data end (a day without events counts 0, a day hidden by `daysOfWeek` does not count). Refused by hour.
 * - **Weekly and monthly active** by day: the day and the 6 / 29 calendar days before; by hour: the 168 / 720 hours that end with the
 *   point. The windows reach back before the range (a group can exist by such an event alone) and never beyond its end. By
 *   week, month and quarter: the distinct actors of the point, of events inside the range only.
 * - **First time** of an actor: his first event, in all history, that matches (`first_time_users`) or that bears one of the names, the
 *   conditions aside (`first_time_users_strict`). Days of week hide events from history, filters do not. The counted row is his
 *   first matching row at that very instant, if it passes the filters; it carries the time and the group.
 * - **Per user**: events / actors with an event; nobody gives unset. Percentiles are type 7.
 * - **Values.** sum, avg, min, max and percentiles take the numeric values of the events, also those stored as text; set but not
 *   numeric ones are counted in `excluded`. `distinct` counts the set values as texts and excludes none.
 * - **Session measures** look at whole sessions, every event of them inside the range, with at least one event of the series:
 *   `sessions` counts a session in each point where it has such an event; duration (last minus first event, seconds), events and
 *   bounce (share of sessions of one event, 0 to 1) belong to the point of the session's first event. A session counts in each group
 *   that an event of the series in it carries.
 * - **Cumulative** goes with what can be added (running sum) and with distinct counts (each actor, session or value once since the
 *   range's start); all else is refused.
 * - **Smoothing** is a trailing mean of the points that are set; at the left edge it takes the points there are.
 * - **Groups** are per series: those of its events, also of events whose value is excluded. A limit keeps the values with the largest
 *   sum of points (unset as 0, before cumulative and smoothing) in the current period, then in the previous one, ties by name; the rest
 *   is `(other)`, measured anew from its events. Listed: values by the sum of their drawn points, ties by name, then `(not set)`,
 *   then `(other)`; each period lists the groups that it has. Under formulas one ranking serves all series: by the sums of
 *   all series added up; a group missing in a series counts there as a point without events. Cohorts are all listed, never folded.
 * - **Bins** are equally wide between the lowest and the highest value of the counted events of all series and both periods; the last one ends
 *   0.01 higher. Not numeric is `(not set)`.
 * - **Formulas**: an unset operand or a division by 0 gives unset.
 * - **Compare**: the previous points are whole; `elapsedTotal` beside them is the total of the part that is as long as the current period
 *   has run until the data end: of events up to the data end moved back by the same calendar length (sessions begun by then).
 * - **Lists** of actors hold those whose events count in the point: the window of a rolling measure, from the range's start if
 *   cumulative, only events with a value if a property is measured. Without a period: those behind the total.
 */
export const trendsDefinition = shape.superRefine(refuseContradictions);
