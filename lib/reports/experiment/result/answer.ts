import type { DataShortage } from "../../../statistics/enough-data.ts";
import type { Metric, MetricRole } from "../definition/metric.ts";
import type { ExperimentMethod } from "../definition.ts";

/** What an experiment answers, one shape for screen, command line, export and share link. Rates 0 to 1, unset is null. */

/** One arm; the control comes first. */
export type ArmFacts = {
  variant: string;
  label: string;
  weight: number;
  /** Counted units. */
  units: number;
  /** Units that the weights make expect; null without units. */
  expected: number | null;
};

/** The split against the weights: too_few below 10 expected units in an arm, or without two arms. */
export type SplitCheck = {
  status: "ok" | "notice" | "alarm" | "too_few";
  chi2: number | null;
  df: number;
  p: number | null;
  /** Segments: Holm's over the segments, and what the status goes by. */
  pAdjusted?: number | null;
};

/** Units with an exposure that are in no arm, by the first reason that holds. */
export type LeftOut = { beforeRange: number; severalVariants: number; notPlanned: number; withoutVariant: number };

export type Progress = {
  /** ISO instant of the first counted exposure. */
  firstExposure: string | null;
  /** 24-hour days since then, rounded. */
  elapsedDays: number;
  plannedDays: number | null;
  plannedUnitsPerArm: number | null;
};

/** Who is in the experiment; the same in every view but the list. */
export type ExposureFacts = {
  /** Null when there is no arm at all. */
  control: string | null;
  arms: ArmFacts[];
  /** Counted units of all arms. */
  units: number;
  leftOut: LeftOut;
  split: SplitCheck;
  progress: Progress;
};

/** A rate: n settled units, of which so many converted. With its Wilson interval at 1 − alpha; unset where n is 0. */
export type RateInputs = { is: "rate"; n: number; converted: number; rate: number | null; low: number | null; high: number | null };

/** Sums over the settled units' values y, capped if asked; variance with n − 1. With CUPED also of the values x from before. */
export type MeanInputs = {
  is: "mean";
  n: number;
  sum: number;
  sumOfSquares: number;
  mean: number | null;
  /** Unset below two units. */
  variance: number | null;
  /** Units whose value was capped. */
  capped: number;
  before?: {
    sum: number;
    sumOfSquares: number;
    sumOfProducts: number;
    mean: number | null;
    variance: number | null;
    /** Of x and y; like the variances not taken from the sums where these are too large for it. */
    covariance: number | null;
  };
};

/** Sums over the settled units' numerators m and denominators d. */
export type RatioInputs = {
  is: "ratio";
  n: number;
  sumNumerator: number;
  sumDenominator: number;
  sumOfNumeratorSquares: number;
  sumOfDenominatorSquares: number;
  sumOfProducts: number;
  /** With n − 1, as the covariance of both; unset below two units. */
  numeratorVariance: number | null;
  denominatorVariance: number | null;
  covariance: number | null;
  /** Unset when the denominators sum to 0. */
  ratio: number | null;
};

/** All that a test needs, so that anyone can run it again elsewhere. */
export type Inputs = RateInputs | MeanInputs | RatioInputs;

/** An arm's outcomes by one metric: settled (in `inputs`) + immature = the arm's units. */
export type ArmOutcomes = { variant: string; immature: number; inputs: Inputs };

export const testNames = [
  "chi2",
  "fisher",
  "z",
  "welch",
  "cuped",
  "ratio_delta",
  "confidence_sequence",
  "beta_binomial",
  "normal_posterior",
] as const;
/** What gave the p or the probability; `z` is the one-sided test of rates. */
export type TestName = (typeof testNames)[number];

/** In the metric's direction. */
export type Verdict = "better" | "worse" | "no_difference" | "inconclusive" | "too_early";

/** An arm against the control. */
export type Comparison = {
  variant: string;
  /** Arm − control, with CUPED of the adjusted means; unset when either has no value. */
  difference: number | null;
  low: number | null;
  high: number | null;
  /** difference / |control|; unset when the control has no value, or 0. */
  lift: number | null;
  liftLow: number | null;
  liftHigh: number | null;
  test: TestName | null;
  /** Guardrails of fixed experiments: one-sided, for harm. */
  p: number | null;
  /** Corrected; the one that decides. Equal to p where nothing is corrected. */
  pAdjusted: number | null;
  /** Rates by chi2: with Yates' correction, as SciPy's default has it. */
  pYates: number | null;
  /** Bayesian: that the arm is higher than the control. */
  probabilityHigher: number | null;
  /** Bayesian: what is lost on average by taking the arm, or the control, in the metric's direction. */
  expectedLoss: { arm: number; control: number } | null;
  /** The slope of this pair, its adjusted means, and the share of the difference's variance that it took away. */
  cuped: { theta: number; controlMean: number; armMean: number; varianceReduction: number | null } | null;
  /** The interval says otherwise than the p that decides. */
  borderline: boolean;
  verdict: Verdict | null;
};

/** Why there is no verdict, or what to know about it. NO_VARIANCE: every value is the same; NO_DENOMINATOR: they sum to 0 in an arm. */
export type OutcomeReason = DataShortage | "SINGLE_ARM" | "NO_VARIANCE" | "NO_DENOMINATOR" | "SRM" | "BASELINE_ZERO";

/** Outcomes of all arms by one yardstick, and what may be said of them. */
export type Outcome = {
  status: "ok" | "srm" | "not_enough_data";
  reasons: OutcomeReason[];
  /** One per arm, in their order. */
  arms: ArmOutcomes[];
  /** One per arm but the control. */
  comparisons: Comparison[];
  /** Rates of three arms or more: Pearson over all, for information. */
  omnibusP: number | null;
};

/** A funnel's step; its p is two-sided and not corrected, and it has no verdict. */
export type StepOutcome = Outcome & { step: number; label: string };

export type MetricAnswer = Outcome & {
  /** The letter of its place. */
  key: string;
  label: string;
  type: Metric["type"];
  role: MetricRole;
  direction: Metric["direction"];
  /** Means: where values were capped; null for an end that is not. */
  limits?: { lower: number | null; upper: number | null };
  /** Means and ratios: matching events of settled units whose property is no number; null where nothing is read. */
  notNumeric: number | null;
  /** Funnels: every step over all exposed, the last of them the metric itself. */
  steps?: StepOutcome[];
};

/** What the first primary metric needs, from the control's value and the units that come in a day. */
export type Planner = {
  /** The control's value. */
  baseline: number | null;
  /** Planned, relative. */
  minimumEffect: number | null;
  /** Counted units of all arms per elapsed day. */
  unitsPerDay: number | null;
  /** To see the minimum effect with the power asked for, alpha shared among the arms. */
  unitsPerArm: number | null;
  unitsTotal: number | null;
  days: number | null;
  /** Whole weeks. */
  recommendedDays: number | null;
  /** The smallest relative effect that the settled units of the smallest arm can show; positive. */
  detectableEffect: number | null;
};

/** One bucket of exposures: its units alone, and all up to its end. */
export type ExposurePoint = {
  /** Start in the report's zone: 2024-05-01. */
  period: string;
  /** The bucket is cut by the range or by the data end. */
  partial: boolean;
  arms: { variant: string; units: number; cumulative: number }[];
};

/** The units exposed up to the bucket's end, all of them together; nothing is corrected, and there is no verdict. */
export type EffectPoint = { period: string; partial: boolean; units: number; arms: ArmOutcomes[]; comparisons: Comparison[] };

export type Segment = Outcome & {
  segment: string;
  /** Tells a value that happens to be called "(other)" from the fold. */
  kind: "value" | "unset" | "other";
  units: { variant: string; units: number }[];
  split: SplitCheck;
};

export type ExperimentActorRow = {
  actor: string;
  /** Of the first exposure; null without one. */
  variant: string | null;
  /** Every variant that it saw up to the range's end, by name. */
  variants: string[];
  /** ISO instant of the first exposure. */
  exposureTime: string;
  /** By the part's metric: 1 or 0, or its value, not capped (of ratios the numerator); null without a metric, and while immature. */
  value: number | null;
};

/** The period of one answer, as dates in the report's zone. */
export type Period = { from: string; to: string; timezone: string };

export type ExperimentResult = {
  kind: "experiment";
  unit: string;
  dataEnd: string | null;
  /** Exposure events of the range that pass the filters but have no actor; 0 in the list. */
  withoutActor: number;
  /** Invariants of semantics §9 that did not hold; shown as an error of the product. */
  broken: string[];
  period: Period;
  method: ExperimentMethod;
  alpha: number;
  /** In every view but the list. */
  exposure?: ExposureFacts;
  /** Panel. */
  metrics?: MetricAnswer[];
  planner?: Planner;
  /** Exposures. */
  exposures?: ExposurePoint[];
  /** Over time, and segments: the metric shown. */
  metric?: Pick<MetricAnswer, "key" | "label" | "type" | "role" | "direction" | "limits">;
  overTime?: EffectPoint[];
  /** Ranked, then (not set), then (other). */
  segments?: Segment[];
  segmentCount?: number;
  actors?: ExperimentActorRow[];
  actorCount?: number;
};
