import type { Table } from "../../dialect.ts";
import type { PlainPaths } from "./plain.ts";

/** Rows into sequences (sessions, or all rows of a unit), numbered; then visible rows into runs of one node. */
export function pathRuns(plain: PlainPaths): Table[] {
  return [...stretches(plain), sequences(plain), rows(plain), changes(plain), runs(plain)];
}

/** Rows with "session" and "stretch", the start of the stretch between gaps that a row without a session is in. */
function stretches({ name, rows: source, spec, unitList, quoted, table }: PlainPaths): Table[] {
  const stretched = `${name}_stretches`;
  if (spec.sessionTimeoutMicros === null) {
    const none = `CAST(NULL AS VARCHAR) AS "session", CAST(NULL AS BIGINT) AS "stretch"`;
    return [{ name: stretched, sql: `SELECT *, ${none}\nFROM ${quoted(source)}` }];
  }
  const own = `OVER (PARTITION BY ${unitList}, "session" IS NULL ORDER BY "time", "tie")`;
  const gap = `epoch_us("time") - epoch_us(lag("time") ${own})`;
  const starts = `CASE WHEN "session" IS NULL AND NOT coalesce(${gap} < ${spec.sessionTimeoutMicros}, FALSE) THEN epoch_us("time") END`;
  return [
    { name: `${name}_gaps`, sql: `SELECT *, ${starts} AS "stretch_start"\nFROM ${quoted(source)}` },
    {
      name: stretched,
      sql: `SELECT *, CASE WHEN "session" IS NULL THEN max("stretch_start") ${own} END AS "stretch"\nFROM ${table("gaps")}`,
    },
  ];
}

function sequences({ name, unitList, table }: PlainPaths): Table {
  const sql = `SELECT row_number() OVER () AS "sequence", ${unitList}, "session", "stretch"\nFROM ${table("stretches")}\nWHERE "present"\nGROUP BY ${unitList}, "session", "stretch"`;
  return { name: `${name}_sequences`, sql, hint: "materialized" };
}

/** The rows that the filters leave, numbered within their sequence, hidden ones included. */
function rows({ name, units, spec, quoted, table }: PlainPaths): Table {
  const same = [...units.map(quoted), '"session"', '"stretch"'].map((each) => `"s".${each} IS NOT DISTINCT FROM "r".${each}`);
  const anchors = `${spec.starts ? ', "r"."starts"' : ""}${spec.ends ? ', "r"."ends"' : ""}`;
  const sql = `SELECT "s"."sequence", epoch_us("r"."time") AS "t", "r"."tie", "r"."node"${anchors},
       row_number() OVER (PARTITION BY "s"."sequence" ORDER BY "r"."time", "r"."tie") AS "n"
FROM ${table("stretches")} AS "r" JOIN ${table("sequences")} AS "s" ON ${same.join(" AND ")}
WHERE "r"."present"`;
  return { name: `${name}_rows`, sql, hint: "materialized" };
}

/** Visible rows, with 1 where a new run begins. */
function changes({ name, spec, table }: PlainPaths): Table {
  const before = `lag("node") OVER (PARTITION BY "sequence" ORDER BY "n")`;
  const begins = spec.collapse ? `CASE WHEN ${before} = "node" THEN 0 ELSE 1 END` : "1";
  return { name: `${name}_changes`, sql: `SELECT *, ${begins} AS "begins"\nFROM ${table("rows")}\nWHERE "node" IS NOT NULL` };
}

function runs({ name, spec, table }: PlainPaths): Table {
  const anchors = [...(spec.starts ? ['bool_or("starts") AS "starts"'] : []), ...(spec.ends ? ['bool_or("ends") AS "ends"'] : [])].map(
    (each) => `, ${each}`,
  );
  const sql = `SELECT "sequence", "run", any_value("node") AS "node", min("t") AS "first_time", max("t") AS "last_time",
       arg_max("tie", "n") AS "last_tie", max("n") AS "last_n", count(*) AS "events"${anchors.join("")}
FROM (SELECT *, sum("begins") OVER (PARTITION BY "sequence" ORDER BY "n") AS "run" FROM ${table("changes")})
GROUP BY "sequence", "run"`;
  return { name: `${name}_runs`, sql, hint: "materialized" };
}
