import { exclusionBit, scopeBit } from "../../../plan/walk.ts";
import type { SpelledWalk, Table } from "../../dialect.ts";
import type { PlainWalk } from "./plain-entries.ts";
import { everyAttempt } from "./plain-every.ts";
import { orderedStates } from "./plain-ordered.ts";
import { unorderedStates } from "./plain-unordered.ts";

/**
 * The walk in plain SQL: every state that an attempt can be in, one recursion per step, then the preferred state of each
 * unit (and bucket). The same answers as `parquetry_walk`, from nothing but DuckDB.
 */
export function plainWalk(name: string, walk: SpelledWalk): Table[] {
  const plain: PlainWalk = {
    ...walk,
    name,
    table: (suffix) => walk.quoted(`${name}_${suffix}`),
    unitList: walk.units.map(walk.quoted).join(", "),
    hasExclusions: walk.spec.exclusions.length > 0,
  };
  const states = walk.spec.order === "unordered" ? unorderedStates(plain) : orderedStates(plain);
  return [units(plain), rows(plain), ...states, ...chosen(plain), answer(plain)];
}

/** One row per unit: a number to join on, and the times of each exclusion. */
function units({ name, rows: source, unitList, spec, quoted }: PlainWalk): Table {
  const excluded = spec.exclusions.map(
    (_, index) =>
      `, coalesce(list(epoch_us("time")) FILTER (WHERE ("mask" >> ${exclusionBit(spec, index)}) & 1 = 1), []) AS "excluded_${index + 1}"`,
  );
  const sql = `SELECT row_number() OVER () AS "unit", ${unitList}${excluded.join("")}\nFROM ${quoted(source)}\nGROUP BY ${unitList}`;
  return { name: `${name}_units`, sql, hint: "materialized" };
}

/** The rows that may be chosen or may interrupt, numbered within their unit; `instant` numbers the distinct times. */
function rows({ name, rows: source, units: columns, spec, quoted, carry, table }: PlainWalk): Table {
  const same = columns.map((each) => `"u".${quoted(each)} IS NOT DISTINCT FROM "r".${quoted(each)}`).join(" AND ");
  const wanted = 2 ** spec.steps - 1 + 2 ** scopeBit(spec);
  const sql = `SELECT "u"."unit", epoch_us("r"."time") AS "t", "r"."tie", "r"."mask",${carry ? ` "r".${quoted(carry)} AS "value",` : ""}
       row_number() OVER (PARTITION BY "u"."unit" ORDER BY "r"."time", "r"."tie") AS "n",
       dense_rank() OVER (PARTITION BY "u"."unit" ORDER BY "r"."time") AS "instant",
       count(*) OVER (PARTITION BY "u"."unit", "r"."time") AS "instant_size"
FROM ${quoted(source)} AS "r" JOIN ${table("units")} AS "u" ON ${same}
WHERE "r"."mask" & ${wanted} <> 0`;
  return { name: `${name}_rows`, sql, hint: "materialized" };
}

/** How states are preferred within one entry: deeper, not hit, more optional rows, earlier rows. */
export const preference = '"depth" DESC, "hit", "optionals" DESC, "path"';

function chosen(plain: PlainWalk): Table[] {
  const { name, spec, table } = plain;
  const perEntry = `SELECT *\nFROM ${table("states")}\nWHERE "depth" > 0\nQUALIFY row_number() OVER (PARTITION BY "unit", "entry" ORDER BY ${preference}) = 1`;
  const tries: Table = { name: `${name}_tries`, sql: perEntry, hint: "materialized" };
  if (spec.attempt === "every") return [tries, ...everyAttempt(plain)];
  const best = `SELECT *\nFROM ${table("tries")}\nQUALIFY row_number() OVER (PARTITION BY "unit", "bucket" ORDER BY "depth" DESC, "hit", "optionals" DESC, "entry") = 1`;
  return [tries, { name: `${name}_chosen`, sql: best }];
}

function answer({ name, spec, units: columns, quoted, carry, table, hasExclusions }: PlainWalk): Table {
  const open = `"depth" < ${spec.steps} AND coalesce("deadline" > ${spec.dataEnd}, FALSE)`;
  const list = [
    ...columns.map((each) => `"u".${quoted(each)}`),
    '"c"."bucket"',
    '"c"."depth"',
    `(${open}) AS "open"`,
    `CASE WHEN "depth" < ${spec.steps} THEN "deadline" END AS "deadline"`,
    '"first"."tie" AS "entry_tie"',
    '"last"."tie" AS "last_tie"',
    ...perStep(spec.steps, (step) => `"c"."times"[${step}] AS "time_${step}"`),
    ...(spec.fastest ? perStep(spec.steps, (step) => `"f"."fastest_${step}"`) : []),
    ...(carry ? ['"first"."value"'] : []),
  ];
  const row = (alias: string, position: string) =>
    `JOIN ${table("rows")} AS "${alias}" ON "${alias}"."unit" = "c"."unit" AND "${alias}"."n" = ${position}`;
  const lines = [
    `SELECT ${list.join(",\n       ")}`,
    `FROM ${table("chosen")} AS "c"`,
    `JOIN ${table("units")} AS "u" ON "u"."unit" = "c"."unit"`,
    row("first", '"c"."path"[1]'),
    row("last", '"c"."path"["c"."depth"]'),
    ...(spec.fastest ? [`JOIN (${fastest(spec, table)}) AS "f" ON "f"."unit" = "c"."unit"`] : []),
    ...(hasExclusions ? ['WHERE NOT "c"."hit"'] : []),
  ];
  return { name, sql: lines.join("\n") };
}

const perStep = (steps: number, spelled: (step: number) => string): string[] =>
  Array.from({ length: steps }, (_, index) => spelled(index + 1));

function fastest({ steps, order }: PlainWalk["spec"], table: PlainWalk["table"]): string {
  const each = perStep(steps, (step) => `min("times"[${step}] - "times"[1]) AS "fastest_${step}"`);
  const source = order === "unordered" ? `${table("states")} WHERE "depth" > 0` : `${table("walk")} WHERE NOT "hit"`;
  return `SELECT "unit", ${each.join(", ")} FROM ${source} GROUP BY "unit"`;
}
