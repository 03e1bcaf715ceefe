import { endings, gapKey, halfOf, pathSlots } from "../../../plan/paths.ts";
import type { SpelledPaths, Table } from "../../dialect.ts";
import { plainMoves } from "./plain-moves.ts";
import { pathRanges } from "./plain-ranges.ts";
import { pathRuns } from "./plain-runs.ts";

/** What the parts of the plain spelling share: the quoted names of its tables and units. */
export type PlainPaths = SpelledPaths & { name: string; table: (suffix: string) => string; unitList: string };

/**
 * Paths in plain SQL: rows into sequences, visible rows into runs of one node, runs into paths (from their first run to their
 * last), and each path's runs side by side in one row. The same answers as `parquetry_paths`, from nothing but DuckDB.
 */
export function plainPaths(name: string, paths: SpelledPaths): Table[] {
  if (paths.gives === "moves") return plainMoves(name, paths, (each) => wholePaths(each, paths));
  return wholePaths(name, paths);
}

function wholePaths(name: string, paths: SpelledPaths): Table[] {
  const plain: PlainPaths = {
    ...paths,
    name,
    table: (suffix) => paths.quoted(`${name}_${suffix}`),
    unitList: paths.units.map(paths.quoted).join(", "),
  };
  return [...pathRuns(plain), ...pathRanges(plain), nodes(plain), lasts(plain), wide(plain), answer(plain)];
}

/** The runs of each path, numbered from 1 within it. */
function nodes({ name, table }: PlainPaths): Table {
  const sql = `SELECT "p"."sequence", "p"."path", "p"."until", "r"."node", "r"."last_time", "r"."last_tie", "r"."last_n", "r"."events",
       row_number() OVER "each" AS "place",
       count(*) OVER (PARTITION BY "p"."sequence", "p"."path") AS "places"
FROM ${table("ranges")} AS "p"
JOIN ${table("runs")} AS "r" ON "r"."sequence" = "p"."sequence" AND "r"."run" BETWEEN "p"."low" AND "p"."high"
WINDOW "each" AS (PARTITION BY "p"."sequence", "p"."path" ORDER BY "r"."run")`;
  return { name: `${name}_nodes`, sql, hint: "materialized" };
}

/** How each path goes on after its last run: the next row of its sequence, if it comes in time, can only be hidden. */
function lasts({ name, spec, table }: PlainPaths): Table {
  const more = spec.keep === "first" ? `WHEN "l"."places" > ${spec.steps} THEN ${endings.continues} ` : "";
  const hidden = spec.keep === "first" ? `WHEN "h"."t" <= coalesce("l"."until", "h"."t") THEN ${endings.hidden} ` : "WHEN FALSE THEN 0 ";
  const sql = `SELECT "l"."sequence", "l"."path", CASE ${more}${hidden}ELSE ${endings.end} END AS "ending"
FROM ${table("nodes")} AS "l"
LEFT JOIN ${table("rows")} AS "h" ON "h"."sequence" = "l"."sequence" AND "h"."n" = "l"."last_n" + 1
WHERE "l"."place" = "l"."places"`;
  return { name: `${name}_lasts`, sql };
}

/** The slot at which a run of a path is shown, null when it is not. */
function slot(spec: SpelledPaths["spec"]): string {
  const { steps, keep, alignEnd } = spec;
  if (keep === "first") return `CASE WHEN "place" <= ${steps} THEN "place" END`;
  if (keep === "last") {
    const shown = `"place" - greatest("places" - ${steps}, 0)`;
    const place = alignEnd ? `"place" - "places" + ${steps}` : shown;
    return `CASE WHEN ${shown} > 0 THEN ${place} END`;
  }
  const half = halfOf(spec);
  return `CASE WHEN "places" <= ${steps} OR "place" <= ${half} THEN "place" WHEN "place" > "places" - ${half} THEN "place" - "places" + ${2 * half + 1} ELSE ${half + 1} END`;
}

/** One row per path, its runs side by side; what falls into the gap is one node at the time of the first. */
function wide({ name, spec, table }: PlainPaths): Table {
  const inGap =
    spec.keep === "both" ? `CASE WHEN "places" > ${spec.steps} AND "slot" = ${halfOf(spec) + 1} THEN ${gapKey} ELSE "node" END` : '"node"';
  const columns = perSlot(spec, (each) => {
    const here = `FILTER (WHERE "slot" = ${each})`;
    return `any_value(${inGap}) ${here} AS "node_${each}", min("last_time") ${here} AS "time_${each}", CAST(sum("events") ${here} AS BIGINT) AS "events_${each}"`;
  });
  const sql = `SELECT "sequence", "path", ${columns.join(",\n       ")},
       min("last_time") AS "first_time", arg_min("last_tie", "place") AS "first_tie", max("last_time") AS "last_time"
FROM (SELECT *, ${slot(spec)} AS "slot" FROM ${table("nodes")})
WHERE "slot" IS NOT NULL
GROUP BY "sequence", "path"`;
  return { name: `${name}_wide`, sql };
}

function answer({ name, spec, units, quoted, table }: PlainPaths): Table {
  const columns = [
    ...units.map((each) => `"s".${quoted(each)}`),
    '"s"."session"',
    '"s"."stretch" AS "session_start"',
    ...perSlot(spec, (each) => `"w"."node_${each}", "w"."time_${each}", "w"."events_${each}"`),
    '"w"."first_time"',
    '"w"."first_tie"',
    '"w"."last_time"',
    '"l"."ending"',
  ];
  const sql = `SELECT ${columns.join(",\n       ")}
FROM ${table("wide")} AS "w"
JOIN ${table("sequences")} AS "s" ON "s"."sequence" = "w"."sequence"
JOIN ${table("lasts")} AS "l" ON "l"."sequence" = "w"."sequence" AND "l"."path" = "w"."path"`;
  return { name, sql, hint: "materialized" };
}

const perSlot = (spec: SpelledPaths["spec"], spelled: (slot: number) => string): string[] =>
  Array.from({ length: pathSlots(spec) }, (_, index) => spelled(index + 1));
