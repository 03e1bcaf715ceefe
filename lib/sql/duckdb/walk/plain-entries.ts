import { entryBit } from "../../../plan/walk.ts";
import type { SpelledWalk } from "../../dialect.ts";

/** Names and settings that the pieces of the plain walk share. */
export type PlainWalk = SpelledWalk & {
  name: string;
  table: (suffix: string) => string;
  /** Comma-separated unit columns. */
  unitList: string;
  hasExclusions: boolean;
};

/** Rows that may start an attempt, with the bucket they fall in. */
export function entries({ spec, table }: PlainWalk): string {
  const bucket = spec.bucketStarts === null ? "0" : `len(list_filter([${spec.bucketStarts.join(", ")}], lambda s: s <= "t")) - 1`;
  const first = spec.attempt === "first" ? '\nQUALIFY row_number() OVER (PARTITION BY "unit" ORDER BY "n") = 1' : "";
  const own = `SELECT *, CAST(${bucket} AS INTEGER) AS "bucket", "n" AS "entry", 0 AS "floor"
FROM ${table("rows")}
WHERE ("mask" >> ${entryBit(spec)}) & 1 = 1 AND "t" <= ${spec.entryUntil}${first}`;
  return spec.attempt === "every" && spec.order !== "unordered" ? withFloors(own, spec.graceMicros, table("rows")) : own;
}

/**
 * Counting every attempt, rows up to the end of the one before are used up. That matters for rows that stand before the entry
 * but could still serve (ties, grace): each of them is a possible floor, and \`entry\` is then the floor and the row in one number.
 */
function withFloors(own: string, graceMicros: number, rows: string): string {
  return `SELECT * FROM (${own}) AS "own"
UNION ALL BY NAME
SELECT "own".* REPLACE ("r"."n" AS "floor", ("r"."n" << 32) | "own"."n" AS "entry")
FROM (${own}) AS "own" JOIN ${rows} AS "r" ON "r"."unit" = "own"."unit" AND "r"."n" < "own"."n" AND "r"."t" >= "own"."t" - ${graceMicros}`;
}
