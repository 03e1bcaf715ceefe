import { criticalZ } from "../../../statistics/special/normal.ts";
import { wilsonInterval } from "../../../statistics/wilson-interval.ts";
import type { Metric } from "../definition/metric.ts";
import type { ArmOutcomes, Inputs, MeanInputs, RateInputs, RatioInputs } from "./answer.ts";
import type { Arm } from "./arms.ts";
import { before, covarianceOf, denominator, isConstant, type Of, value, varianceOf } from "./spread-of-sums.ts";
import { noSums, type Sums } from "./sums.ts";

/** What is read off the sums: a metric, of a funnel at one step, with rates' intervals at 1 − alpha. */
export type Yardstick = { metric: Metric; step: number; alpha: number };

/** The outcomes of each arm; an arm without a row has no units. */
export function armOutcomes(arms: readonly Pick<Arm, "variant">[], sums: ReadonlyMap<string, Sums>, yardstick: Yardstick): ArmOutcomes[] {
  return arms.map(({ variant }) => {
    const own = sums.get(variant) ?? noSums;
    return { variant, immature: own.get("immature") ?? 0, inputs: inputsOf(own, yardstick) };
  });
}

/** The step that a metric is judged by: the last one of a funnel. */
export function lastStep(metric: Metric): number {
  return metric.type === "funnel" ? metric.steps.length : 1;
}

function inputsOf(sums: Sums, { metric, step, alpha }: Yardstick): Inputs {
  const of = (name: string): number => sums.get(name) ?? 0;
  if (metric.type === "mean") return meanInputs(of, metric.cuped !== undefined);
  return metric.type === "ratio" ? ratioInputs(of) : rateInputs(of("settled"), of(`reached_${step}`), alpha);
}

function rateInputs(n: number, converted: number, alpha: number): RateInputs {
  const interval = wilsonInterval(converted, n, criticalZ(1 - alpha));
  return { is: "rate", n, converted, rate: n > 0 ? converted / n : null, low: interval?.low ?? null, high: interval?.high ?? null };
}

function meanInputs(of: Of, hasBefore: boolean): MeanInputs {
  const [n, sum, sumOfSquares] = [of("settled"), of("sum"), of("sum_of_squares")];
  return {
    is: "mean",
    n,
    sum,
    sumOfSquares,
    mean: n > 0 ? sum / n : null,
    variance: varianceOf(of, value, "sum_of_squares"),
    capped: of("capped"),
    ...(hasBefore ? { before: beforeInputs(of) } : {}),
  };
}

function beforeInputs(of: Of): NonNullable<MeanInputs["before"]> {
  const [n, sum] = [of("settled"), of("sum_before")];
  return {
    sum,
    sumOfSquares: of("squares_before"),
    sumOfProducts: of("products"),
    mean: n > 0 ? (isConstant(of, before) ? of(before.min) : sum / n) : null,
    variance: varianceOf(of, before, "squares_before"),
    covariance: covarianceOf(of, value, before),
  };
}

function ratioInputs(of: Of): RatioInputs {
  const [sumNumerator, sumDenominator] = [of("sum"), of("denominators")];
  return {
    is: "ratio",
    n: of("settled"),
    sumNumerator,
    sumDenominator,
    sumOfNumeratorSquares: of("sum_of_squares"),
    sumOfDenominatorSquares: of("squares_of_denominators"),
    sumOfProducts: of("products"),
    numeratorVariance: varianceOf(of, value, "sum_of_squares"),
    denominatorVariance: varianceOf(of, denominator, "squares_of_denominators"),
    covariance: covarianceOf(of, value, denominator),
    ratio: sumDenominator === 0 ? null : sumNumerator / sumDenominator,
  };
}

/** What an arm comes to: its rate, mean or ratio. */
export function armValue(inputs: Inputs): number | null {
  if (inputs.is === "rate") return inputs.rate;
  return inputs.is === "mean" ? inputs.mean : inputs.ratio;
}
