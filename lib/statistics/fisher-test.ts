import { type Pair, totalsOf } from "./arm.ts";
import { conditionalOddsRatio } from "./conditional-odds-ratio.ts";
import { hypergeometric } from "./special/hypergeometric.ts";

/** p-values of the table and its odds ratio, of the sample and by conditional maximum likelihood; null where 0/0 or unbounded. */
export type FisherTest = {
  pTwoSided: number;
  pLess: number;
  pGreater: number;
  oddsRatio: number | null;
  cmleOddsRatio: number | null;
};

/** Fisher's exact test (1935): two-sided sums the tables no more probable than this one, within 1e-7 as R does. */
export function fisherTest({ a, b }: Pair): FisherTest {
  const { x, n } = totalsOf([a, b]);
  const tables = hypergeometric({ marked: x, unmarked: n - x, drawn: b.n });
  const { first, probabilities } = tables;
  const at = b.x - first;
  const limit = (probabilities[at] ?? 0) * (1 + 1e-7);
  const sum = (chosen: (p: number, i: number) => boolean) => Math.min(1, total(probabilities.filter(chosen)));
  const against = a.x * (b.n - b.x);
  return {
    pTwoSided: sum((p) => p <= limit),
    pLess: sum((_, i) => i <= at),
    pGreater: sum((_, i) => i >= at),
    oddsRatio: against === 0 ? null : (b.x * (a.n - a.x)) / against,
    cmleOddsRatio: conditionalOddsRatio(tables, b.x),
  };
}

function total(values: number[]): number {
  return values.reduce((sum, p) => sum + p, 0);
}
