import type { ExperimentDefinition } from "../../../reports/experiment/definition.ts";
import type { Comparison, Inputs, RateInputs } from "../../../reports/experiment/result/answer.ts";
import type { Pair } from "../../../statistics/arm.ts";
import { bayesBetaBinomial } from "../../../statistics/bayes-beta-binomial.ts";
import { bayesNormal } from "../../../statistics/bayes-normal.ts";
import { chiSquarePair } from "../../../statistics/chi-square-test.ts";
import { fisherTest } from "../../../statistics/fisher-test.ts";
import { rateTest } from "../../../statistics/rate-test.ts";
import { sequentialConfidence } from "../../../statistics/sequential-confidence.ts";
import { zTest } from "../../../statistics/z-test.ts";
import { armValue, type Estimate, meanEstimate, plainEffect, rateEstimate, ratioEstimate } from "./estimate.ts";

/** How arms are compared: one-sided for harm, or not; without enough data only the effects are given. */
export type Setting = {
  definition: ExperimentDefinition;
  direction: "increase" | "decrease";
  isGuardrail: boolean;
  hasEnoughData: boolean;
};

export type Versus = { variant: string; control: Inputs; arm: Inputs };

const blank = {
  low: null,
  high: null,
  liftLow: null,
  liftHigh: null,
  test: null,
  p: null,
  pAdjusted: null,
  pYates: null,
  probabilityHigher: null,
  expectedLoss: null,
  cuped: null,
  borderline: false,
  verdict: null,
} satisfies Partial<Comparison>;

/** An arm against the control by the chosen method; not yet corrected, without a verdict. */
export function comparisonOf({ variant, control, arm }: Versus, setting: Setting): Comparison {
  if (!setting.hasEnoughData) return { variant, ...plainEffect(armValue(control), armValue(arm)), ...blank };
  const estimate = estimateOf(control, arm, 1 - setting.definition.alpha);
  const { difference, lift, cuped } = estimate;
  const rates = pairOf(control, arm);
  const facts = { estimate, rates, n: control.n + arm.n };
  const { method } = setting.definition;
  const byMethod =
    method === "fixed" ? fixed(facts, setting) : method === "sequential" ? sequential(facts, setting) : bayesian(facts, setting);
  return { variant, difference, lift, ...blank, cuped, ...byMethod };
}

function estimateOf(control: Inputs, arm: Inputs, confidence: number): Estimate {
  if (control.is === "mean" && arm.is === "mean") return meanEstimate({ control, arm, confidence });
  if (control.is === "ratio" && arm.is === "ratio") return ratioEstimate({ control, arm, confidence });
  return rateEstimate(pairOf(control, arm) as Pair, confidence);
}

function pairOf(control: Inputs, arm: Inputs): Pair | null {
  const one = ({ converted, n }: RateInputs) => ({ x: converted, n });
  return control.is === "rate" && arm.is === "rate" ? { a: one(control), b: one(arm) } : null;
}

type Facts = { estimate: Estimate; rates: Pair | null; n: number };

function fixed({ estimate, rates }: Facts, setting: Setting): Partial<Comparison> {
  const limits = {
    low: estimate.interval.low,
    high: estimate.interval.high,
    liftLow: estimate.liftInterval.low,
    liftHigh: estimate.liftInterval.high,
  };
  const tested = rates ? ofRates(rates, setting) : ofValues(estimate, setting);
  return { ...limits, ...tested, pAdjusted: tested.p };
}

type Tested = { test: Comparison["test"]; p: number | null; pYates: number | null };

function ofRates(pair: Pair, { isGuardrail, direction }: Setting): Tested {
  const { test, p } = rateTest(pair);
  if (p === null || !isGuardrail) return { test, p, pYates: test === "chi2" ? chiSquarePair({ ...pair, yates: true }).p : null };
  const isLess = direction === "increase";
  if (test === "chi2") return { test: "z", p: zTest({ ...pair, pooled: true, alternative: isLess ? "less" : "greater" }).p, pYates: null };
  const exact = fisherTest(pair);
  return { test, p: isLess ? exact.pLess : exact.pGreater, pYates: null };
}

function ofValues({ test, p, difference }: Estimate, { isGuardrail, direction }: Setting): Tested {
  if (p === null || !isGuardrail || difference === null) return { test, p, pYates: null };
  const isHarmful = direction === "increase" ? difference < 0 : difference > 0;
  return { test, p: isHarmful ? p / 2 : 1 - p / 2, pYates: null };
}

const usualTuning = 5000;

function sequential({ estimate: { difference, se, lift, liftSe }, n }: Facts, { definition }: Setting): Partial<Comparison> {
  const { alpha, plan } = definition;
  const tuning = plan.unitsPerArm === undefined ? usualTuning : 2 * plan.unitsPerArm;
  const confidence = (effect: number | null, error: number | null) =>
    effect === null || !error ? null : sequentialConfidence({ difference: effect, se: error, nTotal: n, alpha, tuning });
  const [absolute, relative] = [confidence(difference, se), confidence(lift, liftSe)];
  return {
    test: "confidence_sequence",
    p: absolute?.p ?? null,
    pAdjusted: absolute?.p ?? null,
    low: absolute?.low ?? null,
    high: absolute?.high ?? null,
    liftLow: relative?.low ?? null,
    liftHigh: relative?.high ?? null,
  };
}

function bayesian({ estimate, rates }: Facts, { definition, direction }: Setting): Partial<Comparison> {
  const confidence = 1 - definition.alpha;
  const losses = (chooseArm: number, chooseControl: number) =>
    direction === "increase" ? { arm: chooseArm, control: chooseControl } : { arm: chooseControl, control: chooseArm };
  if (rates) {
    const belief = bayesBetaBinomial({ ...rates, prior: definition.prior, confidence });
    return {
      test: "beta_binomial",
      low: belief.differenceLow,
      high: belief.differenceHigh,
      liftLow: estimate.lift === null ? null : belief.liftLow,
      liftHigh: estimate.lift === null ? null : belief.liftHigh,
      probabilityHigher: belief.probBBeatsA,
      expectedLoss: losses(belief.expectedLossChooseB, belief.expectedLossChooseA),
    };
  }
  const normal = (difference: number | null, se: number | null) =>
    difference === null || !se ? null : bayesNormal({ difference, se, priorMean: null, priorSd: null, confidence });
  const [absolute, relative] = [normal(estimate.difference, estimate.se), normal(estimate.lift, estimate.liftSe)];
  return {
    test: "normal_posterior",
    low: absolute?.low ?? null,
    high: absolute?.high ?? null,
    liftLow: relative?.low ?? null,
    liftHigh: relative?.high ?? null,
    probabilityHigher: absolute?.probBBetter ?? null,
    expectedLoss: absolute ? losses(absolute.expectedLossChooseB, absolute.expectedLossChooseA) : null,
  };
}
