import { type Arm, totalsOf } from "./arm.ts";
import { chiSquareTail } from "./special/chi-square.ts";
import { deviance } from "./special/deviance.ts";

/** The likelihood-ratio test of k arms, G = 2 Σ O ln(O/E), df = k − 1 (Wilks 1938), summed as Loader's deviances; null where undefined. */
export function gTest(arms: readonly Arm[]): { g: number | null; df: number; p: number | null; log10P: number | null } {
  const total = totalsOf(arms);
  const df = total.k - 1;
  if (df < 1 || total.x === 0 || total.x === total.n || arms.some((arm) => arm.n === 0)) return { g: null, df, p: null, log10P: null };
  const cells = arms.map((arm) => {
    const expected = (total.x / total.n) * arm.n;
    return deviance(arm.x, expected) + deviance(arm.n - arm.x, ((total.n - total.x) / total.n) * arm.n);
  });
  const g = 2 * cells.reduce((sum, cell) => sum + cell, 0);
  return { g, df, ...chiSquareTail(g, df) };
}
