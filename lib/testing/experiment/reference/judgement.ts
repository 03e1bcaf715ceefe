import type { MetricRole } from "../../../reports/experiment/definition/metric.ts";
import type { ExperimentDefinition } from "../../../reports/experiment/definition.ts";
import type { ArmOutcomes, Comparison, Outcome, OutcomeReason, RateInputs, Verdict } from "../../../reports/experiment/result/answer.ts";
import { adjustPValues } from "../../../statistics/adjust-p-values.ts";
import { chiSquareTest } from "../../../statistics/chi-square-test.ts";
import { dataShortages } from "../../../statistics/enough-data.ts";
import { comparisonOf, type Setting } from "./comparison.ts";
import { armValue } from "./estimate.ts";

/** What is known besides the sums. */
export type Judged = { definition: ExperimentDefinition; role: MetricRole; direction: "increase" | "decrease"; isSplitBroken: boolean };

/** Compares each arm with the first; nothing is corrected yet, and nothing has a verdict. */
export function outcomeOf(arms: ArmOutcomes[], { definition, role, direction, isSplitBroken }: Judged): Outcome {
  const shortages = shortagesOf(arms, definition);
  const setting: Setting = { definition, direction, isGuardrail: role === "guardrail", hasEnoughData: shortages.length === 0 };
  const compare = (rest: Setting) =>
    arms.slice(1).map(({ variant, inputs }) => comparisonOf({ variant, control: arms[0]?.inputs ?? inputs, arm: inputs }, rest));
  const compared = compare(setting);
  const isRate = arms[0]?.inputs.is === "rate";
  const mayLackVariance = !isRate && shortages.every((each) => each === "TOO_FEW_USERS");
  const lacksVariance = mayLackVariance && compare({ ...setting, hasEnoughData: true }).every(({ low }) => low === null);
  const reasons: OutcomeReason[] = [...shortages, ...(lacksVariance ? (["NO_VARIANCE"] as const) : [])];
  if (reasons.length > 0) {
    const comparisons = compare({ ...setting, hasEnoughData: false });
    return { status: "not_enough_data", reasons, arms, comparisons, omnibusP: null };
  }
  const omnibusP = isRate && arms.length > 2 && definition.method === "fixed" ? chiSquareTest(arms.map(countsOf)).p : null;
  if (isSplitBroken) return { status: "srm", reasons: ["SRM"], arms, comparisons: compared, omnibusP };
  const baseline = arms[0] ? armValue(arms[0].inputs) : null;
  return { status: "ok", reasons: baseline === 0 ? ["BASELINE_ZERO"] : [], arms, comparisons: compared, omnibusP };
}

function countsOf({ inputs }: ArmOutcomes): { x: number; n: number } {
  return { x: (inputs as RateInputs).converted, n: inputs.n };
}

/** Why arms cannot be compared, except for want of variance. */
function shortagesOf(arms: readonly ArmOutcomes[], { minimum }: ExperimentDefinition): OutcomeReason[] {
  if (arms.length < 2) return ["SINGLE_ARM"];
  if (arms[0]?.inputs.is === "rate")
    return dataShortages(arms.map(countsOf), { usersPerArm: minimum.unitsPerArm, eventsPerArm: minimum.eventsPerArm });
  if (arms.some(({ inputs }) => inputs.n === 0)) return ["EMPTY_ARM"];
  if (arms.some(({ inputs }) => inputs.is === "ratio" && inputs.sumDenominator === 0)) return ["NO_DENOMINATOR"];
  return arms.some(({ inputs }) => inputs.n < Math.max(2, minimum.unitsPerArm)) ? ["TOO_FEW_USERS"] : [];
}

/** p values corrected together; those that are unset stay and do not count. */
export function corrected(p: readonly (number | null)[], correction: ExperimentDefinition["correction"]): (number | null)[] {
  if (correction === "none") return [...p];
  const known = p.filter((each) => each !== null);
  const adjusted = adjustPValues(known, correction === "holm" ? "holm" : "bh");
  let next = 0;
  return p.map((each) => {
    if (each === null) return null;
    next += 1;
    return adjusted[next - 1] ?? null;
  });
}

/** Puts corrected p values into the comparisons of several outcomes, in order. */
export function withCorrection<Of extends Outcome>(outcomes: readonly Of[], correction: ExperimentDefinition["correction"]): Of[] {
  const adjusted = corrected(
    outcomes.flatMap(({ comparisons }) => comparisons.map(({ p }) => p)),
    correction,
  );
  let place = 0;
  return outcomes.map((outcome) => ({
    ...outcome,
    comparisons: outcome.comparisons.map((each) => {
      place += 1;
      return { ...each, pAdjusted: adjusted[place - 1] ?? null };
    }),
  }));
}

/** Verdicts for the comparisons of an outcome. */
export function withVerdicts<Of extends Outcome>(outcome: Of, judged: Judged, isPlanReached: boolean): Of {
  return {
    ...outcome,
    comparisons: outcome.comparisons.map((each) => ({
      ...each,
      borderline: isBorderline(each, judged),
      verdict: outcome.status === "ok" ? verdictOf(each, judged, isPlanReached) : null,
    })),
  };
}

function isBorderline({ low, high, pAdjusted }: Comparison, { definition, role }: Judged): boolean {
  if (definition.method === "bayesian" || role === "guardrail" || low === null || high === null || pAdjusted === null) return false;
  return (low > 0 || high < 0) !== pAdjusted < definition.alpha;
}

function verdictOf(comparison: Comparison, judged: Judged, isPlanReached: boolean): Verdict {
  const { method, plan } = judged.definition;
  if (method !== "sequential" && !isPlanReached) return "too_early";
  const found = significance(comparison, judged);
  if (found) return found;
  if (!isPlanReached) return "too_early";
  const { liftLow, liftHigh } = comparison;
  const effect = plan.minimumEffect;
  const isWithin = effect !== undefined && liftLow !== null && liftHigh !== null && liftLow >= -effect && liftHigh <= effect;
  return isWithin ? "no_difference" : "inconclusive";
}

function significance(comparison: Comparison, { definition, role, direction }: Judged): "better" | "worse" | null {
  const side = sideOf(comparison, definition);
  if (side === 0) return null;
  const isBetter = side > 0 === (direction === "increase");
  if (role === "guardrail") return isBetter ? null : "worse";
  return isBetter ? "better" : "worse";
}

/** 1 when the arm is significantly higher, -1 lower, else 0. */
function sideOf({ difference, pAdjusted, probabilityHigher }: Comparison, { method, alpha }: ExperimentDefinition): number {
  if (method !== "bayesian") return pAdjusted !== null && pAdjusted < alpha ? Math.sign(difference ?? 0) : 0;
  if (probabilityHigher === null) return 0;
  return probabilityHigher >= 1 - alpha ? 1 : probabilityHigher <= alpha ? -1 : 0;
}
