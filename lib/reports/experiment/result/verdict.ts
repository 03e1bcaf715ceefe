import { adjustPValues } from "../../../statistics/adjust-p-values.ts";
import { adjustments } from "../../../vocabulary/correction.ts";
import type { MetricRole } from "../definition/metric.ts";
import type { ExperimentDefinition } from "../definition.ts";
import type { Comparison, Outcome, Progress, Verdict } from "./answer.ts";
import { isHarm } from "./compare/judging.ts";

/** The outcomes with the p of all their comparisons corrected together. */
export function corrected<Kind extends Outcome>(outcomes: readonly Kind[], correction: ExperimentDefinition["correction"]): Kind[] {
  const method = adjustments[correction];
  if (method === null) return [...outcomes];
  const tested = outcomes.flatMap(({ comparisons }) => comparisons).filter(({ p }) => p !== null);
  const adjusted = adjustPValues(
    tested.map(({ p }) => p ?? 1),
    method,
  );
  const ofComparison = new Map(tested.map((each, index) => [each, adjusted[index] ?? null]));
  return outcomes.map((outcome) => ({
    ...outcome,
    comparisons: outcome.comparisons.map((each) => ({ ...each, pAdjusted: ofComparison.get(each) ?? null })),
  }));
}

/** By what a metric's comparisons are decided. */
export type Deciding = {
  definition: Pick<ExperimentDefinition, "method" | "alpha" | "plan">;
  role: MetricRole;
  direction: "increase" | "decrease";
  isPlanReached: boolean;
};

/** The outcome with its verdicts, where it may have any, and the mark of those that stand at the border. */
export function decided<Kind extends Outcome>(outcome: Kind, deciding: Deciding): Kind {
  return {
    ...outcome,
    comparisons: outcome.comparisons.map((each) => ({
      ...each,
      borderline: isBorderline(each, deciding),
      verdict: outcome.status === "ok" ? verdictOf(each, deciding) : null,
    })),
  };
}

function verdictOf(comparison: Comparison, { definition, role, direction, isPlanReached }: Deciding): Verdict {
  const { method, plan } = definition;
  if (method !== "sequential" && !isPlanReached) return "too_early";
  const change = significantChange(comparison, definition);
  if (change !== 0 && isHarm(change, direction)) return "worse";
  if (change !== 0 && role !== "guardrail") return "better";
  if (!isPlanReached) return "too_early";
  return isWithin(comparison, plan.minimumEffect) ? "no_difference" : "inconclusive";
}

/** Which way the arm surely differs: up (1), down (−1), or not surely (0). */
function significantChange(comparison: Comparison, { method, alpha }: Deciding["definition"]): -1 | 0 | 1 {
  const { probabilityHigher, pAdjusted, difference } = comparison;
  if (method === "bayesian") {
    if (probabilityHigher === null) return 0;
    if (probabilityHigher >= 1 - alpha) return 1;
    return probabilityHigher <= alpha ? -1 : 0;
  }
  if (pAdjusted === null || difference === null || difference === 0 || pAdjusted >= alpha) return 0;
  return difference > 0 ? 1 : -1;
}

function isBorderline(comparison: Comparison, { definition, role }: Deciding): boolean {
  const { low, high } = comparison;
  if (definition.method === "bayesian" || role === "guardrail" || low === null || high === null) return false;
  const leavesOutZero = low > 0 || high < 0;
  return leavesOutZero !== (significantChange(comparison, definition) !== 0);
}

function isWithin({ liftLow, liftHigh }: Comparison, effect: number | undefined): boolean {
  return effect !== undefined && liftLow !== null && liftHigh !== null && liftLow >= -effect && liftHigh <= effect;
}

const leastDays = 7;

/** Whether a metric has run as long, and has as many settled units in each arm, as was planned. */
export function isPlanReached(
  { arms }: Outcome,
  { elapsedDays, plannedUnitsPerArm, plannedDays }: Progress,
  { plan }: ExperimentDefinition,
): boolean {
  const hasDays = plan.days !== undefined || plan.until !== undefined;
  const days = hasDays ? (plannedDays ?? Number.POSITIVE_INFINITY) : plannedUnitsPerArm === null ? leastDays : 0;
  return elapsedDays >= days && arms.every(({ inputs }) => inputs.n >= (plannedUnitsPerArm ?? 0));
}
