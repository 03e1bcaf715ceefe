/** What a funnel answers, one shape for screen, command line, export and share link. Times are seconds, rates 0 to 1, unset is null. */

/** Seconds between two steps, over the units that reached the later one. */
export type Elapsed = { averageSeconds: number | null; medianSeconds: number | null; p90Seconds: number | null };

export type FunnelStep = {
  step: number;
  label: string;
  optional: boolean;
  /** Units (or attempts, when every attempt counts) that reached the step. */
  count: number;
  /** Of the units that reached the previous required step: those whose deadline has passed, and those still in their window. */
  dropped: number;
  inWindow: number;
  /** converted / (converted + dropped); with the 95 % Wilson interval. From the first and from the previous required step. */
  fromFirst: Rate;
  fromPrevious: Rate;
  /** From the previous step, the headline of a case's `averageSeconds`. */
  averageSeconds: number | null;
  medianSeconds: number | null;
  p90Seconds: number | null;
  sinceFirst: Elapsed;
};

export type Rate = { rate: number | null; low: number | null; high: number | null; n: number };

/** `kind` tells a value that happens to be called "(other)" from the fold. */
export type FunnelGroup = { group: string; kind: "value" | "unset" | "other"; steps: FunnelStep[]; significance?: GroupSignificance };

export type GroupSignificance = {
  /** Adjusted by Holm over the groups; null below the minimum of data. */
  pValue: number | null;
  adjustedPValue: number | null;
  difference: number | null;
  low: number | null;
  high: number | null;
  reason: string | null;
};

export type TrendPoint = {
  /** Start of the bucket in the report's zone: 2024-05-01, or 2024-05-01T13:00 below a day. */
  period: string;
  entered: number;
  converted: number;
  dropped: number;
  inWindow: number;
  rate: Rate;
  maturing: boolean;
  /** The bucket is cut by the range or by the data end. */
  partial: boolean;
};

export type Bin = { fromSeconds: number; toSeconds: number; count: number };
export type SweepPoint = { windowSeconds: number; converted: number; rate: number | null };

export type Correlation = {
  event?: string;
  property?: string;
  value?: string;
  success: number;
  failure: number;
  oddsRatio: number;
  type: "success" | "failure";
};

export type ActorRow = {
  actor: string;
  group: string | null;
  /** ISO instants of the chosen rows, null for a step not reached. */
  stepTimes: (string | null)[];
  deadline: string | null;
};

/** The period of one answer, as dates in the report's zone. */
export type Period = { from: string; to: string; timezone: string };

export type FunnelAnswer = {
  period: Period;
  steps?: FunnelStep[];
  groups?: FunnelGroup[];
  groupCount?: number;
  /** With attribution to a later step: units in no group because they never reached it. */
  notReached?: number;
  series?: TrendPoint[];
  seriesByGroup?: { group: string; series: TrendPoint[] }[];
  bins?: Bin[];
  binsByGroup?: { group: string; bins: Bin[]; averageSeconds: number | null; medianSeconds: number | null }[];
  converted?: Elapsed & { count: number };
  sweep?: SweepPoint[];
  sweepByGroup?: { group: string; sweep: SweepPoint[] }[];
  correlations?: Correlation[];
  actors?: ActorRow[];
  actorCount?: number;
};

export type FunnelResult = FunnelAnswer & {
  kind: "funnel";
  unit: string;
  dataEnd: string | null;
  /** Events left out because their actor is null. */
  withoutActor: number;
  /** Invariants of semantics §9 that did not hold; shown as an error of the product. */
  broken: string[];
  previous?: FunnelAnswer;
};
