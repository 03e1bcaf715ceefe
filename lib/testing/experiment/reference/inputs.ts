import type { Metric } from "../../../reports/experiment/definition/metric.ts";
import type { ArmOutcomes, Inputs, MeanInputs, MetricAnswer } from "../../../reports/experiment/result/answer.ts";
import { criticalZ } from "../../../statistics/special/normal.ts";
import { wilsonInterval } from "../../../statistics/wilson-interval.ts";
import { percentile } from "../../reference/percentile.ts";
import type { UnitOutcome } from "./outcome.ts";
import type { Scene } from "./scene.ts";

/** Where values are capped. */
export type Limits = NonNullable<MetricAnswer["limits"]>;

/** A metric as one number per unit: a funnel's by the step that counts, 1 first. */
export type Yardstick = { metric: Metric; step: number; limits: Limits | null };

/** The yardstick of a metric, capped by the settled outcomes of all arms. */
export function yardstickOf(metric: Metric, all: readonly UnitOutcome[]): Yardstick {
  const step = metric.type === "funnel" ? metric.steps.length : 1;
  if (metric.type !== "mean" || !metric.winsorize) return { metric, step, limits: null };
  const { lower, upper, ignoreZeros } = metric.winsorize;
  const values = all.filter(({ isSettled, value }) => isSettled && (!ignoreZeros || value !== 0)).map(({ value }) => value);
  const at = (share: number | undefined) => (share === undefined ? null : percentile(values, share));
  return { metric, step, limits: { lower: at(lower), upper: at(upper) } };
}

/** The sums of each arm. */
export function armOutcomes(outcomes: readonly UnitOutcome[], yardstick: Yardstick, scene: Scene): ArmOutcomes[] {
  return scene.arms.map((variant) => {
    const own = outcomes.filter(({ unit }) => unit.variant === variant);
    const settled = own.filter(({ isSettled }) => isSettled);
    return { variant, immature: own.length - settled.length, inputs: inputsOf(settled, yardstick, scene.definition.alpha) };
  });
}

function inputsOf(settled: readonly UnitOutcome[], yardstick: Yardstick, alpha: number): Inputs {
  const { type } = yardstick.metric;
  const n = settled.length;
  if (type === "mean") return meanInputs(settled, yardstick);
  if (type === "ratio") return ratioInputs(settled);
  const least = type === "funnel" ? yardstick.step : 1;
  const converted = settled.filter(({ value }) => value >= least).length;
  const wilson = wilsonInterval(converted, n, criticalZ(1 - alpha));
  return { is: "rate", n, converted, rate: n === 0 ? null : converted / n, low: wilson?.low ?? null, high: wilson?.high ?? null };
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}

/** By the distances from the first: exactly a value that all have. */
function meanOf(values: readonly number[]): number {
  const [first = 0] = values;
  return first + total(values.map((each) => each - first)) / values.length;
}

function meanInputs(settled: readonly UnitOutcome[], { metric, limits }: Yardstick): MeanInputs {
  const raw = settled.map(({ value }) => value);
  const y = raw.map((value) => Math.max(limits?.lower ?? -Infinity, Math.min(limits?.upper ?? Infinity, value)));
  const n = y.length;
  const mean = n === 0 ? null : total(y) / n;
  const x = settled.map(({ before }) => before);
  const before = {
    sum: total(x),
    sumOfSquares: total(x.map((each) => each * each)),
    sumOfProducts: total(x.map((each, index) => each * (y[index] ?? 0))),
    mean: n === 0 ? null : meanOf(x),
    variance: varianceOf(x),
    covariance: covarianceOf(x, y),
  };
  return {
    is: "mean",
    n,
    sum: total(y),
    sumOfSquares: total(y.map((each) => each * each)),
    mean,
    variance: varianceOf(y),
    capped: y.filter((value, index) => value !== raw[index]).length,
    ...(metric.type === "mean" && metric.cuped ? { before } : {}),
  };
}

/** With n - 1, by two passes; 0 where either is always the same. */
function covarianceOf(x: readonly number[], y: readonly number[]): number | null {
  if (x.length < 2) return null;
  if (varianceOf(x) === 0 || varianceOf(y) === 0) return 0;
  const [meanX, meanY] = [meanOf(x), meanOf(y)];
  return total(x.map((each, index) => (each - meanX) * ((y[index] ?? 0) - meanY))) / (x.length - 1);
}

/** With n - 1, after Welford: exactly 0 for values that are all the same. */
function varianceOf(values: readonly number[]): number | null {
  let mean = 0;
  let squares = 0;
  for (const [index, value] of values.entries()) {
    const gap = value - mean;
    mean += gap / (index + 1);
    squares += gap * (value - mean);
  }
  return values.length < 2 ? null : squares / (values.length - 1);
}

function ratioInputs(settled: readonly UnitOutcome[]): Inputs {
  const [m, d] = [settled.map(({ value }) => value), settled.map(({ other }) => other)];
  return {
    is: "ratio",
    n: settled.length,
    sumNumerator: total(m),
    sumDenominator: total(d),
    sumOfNumeratorSquares: total(m.map((each) => each * each)),
    sumOfDenominatorSquares: total(d.map((each) => each * each)),
    sumOfProducts: total(m.map((each, index) => each * (d[index] ?? 0))),
    numeratorVariance: varianceOf(m),
    denominatorVariance: varianceOf(d),
    covariance: covarianceOf(m, d),
    ratio: total(d) === 0 ? null : total(m) / total(d),
  };
}
