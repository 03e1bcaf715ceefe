import type { SweepPoint } from "../../../reports/funnel/result/answer.ts";
import type { Outcome } from "./breakdown.ts";
import type { Rules } from "./rules.ts";
import { measuredSteps } from "./trend.ts";

/** How many of the entered units have an attempt that reaches the to-step within each window. */
export function sweepOf(outcomes: readonly Outcome[], windowsSeconds: readonly number[], rules: Rules): SweepPoint[] {
  const [, to] = measuredSteps(rules);
  const fastest = outcomes.map((outcome) => outcome.fastest(to));
  return windowsSeconds.map((windowSeconds) => {
    const converted = fastest.filter((micros) => micros !== null && micros <= windowSeconds * 1e6).length;
    return { windowSeconds, converted, rate: outcomes.length === 0 ? null : converted / outcomes.length };
  });
}
