import { criticalZ } from "./special/normal.ts";
import { tailOf } from "./special/tail.ts";
import { errorOf, type Sample } from "./welch-test.ts";

/** The mixture sequential probability ratio test with an N(0, tau2) mixture: always-valid p and interval (Johari, Pekelis & Walsh; KDD 2017). Needs se > 0. */
export function sequentialRatioTest({ difference, se, tau2, alpha }: { difference: number; se: number; tau2: number; alpha: number }) {
  const variance = se * se;
  const sum = variance + tau2;
  const logLr = 0.5 * Math.log(variance / sum) + (tau2 * (difference / se) ** 2) / (2 * sum);
  const halfwidth = se * criticalRatio(tau2 / variance, alpha);
  return { logLr, ...tailOf(Math.min(0, -logLr)), halfwidth, low: difference - halfwidth, high: difference + halfwidth };
}

/** How many standard errors wide the mSPRT interval is to each side, for tau2 in units of the squared standard error. */
function criticalRatio(tau2: number, alpha: number): number {
  return Math.sqrt((1 + 1 / tau2) * (Math.log1p(tau2) - 2 * Math.log(alpha)));
}

/** Statsig's documented variant (alpha/2 and tau ~ 1/N), for parity only: its threshold does not grow with n. */
export function statsigSequentialInterval({ a, b, alpha }: { a: Sample; b: Sample; alpha: number }) {
  const tau = (criticalZ(1 - alpha) ** 2 * (a.variance + b.variance)) / (a.n + b.n);
  const se = Math.hypot(errorOf(a), errorOf(b));
  const zCritical = criticalRatio(tau / (se * se), alpha / 2);
  const difference = b.mean - a.mean;
  return { tau, zCritical, low: difference - zCritical * se, high: difference + zCritical * se };
}
