import { tailOf } from "./special/tail.ts";

export type Sequential = { difference: number; se: number; nTotal: number; alpha: number; tuning: number };

/** The asymptotic confidence sequence of an estimate, tightest near `tuning` users (Waudby-Smith et al., arXiv 2103.06476v7, eq. 9, 155, 161; as gbstats). */
export function sequentialConfidence({ difference, se, nTotal: n, alpha, tuning }: Sequential) {
  const rho = Math.sqrt((-2 * Math.log(alpha) + Math.log(-2 * Math.log(alpha) + 1)) / tuning);
  const spread = n * rho * rho + 1;
  const halfwidth = se * Math.sqrt(n) * Math.sqrt(((2 * spread) / (n * rho) ** 2) * Math.log(Math.sqrt(spread) / alpha));
  const logEvalue = se > 0 ? ((difference / se) ** 2 * (spread - 1)) / (2 * spread) - 0.5 * Math.log(spread) : null;
  const tail = logEvalue === null ? { p: null, log10P: null } : tailOf(Math.min(0, -logEvalue));
  return { rho, halfwidth, low: difference - halfwidth, high: difference + halfwidth, logEvalue, ...tail };
}
