import { cupedTest } from "../../../../statistics/cuped-test.ts";
import { fiellerInterval } from "../../../../statistics/fieller-interval.ts";
import type { PairedSums } from "../../../../statistics/moments.ts";
import { type RatioSums, ratioMetricTest } from "../../../../statistics/ratio-metric-test.ts";
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
    const found = ratioMetricTest({ a: ratioSums(control as RatioInputs), b: ratioSums(arm as RatioInputs), confidence });
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
  const found = cupedTest({ a: pairedSums(control), b: pairedSums(arm), confidence, theta: "stacked" });
  const { theta, meanAdjA, meanAdjB, varianceReduction } = found;
  const reduction = varianceReduction !== null && Number.isFinite(varianceReduction) ? varianceReduction : null;
  return {
    ...finite(found),
    test: "cuped",
    cuped: { theta, controlMean: meanAdjA, armMean: meanAdjB, varianceReduction: reduction },
  };
}

function pairedSums({ n, sum, sumOfSquares, before }: MeanInputs): PairedSums {
  const { sum: sumX, sumOfSquares: sumXx, sumOfProducts: sumXy } = before ?? { sum: 0, sumOfSquares: 0, sumOfProducts: 0 };
  return { n, sumX, sumY: sum, sumXx, sumYy: sumOfSquares, sumXy };
}

/** The sums of a ratio as its test takes them. */
export function ratioSums(inputs: RatioInputs): RatioSums {
  return {
    n: inputs.n,
    sumM: inputs.sumNumerator,
    sumD: inputs.sumDenominator,
    sumMm: inputs.sumOfNumeratorSquares,
    sumDd: inputs.sumOfDenominatorSquares,
    sumMd: inputs.sumOfProducts,
  };
}

const shown = ["difference", "se", "lift", "liftSe", "p", "low", "high", "liftLow", "liftHigh"] as const;
type Shown = Record<(typeof shown)[number], number | null>;

/** The numbers of a test, null where they are none. */
function finite(found: Shown): Shown {
  const each = shown.map((name) => [name, found[name] !== null && Number.isFinite(found[name]) ? found[name] : null]);
  return Object.fromEntries(each) as Shown;
}
