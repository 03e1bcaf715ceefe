import type { WalkSpec } from "../../../plan/walk.ts";

/** One unit's rows in the order of semantics §1. Times are microseconds; masks are as `WalkSpec` says, at most 30 bits. */
export type UnitRows = {
  count: number;
  times: Float64Array;
  masks: Int32Array;
  /** All masks together. */
  anyMask: number;
  /** Two rows of one instant, and two such rows with different masks. */
  sharesInstant: boolean;
  mixesInstant: boolean;
};

/** One attempt: the rows chosen per step (an index, or −1), and how far it got. */
export type Attempt = {
  bucket: number;
  entry: number;
  /** Row per step up to `depth`; −1 for an optional step without one. */
  path: ArrayLike<number>;
  depth: number;
  /** The deadline lies after the data end and the outcome may still change. */
  open: boolean;
  deadline: number | null;
  /** An exclusion happened on it (only while choosing; never in an answer). */
  hit: boolean;
};

/** Takes an attempt that counts; what it is given may be used again afterwards. */
export type Take = (attempt: Attempt) => void;

/** Everything about a walk that does not change from unit to unit. */
export type WalkRule = WalkSpec & {
  stepMask: number;
  entryFlag: number;
  positionFlag: number;
  scopeFlag: number;
  exclusionMask: number;
  window: number;
};

/** Index of the bucket that holds the time: the last start at or before it; 0 without buckets. */
export function bucketOf(time: number, starts: number[] | null): number {
  if (starts === null) return 0;
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

export function walkRule(spec: WalkSpec): WalkRule {
  const stepMask = 2 ** spec.steps - 1;
  const exclusions = spec.exclusions.length;
  return {
    ...spec,
    stepMask,
    exclusionMask: (2 ** exclusions - 1) << spec.steps,
    entryFlag: 1 << (spec.steps + exclusions),
    positionFlag: 1 << (spec.steps + exclusions + 1),
    scopeFlag: 1 << (spec.steps + exclusions + 2),
    window: spec.windowMicros ?? Number.POSITIVE_INFINITY,
  };
}

/** Whether a row may start an attempt. */
export function isEntry(rows: UnitRows, index: number, rule: WalkRule): boolean {
  return ((rows.masks[index] as number) & rule.entryFlag) !== 0 && (rows.times[index] as number) <= rule.entryUntil;
}

/** The deadline of an attempt that stopped at its depth: from the entry, or from the last required row; null without a window. */
export function deadlineOf(rows: UnitRows, path: number[], rule: WalkRule): number | null {
  const depth = path.length;
  const entry = rows.times[path[0] as number] as number;
  if (rule.stepWindowsMicros === null) return rule.windowMicros === null ? null : entry + rule.windowMicros;
  let required = depth - 1;
  while (required > 0 && rule.optional[required]) required -= 1;
  let next = depth;
  while (next < rule.steps - 1 && rule.optional[next]) next += 1;
  const window = rule.stepWindowsMicros[next - 1];
  return window === null || window === undefined ? null : (rows.times[path[required] as number] as number) + window;
}

/** Closes an attempt: cuts the path to its depth and decides whether it may still go on. */
export function finished(
  rows: UnitRows,
  found: { path: number[]; depth: number; hit: boolean; stopped: boolean },
  rule: WalkRule,
): Attempt {
  const path = found.path.slice(0, found.depth);
  const complete = found.depth === rule.steps;
  const deadline = complete ? null : deadlineOf(rows, path, rule);
  const entry = path[0] as number;
  return {
    bucket: bucketOf(rows.times[entry] as number, rule.bucketStarts),
    entry,
    path,
    depth: found.depth,
    hit: found.hit,
    deadline,
    open: deadline !== null && deadline > rule.dataEnd,
  };
}
