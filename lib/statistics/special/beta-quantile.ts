import { type BetaShape, logBetaCdf } from "./beta-tail.ts";
import { rootBetween } from "./root.ts";

/** The quantile of Beta(a, b) for 0 < p < 1. */
export function betaQuantile(p: number, shape: BetaShape): number {
  return rootBetween((x) => Math.exp(logBetaCdf({ x, y: 1 - x }, shape)) - p, [0, 1]);
}
