/** What a trend answers, one shape for screen, command line, export and share link. Times are seconds, rates 0 to 1, unset is null. */

/** One calendar period of the spine. */
export type TrendsBucket = {
  /** Start in the report's zone: 2024-05-01, or 2024-05-01T13:00 by hour (an hour that the clocks repeat appears twice). */
  period: string;
  /** The bucket is cut by the range or by the data end. */
  partial: boolean;
};

/** `value` is null where it is unset. */
export type TrendsPoint = { period: string; value: number | null };

export type TrendsGroupKind = "value" | "unset" | "other";

/** One line: a lettered series, or with formulas one formula; of everything or of one group. */
export type TrendsLine = {
  /** The letter of the series, A first; for the first formula F1, for the second F2. */
  key: string;
  /** The series' own label, else its event names; the formula's own label, else its text. */
  label: string;
  /** The parts of the group's name, one per breakdown; null without a breakdown. */
  breakdown: string[] | null;
  /** Tells a value that happens to be called "(other)" from the fold; null without a breakdown. */
  groupKind: TrendsGroupKind | null;
  /** One per bucket, in order. */
  points: TrendsPoint[];
  /** The measure over the whole range; in views over time null unless the points add up to it. */
  total: number | null;
  /**
   * Previous period only, and only where the current one is not over at the data end: the total of the part that is as long as what
   * has elapsed of the current one, for a comparison of like with like.
   */
  elapsedTotal?: number | null;
};

/** What a lettered series left out. */
export type TrendsExclusion = {
  letter: string;
  /** Counted events in the range whose measured property is set but not a number. */
  excluded: number;
};

export type TrendsActorRow = {
  actor: string;
  /** Events of the series behind the part. */
  events: number;
  /** ISO instants of the first and the last of them. */
  firstTime: string;
  lastTime: string;
};

/** The period of one answer, as dates in the report's zone. */
export type Period = { from: string; to: string; timezone: string };

export type TrendsAnswer = {
  period: Period;
  /** The calendar spine; the points of every series have its length and order. Empty in the view of actors. */
  buckets: TrendsBucket[];
  /** Series after series (formula after formula), each with its groups: values by the sum of their points, unset, other. */
  series: TrendsLine[];
  /** Series that measure a property's numbers, in the order of their letters. */
  exclusions: TrendsExclusion[];
  /** Previous period only: the last moment of the part that `elapsedTotal` is for, 2024-04-14T12:00:00 in the report's zone. */
  elapsedTo?: string;
  /** By events, most first, ties by name. */
  actors?: TrendsActorRow[];
  actorCount?: number;
};

export type TrendsResult = TrendsAnswer & {
  kind: "trends";
  unit: string;
  dataEnd: string | null;
  /** Events of the range that pass the filters but have no actor. */
  withoutActor: number;
  /** Invariants of semantics §9 that did not hold; shown as an error of the product. */
  broken: string[];
  previous?: TrendsAnswer;
};
