import type { Table } from "../../dialect.ts";
import type { PlainWalk } from "./plain.ts";

/** Attempts one after another: each entry points to the first one that may follow it; the chain starts at the earliest. */
export function everyAttempt({ name, spec, table, hasExclusions }: PlainWalk): Table[] {
  const complete = `"a"."depth" = ${spec.steps}`;
  const end = hasExclusions ? `CASE WHEN "a"."stopped" THEN "a"."ended_at" ELSE "a"."deadline" END` : '"a"."deadline"';
  const after = `CASE WHEN ${complete} THEN "b"."entry" > list_max("a"."path") ELSE "b"."times"[1] > ${end} END`;
  const next = `SELECT "a"."unit", "a"."entry", min("b"."entry") AS "next"
FROM ${table("tries")} AS "a" JOIN ${table("tries")} AS "b" ON "b"."unit" = "a"."unit" AND "b"."entry" > "a"."entry"
WHERE ${after}
GROUP BY "a"."unit", "a"."entry"`;
  const chain = `SELECT "unit", min("entry") AS "entry" FROM ${table("tries")} GROUP BY "unit"
UNION ALL
SELECT "c"."unit", "n"."next" FROM ${table("chain")} AS "c" JOIN ${table("next")} AS "n" ON "n"."unit" = "c"."unit" AND "n"."entry" = "c"."entry"`;
  const chosen = `SELECT "t".* FROM ${table("tries")} AS "t" JOIN ${table("chain")} AS "c" ON "c"."unit" = "t"."unit" AND "c"."entry" = "t"."entry"`;
  return [
    { name: `${name}_next`, sql: next, hint: "materialized" },
    { name: `${name}_chain`, sql: chain, hint: "recursive" },
    { name: `${name}_chosen`, sql: chosen },
  ];
}
