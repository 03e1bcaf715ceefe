import type { ConfidentPair } from "./arm.ts";
import { type BetaBelief, type BetaPrior, betaBelief } from "./beta-belief.ts";
import { type Cut, identity, jointEdges, overEdges, probabilityBelow } from "./joint-belief.ts";
import { rootBetween } from "./special/root.ts";

/** Two rates under one Beta prior: P(b > a), expected losses, and equal-tailed limits of difference and lift, by quadrature. */
export function bayesBetaBinomial({ a, b, prior, confidence }: ConfidentPair & { prior: BetaPrior }) {
  const beliefs = { a: betaBelief(a, prior), b: betaBelief(b, prior) };
  const tail = (1 - confidence) / 2;
  return {
    ...verdictOf(beliefs),
    postMeanA: beliefs.a.mean,
    postMeanB: beliefs.b.mean,
    differenceLow: difference(beliefs, tail),
    differenceHigh: difference(beliefs, 1 - tail),
    liftLow: lift(beliefs, tail),
    liftHigh: lift(beliefs, 1 - tail),
    liftMedian: lift(beliefs, 0.5),
  };
}

type Beliefs = { a: BetaBelief; b: BetaBelief };

/** P(one beats the other) and the loss E[(p of the other − p of the chosen)⁺] of either choice. */
function verdictOf({ a, b }: Beliefs) {
  const over = overEdges(jointEdges(a, b, identity));
  return {
    probBBeatsA: over((theta) => a.density(theta) * b.above(theta)),
    probABeatsB: over((theta) => a.density(theta) * b.below(theta)),
    expectedLossChooseB: over((theta) => b.below(theta) * a.above(theta) * Math.sin(2 * theta)),
    expectedLossChooseA: over((theta) => a.below(theta) * b.above(theta) * Math.sin(2 * theta)),
  };
}

/** The quantile of pB − pA. */
function difference({ a, b }: Beliefs, level: number): number {
  const cut = (d: number): Cut => ({ of: (p) => p + d, back: (p) => p - d });
  return rootBetween((d) => probabilityBelow(a, b, cut(d)) - level, [-1, 1]);
}

/** The quantile of pB/pA − 1, sought as the share s of the ratio s / (1 − s). */
function lift({ a, b }: Beliefs, level: number): number {
  const cut = (s: number): Cut => ({ of: (p) => (p * s) / (1 - s), back: (p) => (p * (1 - s)) / s });
  const share = rootBetween((s) => probabilityBelow(a, b, cut(s)) - level, [1e-12, 1 - 1e-12]);
  return (2 * share - 1) / (1 - share);
}
