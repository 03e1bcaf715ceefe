import type { AnswerBase, Dates } from "../../kind.ts";

/** What a stickiness report answers, one shape for screen, command line, export and share link. Rates 0 to 1, unset is null. */

/**
 * Units with exactly (cumulative: at least) so many active intervals; the rate is their share of all active units, null when there
 * are none.
 */
export type StickinessValue = { periods: number; count: number; rate: number | null };

/** `values` has one entry for each of 1 … the number of intervals that touch the range (of days in the window). */
export type Distribution = {
  values: StickinessValue[];
  /** Units with at least one active interval. */
  actors: number;
};

export type StickinessSeries = Distribution & { label: string };

/**
 * L7 and L28: the calendar days of the zone that end with the range's last day, reaching back before the range when it is shorter;
 * rows after the range's last instant do not count. Exact or cumulative as the definition says.
 */
export type PowerCurve = Distribution & {
  label: string;
  days: 7 | 28;
  /** First and last day of the window. */
  from: string;
  to: string;
  /** The range's end (the first instant after it) > data end: counts may still grow. */
  maturing: boolean;
};

/**
 * The ratios at one point. The day that a point speaks of is its interval's last day, or the range's last day, or the day of the
 * data end, whichever comes first. DAU = active units on that day; WAU and MAU = distinct units active on at least one of the 7 and
 * 30 days that end with it, reaching back before the range; the quotient's numerator is the mean of the daily counts over the same
 * 7 or 30 days (days without anyone count 0). So each quotient is the share of the window's days on which its average unit came.
 */
export type RatioPoint = {
  /** Start of the interval in the report's zone: 2024-05-01. */
  period: string;
  /** The day that the point speaks of; null when the interval begins after the data end's day, and then all numbers are null. */
  day: string | null;
  dau: number | null;
  wau: number | null;
  mau: number | null;
  /** mean(DAU over the 7 days) / WAU, mean(DAU over the 30 days) / MAU; null when nobody came. */
  dauPerWauRate: number | null;
  dauPerMauRate: number | null;
  /** The interval's end (the first instant after it) > data end. */
  maturing: boolean;
  /** The 30 days reach back before the first day of the data, or the range cuts the interval short. */
  partial: boolean;
};

export type RatioSeries = { label: string; points: RatioPoint[] };

export type StickinessActor = {
  actor: string;
  /** How many, and which: starts of the active intervals (days) in the report's zone, in order. */
  periods: number;
  active: string[];
};

export type StickinessAnswer = {
  period: Dates & { timezone: string };
  /** View `distribution`; in the definition's order. */
  series?: StickinessSeries[];
  /** Intervals that touch the range; maturing when the range's end (the first instant after it) > data end: counts may still grow. */
  intervals?: { count: number; maturing: boolean };
  /** View `power`: each series with 7 days, then with 28. */
  power?: PowerCurve[];
  /** View `ratio`. */
  ratio?: RatioSeries[];
  /** Most periods first, then by actor. */
  actors?: StickinessActor[];
  actorCount?: number;
};

export type StickinessResult = AnswerBase & StickinessAnswer & { kind: "stickiness"; previous?: StickinessAnswer };
