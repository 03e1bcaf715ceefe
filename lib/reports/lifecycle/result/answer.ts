import type { AnswerBase, Dates } from "../../kind.ts";

/** What a lifecycle report answers, one shape for screen, command line, export and share link. Unset is null. */

export type LifecyclePoint = {
  /** Start of the interval in the report's zone: 2024-05-01, or 2024-05-01T13:00 for hours. */
  period: string;
  new: number;
  returning: number;
  resurrecting: number;
  /** A count, never negative; charts draw it below zero and case files write it so. */
  dormant: number;
  /** (new + resurrecting) / dormant, how many came for each that left; null when dormant is 0. */
  quickRatio: number | null;
  /**
   * closed: the interval's end (the first instant after it) ≤ data end. open: it has begun by the data end; its dormant units may
   * still come. not_started: it begins after the data end; charts leave it blank, and all its dormant units are only not there yet.
   */
  state: "closed" | "open" | "not_started";
  /** ISO instant from which on the point is closed. */
  closesAt: string;
};

export type LifecycleGroup = { group: string; kind: "value" | "unset" | "other"; points: LifecyclePoint[] };

/** A unit behind a bar. */
export type LifecycleActor = {
  actor: string;
  group: string | null;
  /** ISO instants of its first matching row ever and of its newest one by the end of the interval. */
  first: string;
  last: string;
};

export type LifecycleAnswer = {
  /** The widened dates. */
  period: Dates & { timezone: string };
  /** Every interval of the range, in order. */
  points?: LifecyclePoint[];
  /**
   * Ranked by the sum over the points of new + returning + resurrecting, ties by name; then (not set), then (other). Groups whose
   * points are all 0 are left out, cohorts named in the breakdown never; those have no limit.
   */
  groups?: LifecycleGroup[];
  /** How many groups the current period has, before any limit; absent from the compared one. */
  groupCount?: number;
  /** By actor. */
  actors?: LifecycleActor[];
  actorCount?: number;
};

export type LifecycleResult = AnswerBase & LifecycleAnswer & { kind: "lifecycle"; previous?: LifecycleAnswer };
