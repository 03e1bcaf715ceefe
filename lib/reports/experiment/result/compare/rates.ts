import type { Pair } from "../../../../statistics/arm.ts";
import { rateDifference } from "../../../../statistics/arm.ts";
import { bayesBetaBinomial } from "../../../../statistics/bayes-beta-binomial.ts";
import { chiSquarePair } from "../../../../statistics/chi-square-test.ts";
import { fisherTest } from "../../../../statistics/fisher-test.ts";
import { deltaLift, katzLift } from "../../../../statistics/lift-interval.ts";
import { newcombeInterval } from "../../../../statistics/newcombe-interval.ts";
import { rateTest } from "../../../../statistics/rate-test.ts";
import { unpooledError, zTest } from "../../../../statistics/z-test.ts";
import type { RateInputs } from "../answer.ts";
import { bareEffect, type Effect, expectedLoss, sequentialEffect } from "./effect.ts";
import type { Judging } from "./judging.ts";

/** Two rates, the control first. */
export function rateEffect(control: RateInputs, arm: RateInputs, judging: Judging): Effect {
  const pair = pairOf(control, arm);
  if (judging.method === "fixed") return fixedEffect(pair, judging);
  return judging.method === "sequential" ? alwaysValidEffect(pair, judging) : betaEffect(pair, judging);
}

/** The difference and the lift of two rates alone. */
export function bareRates(control: RateInputs, arm: RateInputs): Effect {
  return bareEffect(pointsOf(pairOf(control, arm)));
}

const pairOf = (control: RateInputs, arm: RateInputs): Pair => ({
  a: { x: control.converted, n: control.n },
  b: { x: arm.converted, n: arm.n },
});

function pointsOf(pair: Pair): { difference: number | null; lift: number | null } {
  const difference = rateDifference(pair);
  return { difference, lift: difference === null || pair.a.x === 0 ? null : difference / (pair.a.x / pair.a.n) };
}

function fixedEffect(pair: Pair, judging: Judging): Effect {
  const confidence = 1 - judging.alpha;
  const interval = newcombeInterval({ ...pair, confidence });
  const lift = katzLift({ ...pair, confidence });
  return {
    ...bareEffect(pointsOf(pair)),
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    liftLow: lift?.liftLow ?? null,
    liftHigh: lift?.liftHigh ?? null,
    ...(judging.oneSided ? harmTest(pair, judging) : twoSidedTest(pair)),
  };
}

function twoSidedTest(pair: Pair): Pick<Effect, "test" | "p" | "pYates"> {
  const { test, p } = rateTest(pair);
  return { test, p, pYates: test === "chi2" ? chiSquarePair({ ...pair, yates: true }).p : null };
}

/** The p of harm alone: pooled z, below an expected 5 the one side of Fisher's; none where the test of both sides has none. */
function harmTest(pair: Pair, { direction }: Judging): Pick<Effect, "test" | "p"> {
  const both = rateTest(pair);
  if (both.p === null) return { test: both.test, p: null };
  const isLess = direction === "increase";
  if (both.test === "chi2") return { test: "z", p: zTest({ ...pair, pooled: true, alternative: isLess ? "less" : "greater" }).p };
  const { pLess, pGreater } = fisherTest(pair);
  return { test: "fisher", p: isLess ? pLess : pGreater };
}

function alwaysValidEffect(pair: Pair, judging: Judging): Effect {
  const relative = deltaLift({ ...pair, confidence: 1 - judging.alpha });
  const estimate = { ...pointsOf(pair), se: unpooledError(pair), liftSe: relative?.se ?? null };
  return sequentialEffect(estimate, judging, pair.a.n + pair.b.n);
}

function betaEffect(pair: Pair, { alpha, prior, direction }: Judging): Effect {
  const posterior = bayesBetaBinomial({ ...pair, prior, confidence: 1 - alpha });
  const points = pointsOf(pair);
  return {
    ...bareEffect(points),
    test: "beta_binomial",
    low: posterior.differenceLow,
    high: posterior.differenceHigh,
    liftLow: points.lift === null ? null : posterior.liftLow,
    liftHigh: points.lift === null ? null : posterior.liftHigh,
    probabilityHigher: posterior.probBBeatsA,
    expectedLoss: expectedLoss(posterior, direction),
  };
}
