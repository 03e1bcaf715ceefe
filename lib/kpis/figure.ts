import type { BucketState } from "../charts/buckets.ts";
import type { ValueKind } from "../reports/trends/chart/value.ts";

/** The way to a number: through time (where buckets can be cut short), or spread over a scale. */
export type Way = { is: "line" | "bars"; points: { period: string; value: number | null; state: BucketState }[] };

/** The number that a report's answer says, read from it and never computed anew. */
export type Figure = {
  /** Null where it is unset. */
  value: number | null;
  kind: ValueKind;
  /** What the number is of, in few words. */
  of: string;
  /** The same of the compared period; undefined without one. */
  before?: { value: number | null; of: string } | undefined;
  way: Way | null;
  /** The number can still change as data come in. */
  open: boolean;
  /** What was left out, or stands beside the number. */
  note?: string;
};
