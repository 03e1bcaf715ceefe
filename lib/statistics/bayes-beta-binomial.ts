import type { ConfidentPair } from "./arm.ts";
import { type BetaBelief, type BetaPrior, betaBelief, rateAt } from "./beta-belief.ts";
import { type Cut, eachPoint, jointEdges, probabilityBelow } from "./joint-belief.ts";
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
  eachPoint(jointEdges(a, b), (t, weight) => {
    const [belowA, aboveA, belowB, aboveB] = [a.below(t), a.above(t), b.below(t), b.above(t)];
    const density = weight * a.density(t);
    const { x, y } = rateAt(t);
    const spread = weight * x * y;
    found.probBBeatsA += density * aboveB;
    found.probABeatsB += density * belowB;
    found.expectedLossChooseB += spread * belowB * aboveA;
    found.expectedLossChooseA += spread * belowA * aboveB;
  });
  return found;
}

/** The quantile of pB − pA, near where it would be if the beliefs were normal. */
function difference({ a, b }: Beliefs, level: number): number {
  const cut = (d: number): Cut => ({ of: ({ x, y }) => logit(x + d, y - d), back: ({ x, y }) => logit(x - d, y + d) });
  const sd = Math.sqrt(a.variance + b.variance);
  const near = { guess: b.mean - a.mean + normalQuantile(level) * sd, reach: 0.2 * sd };
  return rootNear((d) => probabilityBelow(a, b, cut(d)) - level, near, [-1, 1]);
}

/** The quantile of pB/pA − 1, sought as the logarithm of the ratio, which is nearly normal; infinite beyond the largest number. */
function lift({ a, b }: Beliefs, level: number): number {
  const sd = Math.hypot(Math.sqrt(a.variance) / a.mean, Math.sqrt(b.variance) / b.mean);
  const near = { guess: Math.log(b.mean / a.mean) + normalQuantile(level) * sd, reach: 0.2 * sd };
  const [low, high] = [logRate(b.edges[0]) - logRate(a.edges.at(-1)), logRate(b.edges.at(-1)) - logRate(a.edges[0])];
  return Math.expm1(rootNear((logRatio) => probabilityBelow(a, b, times(logRatio)) - level, near, [low, high]));
}

/** pB = pA times a ratio, by logarithms: rates may lie below the smallest number. */
function times(logRatio: number): Cut {
  const scaled = ({ t, y }: { t: number; y: number }, by: number) => {
    const rest = t < 0 ? -Math.expm1(by + logRate(t)) : -Math.expm1(by) + y * Math.exp(by);
    return rest > 0 ? logRate(t) + by - Math.log(rest) : Number.POSITIVE_INFINITY;
  };
  return { of: (at) => scaled(at, logRatio), back: (at) => scaled(at, -logRatio) };
}

/** The logarithm of the rate of a logit. */
function logRate(t = 0): number {
  return t < 0 ? t - Math.log1p(Math.exp(t)) : -Math.log1p(Math.exp(-t));
}

/** Infinite where a rate lies beyond its ends. */
function logit(x: number, y: number): number {
  if (x <= 0) return Number.NEGATIVE_INFINITY;
  return y <= 0 ? Number.POSITIVE_INFINITY : Math.log(x / y);
}
