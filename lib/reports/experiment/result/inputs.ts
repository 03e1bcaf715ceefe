import { sampleFromSums } from "../../../statistics/moments.ts";
import { criticalZ } from "../../../statistics/special/normal.ts";
import { wilsonInterval } from "../../../statistics/wilson-interval.ts";
import type { Metric } from "../definition/metric.ts";
import type { ArmOutcomes, Inputs, MeanInputs, RateInputs, RatioInputs } from "./answer.ts";
import type { Arm } from "./arms.ts";
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

type Of = (name: string) => number;

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
    variance: n < 2 ? null : varianceOf(of),
    capped: of("capped"),
    ...(hasBefore ? { before: { sum: of("sum_before"), sumOfSquares: of("squares_before"), sumOfProducts: of("products") } } : {}),
  };
}

/** Sums of values with decimals leave a trace of variance where there is none; whole ones are exact, others sum their deviations. */
function varianceOf(of: Of): number {
  if (of("min") === of("max")) return 0;
  const n = of("settled");
  const [sum, sumSq] = [of("sum"), of("sum_of_squares")];
  const isExact = [sum, sumSq].every(Number.isSafeInteger) || of("squares_of_deviations") === 0;
  const sums = isExact ? { n, sum, sumSq } : { n, sum: of("deviations"), sumSq: of("squares_of_deviations") };
  return Math.max(0, sampleFromSums(sums).variance);
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
    ratio: sumDenominator === 0 ? null : sumNumerator / sumDenominator,
  };
}

/** What an arm comes to: its rate, mean or ratio. */
export function armValue(inputs: Inputs): number | null {
  if (inputs.is === "rate") return inputs.rate;
  return inputs.is === "mean" ? inputs.mean : inputs.ratio;
}
