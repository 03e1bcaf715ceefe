import { adjustPValues } from "./adjust-p-values.ts";
import type { Arm, Pair } from "./arm.ts";
import { bayesBetaBinomial } from "./bayes-beta-binomial.ts";
import { bayesNormal } from "./bayes-normal.ts";
import { bayesProbBest } from "./bayes-prob-best.ts";
import { chiSquarePair, chiSquareTest } from "./chi-square-test.ts";
import { clopperPearsonInterval } from "./clopper-pearson-interval.ts";
import { coherence } from "./coherence.ts";
import { cupedTest } from "./cuped-test.ts";
import { detectableEffect } from "./detectable-effect.ts";
import { distributions } from "./distributions.ts";
import { fiellerInterval } from "./fieller-interval.ts";
import { fisherTest } from "./fisher-test.ts";
import { gTest } from "./g-test.ts";
import { deltaLift, katzLift } from "./lift-interval.ts";
import { sampleFromSums } from "./moments.ts";
import { moverRatioInterval } from "./mover-ratio-interval.ts";
import { newcombeInterval } from "./newcombe-interval.ts";
import { oddsRatioInterval } from "./odds-ratio-interval.ts";
import { panelDecision } from "./panel-decision.ts";
import { powerOfTest } from "./power-of-test.ts";
import { ratioMetricTest } from "./ratio-metric-test.ts";
import { sampleRatioMismatch } from "./sample-ratio-mismatch.ts";
import { sampleSize } from "./sample-size.ts";
import { sampleSizeOfMean } from "./sample-size-of-mean.ts";
import { scoreDifferenceInterval, scoreRatioInterval } from "./score-interval.ts";
import { sequentialConfidence } from "./sequential-confidence.ts";
import { sequentialRatioTest, statsigSequentialInterval } from "./sequential-ratio-test.ts";
import { criticalZ } from "./special/normal.ts";
import { testDuration } from "./test-duration.ts";
import { waldInterval } from "./wald-interval.ts";
import { welchTest } from "./welch-test.ts";
import { wilsonInterval } from "./wilson-interval.ts";
import { winsorize } from "./winsorize.ts";
import { zTest } from "./z-test.ts";

type Confidence = { confidence: number };
type Sums = Parameters<typeof sampleFromSums>[0];
type Adjusted = { p: number[]; method: Parameters<typeof adjustPValues>[1] };

/** Every statistical method by its name in an oracle file, as a function of that file's input. */
export const methods: Record<string, (input: never) => object | null> = {
  ...distributions,
  chi2_2x2: (input: Pair & { yates: boolean }) => chiSquarePair(input),
  chi2_kx2: ({ arms }: { arms: Arm[] }) => chiSquareTest(arms),
  g_test: ({ arms }: { arms: Arm[] }) => gTest(arms),
  z_two_prop: zTest,
  fisher_exact: fisherTest,
  wilson_ci: ({ x, n, confidence }: Arm & Confidence) => wilsonInterval(x, n, criticalZ(confidence)),
  clopper_pearson_ci: clopperPearsonInterval,
  newcombe_diff_ci: newcombeInterval,
  wald_diff_ci: waldInterval,
  score_diff_ci: scoreDifferenceInterval,
  score_ratio_ci: scoreRatioInterval,
  mover_ratio_ci: moverRatioInterval,
  lift_ci_delta: deltaLift,
  lift_ci_katz: katzLift,
  lift_ci_fieller: fiellerInterval,
  odds_ratio_woolf: oddsRatioInterval,
  coherence,
  welch_t: welchTest,
  welch_t_from_sums: ({ a, b, confidence }: { a: Sums; b: Sums } & Confidence) =>
    welchTest({ a: sampleFromSums(a), b: sampleFromSums(b), confidence }),
  winsorize,
  ratio_metric_delta: ratioMetricTest,
  cuped: cupedTest,
  srm: sampleRatioMismatch,
  p_adjust: ({ p, method }: Adjusted) => ({ adjusted: adjustPValues(p, method) }),
  bayes_beta_binomial: bayesBetaBinomial,
  bayes_prob_best: bayesProbBest,
  bayes_normal: bayesNormal,
  sequential_asymp_cs: sequentialConfidence,
  sequential_msprt: sequentialRatioTest,
  sequential_msprt_statsig: statsigSequentialInterval,
  sample_size_proportions: sampleSize,
  sample_size_mean: sampleSizeOfMean,
  power_proportions: powerOfTest,
  mde_proportions: detectableEffect,
  duration: testDuration,
  panel_decision: panelDecision,
};
