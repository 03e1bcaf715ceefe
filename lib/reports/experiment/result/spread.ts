import { ratioOfMoments } from "../../../statistics/ratio-metric-test.ts";
import type { Inputs } from "./answer.ts";
import { ratioMoments } from "./compare/amounts.ts";

/** The standard deviation of a unit's value, of ratios by the delta method; null below two units, and where nothing varies. */
export function spreadOf(inputs: Inputs): number | null {
  const spread = deviationOf(inputs);
  return Number.isFinite(spread) && spread > 0 ? spread : null;
}

function deviationOf(inputs: Inputs): number {
  if (inputs.n < 2 || inputs.is === "rate") return 0;
  if (inputs.is === "mean") return Math.sqrt(inputs.variance ?? 0);
  const moments = ratioMoments(inputs);
  return (ratioOfMoments({ a: moments, b: moments, confidence: 0.95 })?.seA ?? 0) * Math.sqrt(inputs.n);
}
