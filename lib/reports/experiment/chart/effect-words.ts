import { fullNumber, percent, points, unset } from "../../../format.ts";
import type { Comparison, ExperimentResult, MetricAnswer, TestName } from "../result/answer.ts";

type Known = number | null;

/** A relative change with its sign: +7.2%, −0.4%. */
export function signedPercent(change: Known): string {
  if (change === null) return unset;
  if (change === 0) return "±0%";
  return `${change < 0 ? "−" : "+"}${percent(Math.abs(change))}`;
}

/** A value of a mean or a ratio: three digits, or all before the point. */
export function shortValue(value: Known): string {
  if (value === null) return unset;
  const short = Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
  return value < 0 ? `−${fullNumber(-short)}` : fullNumber(short);
}

function signedValue(change: Known): string {
  if (change === null) return unset;
  if (change === 0) return "±0";
  return change < 0 ? shortValue(change) : `+${shortValue(change)}`;
}

/** Whether a metric's values are rates, whose differences are percentage points. */
export function isRate({ type }: Pick<MetricAnswer, "type">): boolean {
  return type === "conversion" || type === "retention" || type === "funnel";
}

/** A value of an arm as the metric has it: 12.3%, or 4.56. */
export function armValueText(value: Known, metric: Pick<MetricAnswer, "type">): string {
  return isRate(metric) ? percent(value) : shortValue(value);
}

/** An absolute change: +1.2 pp, or −3.4. */
export function differenceText(difference: Known, metric: Pick<MetricAnswer, "type">): string {
  return isRate(metric) ? points(difference) : signedValue(difference);
}

type Confident = Pick<ExperimentResult, "method" | "alpha">;

/** What the limits are called: 95% interval, 95% always-valid interval, 95% credible interval. */
export function intervalName({ method, alpha }: Confident): string {
  const kinds = { fixed: "interval", sequential: "always-valid interval", bayesian: "credible interval" };
  return `${percent(Number((1 - alpha).toFixed(6))).replace(".0%", "%")} ${kinds[method]}`;
}

/** The effect with its interval; relative where that is known, else absolute: "+7.2% relative, 95% interval +2.1% to +12.6%". */
export function effectText(comparison: Comparison, metric: Pick<MetricAnswer, "type">, confident: Confident): string {
  const { difference, low, high, lift, liftLow, liftHigh } = comparison;
  const isRelative = lift !== null && (liftLow !== null || low === null);
  const effect = isRelative ? `${signedPercent(lift)} relative` : differenceText(difference, metric);
  const [from, to] = isRelative
    ? [signedPercent(liftLow), signedPercent(liftHigh)]
    : [low, high].map((each) => differenceText(each, metric));
  return from === unset || to === unset ? effect : `${effect}, ${intervalName(confident)} ${from} to ${to}`;
}

/** A p as people read it: 0.012, <0.0001, or unset. */
export function pText(p: Known): string {
  if (p === null) return unset;
  if (p < 0.0001) return "<0.0001";
  return p < 0.001 ? p.toFixed(4) : p.toFixed(3);
}

/** A probability, never 0 or 1: <0.1%, 97.4%, >99.9%. */
export function probabilityText(probability: Known): string {
  if (probability === null) return unset;
  if (probability < 0.001) return "<0.1%";
  return probability > 0.999 ? ">99.9%" : percent(probability);
}

/** The tests by name, for those who want to run them elsewhere. */
export const testWords: Record<TestName, string> = {
  chi2: "Pearson's chi-square, without Yates' correction",
  fisher: "Fisher's exact test",
  z: "one-sided z test of two rates, pooled",
  welch: "Welch's t test",
  cuped: "Welch's t test of means adjusted by CUPED",
  ratio_delta: "Welch's t test with the delta method's variance",
  confidence_sequence: "asymptotic confidence sequence",
  beta_binomial: "Beta-Binomial posterior",
  normal_posterior: "normal posterior with a flat prior",
};
