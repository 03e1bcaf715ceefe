import type { Arm, Interval } from "./arm.ts";
import { betaQuantile } from "./special/beta-quantile.ts";

/** The exact binomial interval of Clopper & Pearson (1934), by Beta quantiles; null for n = 0. */
export function clopperPearsonInterval({ x, n, confidence }: Arm & { confidence: number }): Interval | null {
  if (n <= 0) return null;
  const alpha = 1 - confidence;
  return {
    low: x === 0 ? 0 : betaQuantile(alpha / 2, { a: x, b: n - x + 1 }),
    high: x === n ? 1 : 1 - betaQuantile(alpha / 2, { a: n - x, b: x + 1 }),
  };
}
