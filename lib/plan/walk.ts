/**
 * How attempts are found in one unit's rows (semantics §3). Rows carry a bit mask: bits 0 … steps−1 say which steps a row
 * matches, then one bit per exclusion, then the entry bit (the row may start an attempt), then the position bit, then the scope bit
 * (strict order: the row interrupts; other rows without a step bit are only there as exclusions).
 */
export type WalkSpec = {
  steps: number;
  optional: boolean[];
  order: "ordered" | "strict" | "unordered";
  /** From the entry; null for none. */
  windowMicros: number | null;
  /** Per step after the first, from the previous required step; null for a whole-funnel window. */
  stepWindowsMicros: (number | null)[] | null;
  graceMicros: number;
  /** Entries lie at or before this instant. */
  entryUntil: number;
  attempt: "best" | "first" | "every";
  exclusions: { after: number; before: number }[];
  removesActor: boolean;
  /** Unordered attribution to a step: the row chosen at this position must carry the position bit. */
  position: number | null;
  /** Starts of the entry buckets, ascending; one answer per unit and bucket. Null for one answer per unit. */
  bucketStarts: number[] | null;
  /** Newest event of the data set: a deadline after it is still open. */
  dataEnd: number;
  /** Also find, per step, the shortest time from any entry. */
  fastest: boolean;
};

export const exclusionBit = (spec: WalkSpec, index: number): number => spec.steps + index;
export const entryBit = (spec: WalkSpec): number => spec.steps + spec.exclusions.length;
export const positionBit = (spec: WalkSpec): number => spec.steps + spec.exclusions.length + 1;
export const scopeBit = (spec: WalkSpec): number => spec.steps + spec.exclusions.length + 2;
export const maskBits = (spec: WalkSpec): number => spec.steps + spec.exclusions.length + 3;
