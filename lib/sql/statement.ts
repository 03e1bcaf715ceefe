/** One question to an engine: a single SELECT and the values bound to its parameters $1, $2 … in order. */
export type Statement = { sql: string; values: readonly BoundValue[] };

/** Text, number, boolean, null, an integer beyond 2^53 as bigint, an instant as microseconds, or a list of one kind. */
export type BoundValue =
  | string
  | number
  | boolean
  | null
  | bigint
  | { timestampMicros: bigint }
  | { list: readonly string[] }
  | { list: readonly number[] }
  | { bigintList: readonly bigint[] };
