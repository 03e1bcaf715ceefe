import type { Table } from "../../dialect.ts";
import type { PlainWalk } from "./plain-entries.ts";

/**
 * Attempts one after another: each points to the first entry behind its end, tried above the rows that it has used up;
 * the chain starts at the earliest entry.
 */
export function everyAttempt({ name, spec, table, hasExclusions }: PlainWalk): Table[] {
  const end = hasExclusions ? `CASE WHEN "t"."stopped" THEN "t"."ended_at" ELSE "t"."deadline" END` : '"t"."deadline"';
  const upTo = `(SELECT max("r"."n") FROM ${table("rows")} AS "r" WHERE "r"."unit" = "t"."unit" AND "r"."t" <= coalesce(${end}, 9223372036854775807))`;
  const ends = `SELECT "t"."unit", "t"."bucket", "t"."entry", CASE WHEN "t"."depth" = ${spec.steps} THEN list_max("t"."path") ELSE ${upTo} END AS "end"\nFROM ${table("tries")} AS "t"`;
  const reach = spec.order === "unordered" ? "FALSE" : `"r"."t" >= "b"."times"[1] - ${spec.graceMicros}`;
  const next = `SELECT "a"."unit", "a"."entry", CASE WHEN ${reach} THEN ("a"."end" << 32) | "b"."entry" ELSE "b"."entry" END AS "next"
FROM ${table("ends")} AS "a"
JOIN ${table("tries")} AS "b" ON "b"."unit" = "a"."unit" AND "b"."bucket" = "a"."bucket" AND "b"."entry" > "a"."end" AND "b"."entry" < 4294967296
LEFT JOIN ${table("rows")} AS "r" ON "r"."unit" = "a"."unit" AND "r"."n" = "a"."end"
QUALIFY row_number() OVER (PARTITION BY "a"."unit", "a"."entry" ORDER BY "b"."entry") = 1`;
  const chain = `SELECT "unit", min("entry") AS "entry" FROM ${table("tries")} GROUP BY "unit", "bucket"
UNION ALL
SELECT "c"."unit", "n"."next" FROM ${table("chain")} AS "c" JOIN ${table("next")} AS "n" ON "n"."unit" = "c"."unit" AND "n"."entry" = "c"."entry"`;
  const chosen = `SELECT "t".* FROM ${table("tries")} AS "t" JOIN ${table("chain")} AS "c" ON "c"."unit" = "t"."unit" AND "c"."entry" = "t"."entry"`;
  return [
    { name: `${name}_ends`, sql: ends, hint: "materialized" },
    { name: `${name}_next`, sql: next, hint: "materialized" },
    { name: `${name}_chain`, sql: chain, hint: "recursive" },
    { name: `${name}_chosen`, sql: chosen },
  ];
}
