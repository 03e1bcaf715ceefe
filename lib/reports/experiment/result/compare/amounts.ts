import { cupedOfMoments } from "../../../../statistics/cuped-test.ts";
import { fiellerInterval } from "../../../../statistics/fieller-interval.ts";
import type { PairedMoments } from "../../../../statistics/moments.ts";
import { ratioOfMoments } from "../../../../statistics/ratio-metric-test.ts";
import { type Sample, type SamplePair, welchTest } from "../../../../statistics/welch-test.ts";
import type { Comparison, MeanInputs, RatioInputs, TestName } from "../answer.ts";
import { armValue } from "../inputs.ts";
import { bareEffect, type Effect, type Estimate, posteriorEffect, sequentialEffect } from "./effect.ts";
import { isHarm, type Judging } from "./judging.ts";

/** The fixed test of two arms by means or ratios; all null but what can be said. */
export type AmountTest = Estimate & {
  test: TestName;
  /** Two-sided. */
  p: number | null;
  low: number | null;
  high: number | null;
  liftLow: number | null;
  liftHigh: number | null;
  cuped: Comparison["cuped"];
  nTotal: number;
};

/** Two means or ratios; null when an arm has none. */
export function amountTest(control: MeanInputs | RatioInputs, arm: MeanInputs | RatioInputs, alpha: number): AmountTest | null {
  const confidence = 1 - alpha;
  const nTotal = control.n + arm.n;
  if (control.n === 0 || arm.n === 0) return null;
  if (control.is === "ratio" || arm.is === "ratio") {
    const found = ratioOfMoments({ a: ratioMoments(control as RatioInputs), b: ratioMoments(arm as RatioInputs), confidence });
    return found && { ...finite(found), test: "ratio_delta", cuped: null, nTotal };
  }
  if (control.before && arm.before) return { ...adjusted(control, arm, confidence), nTotal };
  return { ...welch({ a: sampleOf(control), b: sampleOf(arm), confidence }), nTotal };
}

/** The difference and the lift of two means or ratios alone, never adjusted. */
export function bareAmounts(control: MeanInputs | RatioInputs, arm: MeanInputs | RatioInputs): Effect {
  const [from, to] = [armValue(control), armValue(arm)];
  if (from === null || to === null) return bareEffect({ difference: null, lift: null });
  return bareEffect({ difference: to - from, lift: from === 0 ? null : (to - from) / Math.abs(from) });
}

/** The effect that the method reads from the test. */
export function amountEffect(found: AmountTest, judging: Judging): Effect {
  const { cuped } = found;
  if (judging.method === "sequential") return { ...sequentialEffect(found, judging, found.nTotal), cuped };
  if (judging.method === "bayesian") return { ...posteriorEffect(found, judging), cuped };
  const { test, low, high, liftLow, liftHigh } = found;
  return { ...bareEffect(found), test, low, high, liftLow, liftHigh, cuped, p: judging.oneSided ? harmP(found, judging) : found.p };
}

function harmP({ p, difference }: AmountTest, { direction }: Judging): number | null {
  if (p === null) return null;
  return isHarm(difference ?? 0, direction) ? p / 2 : 1 - p / 2;
}

const sampleOf = ({ n, mean, variance }: MeanInputs): Sample => ({ n, mean: mean ?? 0, variance: variance ?? Number.NaN });

/** Welch's test, the relative effect with Fieller's limits, turned round below zero. */
function welch(pair: SamplePair): Omit<AmountTest, "nTotal"> {
  const found = finite(welchTest(pair));
  const fieller = found.se === null ? null : fiellerInterval(pair);
  const limits = fieller ? [fieller.low, fieller.high] : [null, null];
  const [liftLow = null, liftHigh = null] = pair.a.mean < 0 ? limits.map(negated).reverse() : limits;
  return { ...found, test: "welch", liftLow, liftHigh, cuped: null };
}

const negated = (value: number | null): number | null => (value === null ? null : -value);

function adjusted(control: MeanInputs, arm: MeanInputs, confidence: number): Omit<AmountTest, "nTotal"> {
  const found = cupedOfMoments({ a: pairedMoments(control), b: pairedMoments(arm), confidence });
  const { theta, meanAdjA, meanAdjB, varianceReduction } = found;
  const reduction = varianceReduction !== null && Number.isFinite(varianceReduction) ? varianceReduction : null;
  return {
    ...finite(found),
    test: "cuped",
    cuped: { theta, controlMean: meanAdjA, armMean: meanAdjB, varianceReduction: reduction },
  };
}

function pairedMoments({ n, mean, variance, before }: MeanInputs): PairedMoments {
  return {
    n,
    meanX: before?.mean ?? 0,
    meanY: mean ?? 0,
    varianceX: before?.variance ?? Number.NaN,
    varianceY: variance ?? Number.NaN,
    covariance: before?.covariance ?? Number.NaN,
  };
}

/** The moments of a ratio as its test takes them: numerators y, denominators x. */
export function ratioMoments(inputs: RatioInputs): PairedMoments {
  const { n, sumNumerator, sumDenominator, numeratorVariance, denominatorVariance, covariance } = inputs;
  return {
    n,
    meanX: sumDenominator / n,
    meanY: sumNumerator / n,
    varianceX: denominatorVariance ?? Number.NaN,
    varianceY: numeratorVariance ?? Number.NaN,
    covariance: covariance ?? Number.NaN,
  };
}

const shown = ["difference", "se", "lift", "liftSe", "p", "low", "high", "liftLow", "liftHigh"] as const;
type Shown = Record<(typeof shown)[number], number | null>;

/** The numbers of a test, null where they are none. */
function finite(found: Shown): Shown {
  const each = shown.map((name) => [name, found[name] !== null && Number.isFinite(found[name]) ? found[name] : null]);
  return Object.fromEntries(each) as Shown;
}
