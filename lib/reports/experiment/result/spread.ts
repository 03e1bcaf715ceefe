import { ratioMetricTest } from "../../../statistics/ratio-metric-test.ts";
import type { Inputs } from "./answer.ts";
import { ratioSums } from "./compare/amounts.ts";

/** The standard deviation of a unit's value, of ratios by the delta method; null below two units. */
export function spreadOf(inputs: Inputs): number | null {
  if (inputs.n < 2 || inputs.is === "rate") return null;
  if (inputs.is === "mean") return inputs.variance === null ? null : Math.sqrt(inputs.variance);
  const sums = ratioSums(inputs);
  const found = ratioMetricTest({ a: sums, b: sums, confidence: 0.95 });
  return found && Number.isFinite(found.seA) ? found.seA * Math.sqrt(inputs.n) : null;
}
