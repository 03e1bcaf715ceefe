import { type Arm, crossDifference, type Pair, totalsOf } from "./arm.ts";
import { chiSquareTail } from "./special/chi-square.ts";

/** Fields are null where the test is undefined: an empty arm, or none or all converted. */
export type ChiSquareTest = { chi2: number | null; df: number; p: number | null; log10P: number | null; minExpected: number | null };

/** Pearson's X² of k arms by converted or not, df = k − 1 (Pearson 1900). */
export function chiSquareTest(arms: readonly Arm[]): ChiSquareTest {
  return test(arms, () => 0);
}

/** Pearson's X² of two arms; with `yates` each |O − E| shrinks by at most 1/2 (Yates 1934, clipped as R and SciPy do). */
export function chiSquarePair({ a, b, yates = false }: Pair & { yates?: boolean }): ChiSquareTest {
  return test([a, b], (gap) => (yates ? Math.min(0.5, gap) : 0));
}

/** The smallest expected count of the table of k arms by converted or not; null without users. */
export function smallestExpected(arms: readonly Arm[]): number | null {
  const { x, n } = totalsOf(arms);
  return n > 0 ? (Math.min(...arms.map((arm) => arm.n)) * Math.min(x, n - x)) / n : null;
}

function test(arms: readonly Arm[], correction: (gap: number) => number): ChiSquareTest {
  const total = totalsOf(arms);
  const df = total.k - 1;
  const minExpected = smallestExpected(arms);
  if (df < 1 || !minExpected) return { chi2: null, df, p: null, log10P: null, minExpected };
  const scale = 1 / total.x + 1 / (total.n - total.x);
  const chi2 = arms.reduce((sum, arm) => {
    const gap = Math.abs(crossDifference(arm, total)) / total.n;
    return sum + ((gap - correction(gap)) ** 2 * scale * total.n) / arm.n;
  }, 0);
  return { chi2, df, ...chiSquareTail(chi2, df), minExpected };
}
