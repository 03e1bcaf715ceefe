import type { ConfidentPair } from "./arm.ts";
import { type BetaBelief, type BetaPrior, betaBelief } from "./beta-belief.ts";
import { type Cut, eachPoint, identity, jointEdges, probabilityBelow } from "./joint-belief.ts";
import { normalQuantile } from "./special/normal.ts";
import { rootNear } from "./special/root.ts";

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
  const found = { probBBeatsA: 0, probABeatsB: 0, expectedLossChooseB: 0, expectedLossChooseA: 0 };
  eachPoint(jointEdges(a, b, identity), (theta, weight) => {
    const [belowA, aboveA, belowB, aboveB] = [a.below(theta), a.above(theta), b.below(theta), b.above(theta)];
    const density = weight * a.density(theta);
    const spread = weight * Math.sin(2 * theta);
    found.probBBeatsA += density * aboveB;
    found.probABeatsB += density * belowB;
    found.expectedLossChooseB += spread * belowB * aboveA;
    found.expectedLossChooseA += spread * belowA * aboveB;
  });
  return found;
}

/** The quantile of pB − pA, near where it would be if the beliefs were normal. */
function difference({ a, b }: Beliefs, level: number): number {
  const cut = (d: number): Cut => ({ of: (p) => p + d, back: (p) => p - d });
  const sd = Math.sqrt(a.variance + b.variance);
  const near = { guess: b.mean - a.mean + normalQuantile(level) * sd, reach: 0.2 * sd };
  return rootNear((d) => probabilityBelow(a, b, cut(d)) - level, near, [-1, 1]);
}

/** The quantile of pB/pA − 1, sought as the share s of the ratio s / (1 − s), whose logarithm is nearly normal. */
function lift({ a, b }: Beliefs, level: number): number {
  const cut = (s: number): Cut => ({ of: (p) => (p * s) / (1 - s), back: (p) => (p * (1 - s)) / s });
  const sd = Math.hypot(Math.sqrt(a.variance) / a.mean, Math.sqrt(b.variance) / b.mean);
  const ratio = (b.mean / a.mean) * Math.exp(normalQuantile(level) * sd);
  const guess = ratio / (1 + ratio);
  const near = { guess, reach: 0.2 * sd * guess * (1 - guess) };
  const share = rootNear((s) => probabilityBelow(a, b, cut(s)) - level, near, [1e-12, 1 - 1e-12]);
  return (2 * share - 1) / (1 - share);
}
