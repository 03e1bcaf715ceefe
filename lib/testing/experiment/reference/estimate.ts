import type { MeanInputs, RateInputs, RatioInputs, TestName } from "../../../reports/experiment/result/answer.ts";
import type { Pair } from "../../../statistics/arm.ts";
import { cupedTest } from "../../../statistics/cuped-test.ts";
import { fiellerInterval } from "../../../statistics/fieller-interval.ts";
import { deltaLift, katzLift } from "../../../statistics/lift-interval.ts";
import type { PairedSums } from "../../../statistics/moments.ts";
import { newcombeInterval } from "../../../statistics/newcombe-interval.ts";
import { type RatioSums, ratioMetricTest } from "../../../statistics/ratio-metric-test.ts";
import { type Sample, welchTest } from "../../../statistics/welch-test.ts";
import { unpooledError } from "../../../statistics/z-test.ts";

type Limits = { low: number | null; high: number | null };

/** An arm against the control before any method: effects, their errors, and the fixed horizon's test of means and ratios. */
export type Estimate = {
  difference: number | null;
  lift: number | null;
  se: number | null;
  liftSe: number | null;
  test: TestName;
  /** Two-sided; unset for rates, whose p is not made of an error. */
  p: number | null;
  interval: Limits;
  liftInterval: Limits;
  cuped: { theta: number; controlMean: number; armMean: number; varianceReduction: number | null } | null;
};

const open: Limits = { low: null, high: null };

/** The value of an arm. */
export function armValue(inputs: RateInputs | MeanInputs | RatioInputs): number | null {
  return inputs.is === "rate" ? inputs.rate : inputs.is === "mean" ? inputs.mean : inputs.ratio;
}

/** The effects alone, without any error; of unadjusted means. */
export function plainEffect(control: number | null, arm: number | null): { difference: number | null; lift: number | null } {
  const difference = control === null || arm === null ? null : arm - control;
  return { difference, lift: difference === null || control === null || control === 0 ? null : difference / Math.abs(control) };
}

/** Rates. */
export function rateEstimate(pair: Pair, confidence: number): Estimate {
  const { difference, lift } = plainEffect(pair.a.x / pair.a.n, pair.b.x / pair.b.n);
  const newcombe = newcombeInterval({ ...pair, confidence });
  const katz = katzLift({ ...pair, confidence });
  return {
    difference,
    lift,
    se: unpooledError(pair),
    liftSe: deltaLift({ ...pair, confidence })?.se ?? null,
    test: "chi2",
    p: null,
    interval: newcombe ?? open,
    liftInterval: katz ? { low: katz.liftLow, high: katz.liftHigh } : open,
    cuped: null,
  };
}

type Two<Of> = { control: Of; arm: Of; confidence: number };

/** Means, adjusted by what was before if there is any. */
export function meanEstimate({ control, arm, confidence }: Two<MeanInputs>): Estimate {
  if (control.before && arm.before) return cupedEstimate({ control, arm, confidence });
  const pair = { a: sampleOf(control), b: sampleOf(arm), confidence };
  const welch = welchTest(pair);
  const fieller = fiellerInterval(pair);
  const isTurned = pair.a.mean < 0;
  const limits = { low: fieller?.low ?? null, high: fieller?.high ?? null };
  const turned = { low: negated(limits.high), high: negated(limits.low) };
  return {
    ...plainEffect(control.mean, arm.mean),
    se: welch.se,
    liftSe: welch.liftSe,
    test: "welch",
    p: welch.p,
    interval: welch,
    liftInterval: welch.se === null ? open : isTurned ? turned : limits,
    cuped: null,
  };
}

function negated(value: number | null): number | null {
  return value === null ? null : -value;
}

function sampleOf({ n, mean, variance }: MeanInputs): Sample {
  return { n, mean: mean ?? 0, variance: variance ?? 0 };
}

function cupedEstimate({ control, arm, confidence }: Two<MeanInputs>): Estimate {
  const test = cupedTest({ a: pairedSums(control), b: pairedSums(arm), confidence, theta: "stacked" });
  const { theta, meanAdjA: controlMean, meanAdjB: armMean, varianceReduction } = test;
  return {
    difference: test.difference,
    lift: test.lift,
    se: test.se,
    liftSe: test.liftSe,
    test: "cuped",
    p: test.p,
    interval: test,
    liftInterval: { low: test.liftLow, high: test.liftHigh },
    cuped: { theta, controlMean, armMean, varianceReduction },
  };
}

function pairedSums({ n, sum, sumOfSquares, before }: MeanInputs): PairedSums {
  return {
    n,
    sumX: before?.sum ?? 0,
    sumXx: before?.sumOfSquares ?? 0,
    sumY: sum,
    sumYy: sumOfSquares,
    sumXy: before?.sumOfProducts ?? 0,
  };
}

/** A ratio's sums as the statistics name them. */
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

/** Ratios of sums. */
export function ratioEstimate({ control, arm, confidence }: Two<RatioInputs>): Estimate {
  const test = ratioMetricTest({ a: ratioSums(control), b: ratioSums(arm), confidence });
  return {
    ...plainEffect(control.ratio, arm.ratio),
    se: test?.se ?? null,
    liftSe: test?.liftSe ?? null,
    test: "ratio_delta",
    p: test?.p ?? null,
    interval: test ?? open,
    liftInterval: test ? { low: test.liftLow, high: test.liftHigh } : open,
    cuped: null,
  };
}
