import { bayesNormal } from "../../../../statistics/bayes-normal.ts";
import { sequentialConfidence } from "../../../../statistics/sequential-confidence.ts";
import type { Comparison } from "../answer.ts";
import type { Judging } from "./judging.ts";

/** What is said of an arm before anything is corrected or decided. */
export type Effect = Omit<Comparison, "variant" | "pAdjusted" | "borderline" | "verdict">;

/** An estimate of the difference and of the relative one, with their standard errors; null where there is none. */
export type Estimate = { difference: number | null; se: number | null; lift: number | null; liftSe: number | null };

/** A difference of which nothing more can be said. */
export function bareEffect({ difference, lift }: Pick<Estimate, "difference" | "lift">): Effect {
  return {
    difference,
    low: null,
    high: null,
    lift,
    liftLow: null,
    liftHigh: null,
    test: null,
    p: null,
    pYates: null,
    probabilityHigher: null,
    expectedLoss: null,
    cuped: null,
  };
}

/** The always valid reading of an estimate made with so many units. */
export function sequentialEffect(estimate: Estimate, { alpha, tuning }: Judging, nTotal: number): Effect {
  const read = (difference: number | null, se: number | null) =>
    difference === null || se === null || !(se > 0) ? null : sequentialConfidence({ difference, se, nTotal, alpha, tuning });
  const [absolute, relative] = [read(estimate.difference, estimate.se), read(estimate.lift, estimate.liftSe)];
  return {
    ...bareEffect(estimate),
    test: "confidence_sequence",
    p: absolute?.p ?? null,
    low: absolute?.low ?? null,
    high: absolute?.high ?? null,
    liftLow: relative?.low ?? null,
    liftHigh: relative?.high ?? null,
  };
}

/** The posterior of an estimate under a flat prior. */
export function posteriorEffect(estimate: Estimate, { alpha, direction }: Judging): Effect {
  const read = (difference: number | null, se: number | null) =>
    difference === null || se === null || !(se > 0)
      ? null
      : bayesNormal({ difference, se, priorMean: null, priorSd: null, confidence: 1 - alpha });
  const [absolute, relative] = [read(estimate.difference, estimate.se), read(estimate.lift, estimate.liftSe)];
  return {
    ...bareEffect(estimate),
    test: "normal_posterior",
    low: absolute?.low ?? null,
    high: absolute?.high ?? null,
    liftLow: relative?.low ?? null,
    liftHigh: relative?.high ?? null,
    probabilityHigher: absolute?.probBBetter ?? null,
    expectedLoss: absolute && expectedLoss(absolute, direction),
  };
}

type Losses = { expectedLossChooseA: number; expectedLossChooseB: number };

/** The losses of either choice when more is better, turned round when less is. */
export function expectedLoss(
  { expectedLossChooseA, expectedLossChooseB }: Losses,
  direction: Judging["direction"],
): Comparison["expectedLoss"] {
  return direction === "increase"
    ? { arm: expectedLossChooseB, control: expectedLossChooseA }
    : { arm: expectedLossChooseA, control: expectedLossChooseB };
}
