import type { Table } from "../../dialect.ts";
import type { PlainPaths } from "./plain.ts";

/** The paths of each sequence as ranges of runs, from "low" to "high"; after "until" nothing belongs to a path. */
export function pathRanges(plain: PlainPaths): Table[] {
  const { name, spec } = plain;
  const found = spec.starts && spec.ends ? between(plain) : spec.ends ? backwards(plain) : forwards(plain);
  const first = 'QUALIFY row_number() OVER (PARTITION BY "sequence" ORDER BY "path") = 1';
  const sql = spec.every ? found : `SELECT *\nFROM (${found})\n${first}`;
  return [{ name: `${name}_ranges`, sql, hint: "materialized" }];
}

/** From each start (the first run where there are none) to the last run within the window. */
function forwards({ spec, table }: PlainPaths): string {
  const start = spec.starts ? '"s"."starts"' : '"s"."run" = 1';
  const near = spec.windowMicros === null ? "" : ` AND "r"."first_time" <= "s"."last_time" + ${spec.windowMicros}`;
  const until = spec.windowMicros === null ? "CAST(NULL AS BIGINT)" : `any_value("s"."last_time") + ${spec.windowMicros}`;
  return `SELECT "s"."sequence", "s"."run" AS "path", "s"."run" AS "low", max("r"."run") AS "high", ${until} AS "until"
FROM ${table("runs")} AS "s"
JOIN ${table("runs")} AS "r" ON "r"."sequence" = "s"."sequence" AND "r"."run" >= "s"."run"${near}
WHERE ${start}
GROUP BY "s"."sequence", "s"."run"`;
}

/** To each end, from the first run within the window. */
function backwards({ spec, table }: PlainPaths): string {
  const near = spec.windowMicros === null ? "" : ` AND "r"."last_time" >= "e"."first_time" - ${spec.windowMicros}`;
  return `SELECT "e"."sequence", "e"."run" AS "path", min("r"."run") AS "low", "e"."run" AS "high", CAST(NULL AS BIGINT) AS "until"
FROM ${table("runs")} AS "e"
JOIN ${table("runs")} AS "r" ON "r"."sequence" = "e"."sequence" AND "r"."run" <= "e"."run"${near}
WHERE "e"."ends"
GROUP BY "e"."sequence", "e"."run"`;
}

/** From each start to the next end after it, if that is within the window. */
function between({ spec, table }: PlainPaths): string {
  const next = (value: string) =>
    `min(CASE WHEN "ends" THEN ${value} END) OVER (PARTITION BY "sequence" ORDER BY "run" ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)`;
  const near = spec.windowMicros === null ? "" : ` AND "end_time" <= "last_time" + ${spec.windowMicros}`;
  return `SELECT "sequence", "run" AS "path", "run" AS "low", "end_run" AS "high", CAST(NULL AS BIGINT) AS "until"
FROM (SELECT *, ${next('"run"')} AS "end_run", ${next('"first_time"')} AS "end_time" FROM ${table("runs")})
WHERE "starts" AND "end_run" IS NOT NULL${near}`;
}
