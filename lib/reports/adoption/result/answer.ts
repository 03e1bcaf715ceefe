/** What adoption answers, one shape for screen, command line, export and share link. Rates 0 to 1, unset is null. */

/** A share of `n`, with its 95 % Wilson interval; unset where n is 0. */
export type Rate = { rate: number | null; low: number | null; high: number | null; n: number };

export type AdoptionBucket = {
  /** Start in the report's zone: 2024-05-01. */
  period: string;
  /** The bucket is cut by the range or by the data end. */
  partial: boolean;
};

export type RatePoint = { period: string; users: number; uses: number; base: number; rate: Rate };

export type AdopterPoint = {
  period: string;
  new: number;
  continuing: number;
  returning: number;
  /** Of all eligible actors active so far, those who have used the feature so far. */
  cumulative: { users: number; base: number; rate: number | null };
};

/** Medians and percentiles per user. */
export type Spread = { median: number | null; p75: number | null; p90: number | null };

export type Quadrant = "core" | "niche" | "occasional" | "rare";

export type MatrixFacts = {
  users: number;
  uses: number;
  base: number;
  /** Breadth. */
  rate: Rate;
  /** Depth. */
  usesPerUser: Spread;
  daysPerUser: Spread;
  /** The median of what `frequency` names. */
  frequency: number | null;
  /** core: often, by many; niche: often, by few; occasional: seldom, by many; rare: seldom, by few. Unset without users. */
  quadrant: Quadrant | null;
};

/** `regular` is unset when the range is too short to tell. */
export type Stages = { exposed: number; tried: number; repeated: number; regular: number | null };

export type AdoptionStep = {
  /** Whole units elapsed. */
  time: number;
  atRisk: number;
  adopted: number;
  censored: number;
  /** 1 - S(t), with the log-log Greenwood band; the band is unset when all have adopted. */
  share: number;
  low: number | null;
  high: number | null;
};

export type TimeToAdopt = {
  /** Actors with a start in the range that take part: adopted + censored. */
  actors: number;
  adopted: number;
  censored: number;
  /** Left out: first use before the start. */
  usedBefore: number;
  /** One per time at which somebody adopted or was censored, ascending. */
  steps: AdoptionStep[];
  /** In `timeUnit`; null when it is never reached. */
  median: { time: number | null; low: number | null; high: number | null };
};

export type RetentionPoint = { index: number; eligible: number; returned: number; rate: number | null };

/** Observational: adopters chose themselves. */
export type AdopterRetention = { usage: RetentionPoint[]; adopters: RetentionPoint[]; nonAdopters: RetentionPoint[] };

/** How many actors had so many days; days 1 to the window's length, zeros too. `rate` is of all counted. */
export type PowerPoint = { days: number; users: number; rate: number | null };

/** One feature; only what the view asks for is there. */
export type FeatureAnswer = {
  /** Its place in the list, 1 first, or with `everyValueOf` the value. */
  key: string;
  label: string;
  points?: RatePoint[];
  adopters?: AdopterPoint[];
  matrix?: MatrixFacts;
  stages?: Stages;
  timeToAdopt?: TimeToAdopt;
  retention?: AdopterRetention;
  powerUsers?: PowerPoint[];
};

export type AdoptionActorRow = {
  actor: string;
  /** Uses in the part's period; of non-users their active events. */
  uses: number;
  /** Distinct days with one. */
  days: number;
  /** ISO instants of the first and the last of them. */
  firstTime: string;
  lastTime: string;
};

/** The period of one answer, as dates in the report's zone. */
export type Period = { from: string; to: string; timezone: string };

export type AdoptionAnswer = {
  period: Period;
  /** The calendar spine of the views over time; empty in the others. */
  buckets: AdoptionBucket[];
  features: FeatureAnswer[];
  /** With `everyValueOf`: values beyond the limit. */
  hiddenFeatures: number;
  /** Matrix only: where the quadrants meet; null without features that have users. */
  cuts?: { rate: number | null; frequency: number | null };
  /** Power users only: the same of active events. */
  active?: PowerPoint[];
  actors?: AdoptionActorRow[];
  actorCount?: number;
};

export type AdoptionResult = AdoptionAnswer & {
  kind: "adoption";
  unit: string;
  dataEnd: string | null;
  /** Events of the range that pass the filters but have no actor. */
  withoutActor: number;
  /** Invariants of semantics §9 that did not hold; shown as an error of the product. */
  broken: string[];
  previous?: AdoptionAnswer;
};
