import type { Hypergeometric } from "./special/hypergeometric.ts";
import { rootBetween } from "./special/root.ts";

/** The conditional maximum-likelihood odds ratio of a 2×2 table (as R's fisher.test): the one whose expected count is the observed; null at the ends. */
export function conditionalOddsRatio({ first, probabilities }: Hypergeometric, observed: number): number | null {
  const last = first + probabilities.length - 1;
  if (observed === first || observed === last) return null;
  const logs = probabilities.map((p) => Math.log(p));
  const excess = (logOdds: number) => {
    const tilted = logs.map((log, i) => log + i * logOdds);
    const highest = tilted.reduce((most, log) => Math.max(most, log));
    let weight = 0;
    let moment = 0;
    for (const [i, log] of tilted.entries()) {
      const w = Math.exp(log - highest);
      weight += w;
      moment += w * (first + i - observed);
    }
    return moment / weight;
  };
  return Math.exp(rootBetween(excess, [-60, 60]));
}
