import { z } from "zod";
import { breakdown } from "../../vocabulary/breakdown.ts";
import { corrections } from "../../vocabulary/correction.ts";
import { eventRef } from "../../vocabulary/event-ref.ts";
import { listWords } from "../../vocabulary/list-words.ts";
import { moment } from "../../vocabulary/range.ts";
import { reportBase } from "../../vocabulary/report-base.ts";
import { refuseContradictions } from "./definition/contradictions.ts";
import { maxMetricSteps, metric } from "./definition/metric.ts";

/** Their keys are the letters A to Z. */
export const maxMetrics = 26;

/** So many arms are compared; more found variants are counted as not planned. */
export const maxVariants = 10;

/** Panel: every metric. Over time, segments: one metric. Exposures: how the arms filled. The list: actors. */
export const experimentViews = ["panel", "overTime", "exposures", "segments", "actors"] as const;

export const experimentMethods = ["fixed", "sequential", "bayesian"] as const;
export type ExperimentMethod = (typeof experimentMethods)[number];

const variantName = z.string().min(1).max(8192);

const variant = z.strictObject({
  /** The value of the variant property. */
  name: variantName,
  /** Planned share of the traffic, in any unit. */
  weight: z.number().positive().max(1e9).default(1),
  label: z.string().min(1).max(256).optional(),
});

const experimentPlan = z.strictObject({
  /** How many times 24 hours it is to run. */
  days: z.number().int().min(1).max(3650).optional(),
  /** Instead of `days`: its last day, or a moment, in the report's zone. */
  until: moment.optional(),
  /** How many units with a settled outcome each arm is to have. */
  unitsPerArm: z.number().int().min(1).max(1e12).optional(),
  /** The smallest relative change that matters: 0.05 is 5 % of the control's value. */
  minimumEffect: z.number().positive().max(100).optional(),
});

/** Who is meant on a list; the last four are those left out. */
export const experimentStates = [
  "exposed",
  "converted",
  "not_converted",
  "immature",
  "before_range",
  "several_variants",
  "not_planned",
  "without_variant",
] as const;
export type ExperimentState = (typeof experimentStates)[number];

const part = z.strictObject({
  state: z.enum(experimentStates).default("exposed"),
  /** Absent: all arms. */
  variant: variantName.optional(),
  /** Its value is listed with each unit; needed for converted, not converted and immature. */
  metric: z.string().max(1).optional(),
  /** Funnel metrics: 1 first; default the last. */
  step: z.number().int().min(1).max(maxMetricSteps).optional(),
  /** Of one segment: a value of the breakdown, or (not set), or (other). Only of units in an arm. */
  segment: z.string().max(8192).optional(),
  /** Tells a value that happens to be called "(other)" from the fold. */
  segmentKind: z.enum(["value", "unset", "other"]).optional(),
  ...listWords,
});
export type ExperimentPart = z.infer<typeof part>;

const priorCount = z.number().min(1e-6, "a prior counts at least a millionth on either side").max(1e6);

const shape = z.strictObject({
  kind: z.literal("experiment"),
  ...reportBase,
  exposure: eventRef,
  /** The event property of the exposure that names the variant. */
  variantProperty: z.string().min(1).max(256),
  /** In the order of the screen; default all that are found, with equal weights. */
  variants: z.array(variant).min(2).max(maxVariants).optional(),
  /** Default: the first listed; of found ones the one called control, baseline, original, off, false or a; else the first by name. */
  control: variantName.optional(),
  metrics: z.array(metric).min(1).max(maxMetrics),
  plan: experimentPlan.default({}),
  method: z.enum(experimentMethods).default("fixed"),
  alpha: z.number().min(0.0001).max(0.5).default(0.05),
  power: z.number().min(0.5).max(0.9999).default(0.8),
  correction: z.enum(corrections).default("holm"),
  /** Bayesian: the Beta prior of a rate; effects on means and ratios have a flat one. */
  prior: z.strictObject({ alpha: priorCount, beta: priorCount }).default({ alpha: 1, beta: 1 }),
  /** The least data that is compared; events: conversions, and units without one, in total per arm. */
  minimum: z
    .strictObject({ unitsPerArm: z.number().int().min(1).max(1e9).default(100), eventsPerArm: z.number().int().min(0).max(1e9).default(5) })
    .default({ unitsPerArm: 100, eventsPerArm: 5 }),
  view: z.enum(experimentViews).default("panel"),
  /** Over time and segments: the metric's key; default the first primary one. */
  metric: z.string().max(1).optional(),
  interval: z.enum(["day", "week"]).default("day"),
  /** Segments: a property of the exposure, or of the user. */
  breakdown: breakdown.optional(),
  part: part.optional(),
});
export type ExperimentDefinition = z.infer<typeof shape>;

/**
 * A complete question to an experiment; unknown keys and contradictions are refused with a message that names them.
 *
 * What the rule book leaves open is decided here:
 * - **World.** Filters hold for every event the report looks at: exposures, outcomes, the time before. Events without an actor take no
 *   part; `withoutActor` counts exposure events of the range that pass the filters. An exposure is a matching event whose variant is set.
 * - **Who is counted.** Each unit with an exposure up to the range's end is exactly one of: `beforeRange` (its first exposure, in order, lies before
 *   the range); else `severalVariants` (its exposures up to the *range's end* name more than one variant: later ones do not count, since after an
 *   experiment all get the winner, and taking out those who come back would bend the result); else `notPlanned` (its variant is no arm); else
 *   counted in its arm from its first exposure. Units with exposure events in the range, none up to its end with a variant, are `withoutVariant`.
 * - **Arms** that are found: the named control, then the variants with most units that are neither before the range nor in several, ties by
 *   name (code points), ten in all. Printed control first, then as listed, found ones by name. Listed or named ones that nobody saw have n = 0.
 * - **Outcomes** lie strictly later than the exposure's instant and at most the window after it, also beyond the range's end; without a window up to
 *   the data end. What happens at the very instant counts neither after nor before. CUPED: from exactly `days` × 24 hours before (included) to the
 *   instant (not), whatever the range; its values are not capped.
 * - **Immature**, per metric: exposure + window lies after the data end; for retention exposure + (toDay + 1) × 24 hours. They are left out
 *   whatever they did. Without a window nobody is.
 * - **Conversion**: at least one matching event. **Retention**: one with floor(elapsed / 24 hours) between `fromDay` and `toDay`.
 *   **Funnel**: the steps of the funnel report after an entry at the exposure: a row serves one step, rows of one instant in either order;
 *   ordered: the deepest; unordered: step k is any k of the steps. Its last step is the metric; the others are described, never corrected.
 * - **Mean**: count, sum or average of the property over a unit's matching events whose property is a number; `notNumeric` is how many other matching
 *   events there were in the windows of settled units. A unit without a number has 0, for the average too: all exposed units are below the line.
 *   Capping: type-7 quantiles over the settled units of all arms together, the same in segments and over time.
 * - **Ratio**: sum of the units' numerators / sum of their denominators, each as a mean's count or sum.
 * - **Differences** are arm − control, relative ones divided by |the control's value|. *Fixed*: rates by Pearson without Yates, Fisher below an
 *   expected 5, with Newcombe and Katz intervals; means by Welch with Fieller; CUPED (stacked slope) and ratios by Welch, the relative one by the
 *   delta method. *Sequential*: the asymptotic confidence sequence on the difference and on the delta-method lift, tuned to 2 × `unitsPerArm` of the plan
 *   (5,000 without); standard errors unpooled for rates. *Bayesian*: Beta-Binomial for rates, else normal with a flat prior.
 *   All intervals at 1 − alpha, never corrected.
 * - **Correction** over the comparisons of the primary metrics together (each metric × arm that has a p), over those of the secondary ones apart.
 *   Guardrails are not corrected, and p is one-sided for harm (sequential: two-sided; Bayesian: the probability of harm).
 *   In segments over segment × arm. Over time nothing is corrected.
 * - **Split**: all counted units against the weights, found arms equal. Alarm below 0.001, notice below 0.01; without a verdict below
 *   10 expected units in an arm. In segments p is Holm's over the segments.
 * - **Verdict** of a comparison, the first that holds: too little data (`minimum`, for all arms of the metric together, as the panel contract of
 *   the statistics has it; means need only the units, and a variance) or a split alarm: none. Fixed and Bayesian: too early before the plan is reached.
 *   Significant (p corrected < alpha; Bayesian: probability ≥ 1 − alpha): better or worse by `direction`; a guardrail only worse. Sequential: too early
 *   before the plan is reached. The whole relative interval within ± `minimumEffect`: no difference. Else inconclusive.
 * - **Plan reached**: as many days elapsed as planned, and in each arm as many settled units as planned; without either, 7 days elapsed.
 *   Elapsed: from the first counted exposure to the data end or the range's end, whichever is first, in 24 hours, rounded to the nearest whole;
 *   `until` comes to planned days in the same way (a date means its end), at least 1.
 * - **Over time**: of the units exposed up to the end of each bucket of the range, outcomes as known at the data end; so the last point is the panel.
 *   Buckets that begin after the data end are left out.
 * - **Segments**: the value on the first exposure, or the user's newest; ranked by counted units, ties by name. **Planner**: for the first primary metric.
 * - **List**: by the time of the first exposure, ties by name; of those without a variant by their first exposure event in the range.
 */
export const experimentDefinition = shape
  .superRefine(refuseContradictions)
  .meta({ ownDates: "an experiment is read over the dates in which it ran." });
