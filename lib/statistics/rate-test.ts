import type { Pair } from "./arm.ts";
import { chiSquarePair } from "./chi-square-test.ts";
import { fisherTest } from "./fisher-test.ts";

export type RateTest = { test: "chi2" | "fisher"; p: number | null; log10P: number | null };

/** The test that decides between two rates: Pearson without Yates, Fisher when the smallest expected count is below 5. */
export function rateTest(pair: Pair): RateTest {
  const { p, log10P, minExpected } = chiSquarePair(pair);
  if (p === null || minExpected === null || minExpected >= 5) return { test: "chi2", p, log10P };
  const exact = fisherTest(pair).pTwoSided;
  return { test: "fisher", p: exact, log10P: exact > 0 ? Math.log10(exact) : null };
}
