import type { MeanInputs, RateInputs, RatioInputs, TestName } from "../../../reports/experiment/result/answer.ts";
import type { Pair } from "../../../statistics/arm.ts";
import { fiellerInterval } from "../../../statistics/fieller-interval.ts";
import { deltaLift, katzLift } from "../../../statistics/lift-interval.ts";
import { newcombeInterval } from "../../../statistics/newcombe-interval.ts";
import { type Sample, studentTest, welchDf, welchTest } from "../../../statistics/welch-test.ts";
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

/** Outcomes less theta times what was before, as Welch's test; relative to the control's own mean. Never by raw sums: far from 0 these hold no variance. */
function cupedEstimate({ control, arm, confidence }: Two<MeanInputs>): Estimate {
  const theta = slopeOver(control, arm);
  const [a, b] = [adjusted(control, theta), adjusted(arm, theta)];
  const [after, before] = [(arm.mean ?? 0) - (control.mean ?? 0), (arm.before?.mean ?? 0) - (control.before?.mean ?? 0)];
  const difference = after - theta * before;
  const lift = control.mean ? difference / Math.abs(control.mean) : null;
  const error = Math.sqrt(errorSquared(a) + errorSquared(b));
  const test = { df: welchDf(a, b), confidence };
  const { se, p, low, high } = studentTest({ ...test, estimate: difference, se: error });
  const relative = lift === null ? null : studentTest({ ...test, estimate: lift, se: liftError({ control, arm, confidence }, b, theta) });
  const plain = errorSquared(sampleOf(control)) + errorSquared(sampleOf(arm));
  const varianceReduction = plain > 0 ? 1 - (errorSquared(a) + errorSquared(b)) / plain : null;
  return {
    difference,
    lift,
    se,
    liftSe: relative?.se ?? null,
    test: "cuped",
    p,
    interval: { low, high },
    liftInterval: { low: relative?.low ?? null, high: relative?.high ?? null },
    cuped: { theta, controlMean: a.mean, armMean: b.mean, varianceReduction },
  };
}

type Before = NonNullable<MeanInputs["before"]>;

const unknown: Before = { sum: 0, sumOfSquares: 0, sumOfProducts: 0, mean: 0, variance: 0, covariance: 0 };

/** The slope of outcomes on what was before over the units of both arms together: their spread within the arms, and between them. */
function slopeOver(...arms: MeanInputs[]): number {
  const units = arms.reduce((sum, { n }) => sum + n, 0);
  const [first] = arms;
  const apart = arms.map(({ n, mean, before = unknown }) => ({
    n,
    x: (before.mean ?? 0) - (first?.before?.mean ?? 0),
    y: (mean ?? 0) - (first?.mean ?? 0),
  }));
  const weighted = (of: (one: (typeof apart)[number]) => number) => apart.reduce((sum, one) => sum + one.n * of(one), 0);
  const within = (of: (before: Before) => number | null) =>
    arms.reduce((sum, { n, before = unknown }) => sum + (n - 1) * (of(before) ?? 0), 0);
  const [x, y] = [weighted((one) => one.x) / units, weighted((one) => one.y) / units];
  const spread = within(({ variance }) => variance) + weighted((one) => (one.x - x) ** 2);
  return spread > 0 ? (within(({ covariance }) => covariance) + weighted((one) => (one.x - x) * (one.y - y))) / spread : 0;
}

function adjusted(inputs: MeanInputs, theta: number): Sample {
  const { n, mean, variance, before = unknown } = inputs;
  const moments = { y: variance, x: before.variance, shared: before.covariance };
  return { n, mean: (mean ?? 0) - theta * (before.mean ?? 0), variance: varianceLess(moments, theta) };
}

type Moments = Record<"y" | "x" | "shared", number | null>;

/** The variance of scale · y − factor · x. */
function varianceLess({ y, x, shared }: Moments, factor: number, scale = 1): number {
  return Math.max(0, scale * scale * (y ?? 0) + factor * factor * (x ?? 0) - 2 * scale * factor * (shared ?? 0));
}

function errorSquared({ n, variance }: Sample): number {
  return variance / n;
}

/** By the delta method: the control's mean is in the difference and below the line. */
function liftError({ control, arm }: Two<MeanInputs>, adjustedArm: Sample, theta: number): number {
  const { n, mean, variance, before = unknown } = control;
  const own = { y: variance, x: before.variance, shared: before.covariance };
  const ratio = (arm.mean ?? 0) / (mean ?? 0);
  return Math.sqrt(varianceLess(own, theta, ratio) / n + errorSquared(adjustedArm)) / Math.abs(mean ?? 0);
}

/** A ratio as a sample of units, its variance by the delta method. */
export function ratioSample({ n, ratio, sumDenominator, numeratorVariance, denominatorVariance, covariance }: RatioInputs): Sample {
  const below = sumDenominator / n;
  const variance = varianceLess({ y: numeratorVariance, x: denominatorVariance, shared: covariance }, ratio ?? 0);
  return { n, mean: ratio ?? 0, variance: variance / (below * below) };
}

/** Ratios of sums. */
export function ratioEstimate({ control, arm, confidence }: Two<RatioInputs>): Estimate {
  const isKnown = control.ratio !== null && arm.ratio !== null;
  const test = isKnown ? welchTest({ a: ratioSample(control), b: ratioSample(arm), confidence }) : null;
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
