import { chiSquareTail } from "./special/chi-square.ts";

/** Tells a broken traffic split: chi-square of the users per arm against the weights, arms of weight 0 dropped; alarm below `alpha`. */
export function sampleRatioMismatch({
  counts,
  weights,
  alpha = 0.001,
}: {
  counts: readonly number[];
  weights: readonly number[];
  alpha?: number;
}) {
  const kept = counts.map((count, i) => ({ count, weight: weights[i] ?? 0 })).filter(({ weight }) => weight > 0);
  const users = kept.reduce((sum, { count }) => sum + count, 0);
  const weight = kept.reduce((sum, arm) => sum + arm.weight, 0);
  const expected = kept.map((arm) => (arm.weight * users) / weight);
  const df = kept.length - 1;
  if (df < 1 || users === 0) return { chi2: null, df, p: null, log10P: null, expected, alarm: false };
  const chi2 = kept.reduce((sum, { count }, i) => sum + (count - (expected[i] ?? 0)) ** 2 / (expected[i] ?? 1), 0);
  const tail = chiSquareTail(chi2, df);
  return { chi2, df, ...tail, expected, alarm: tail.p < alpha };
}
