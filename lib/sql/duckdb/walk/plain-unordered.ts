import { positionBit, type WalkSpec } from "../../../plan/walk.ts";
import type { Table } from "../../dialect.ts";
import { entries, type PlainWalk } from "./plain-entries.ts";

/** Unordered funnels: a state is the set of steps done and the rows that did them; per set only the earliest rows are kept. */
export function unorderedStates(plain: PlainWalk): Table[] {
  const { name } = plain;
  return [
    { name: `${name}_steps`, sql: `SELECT unnest(range(0, ${plain.spec.steps})) AS "step"` },
    { name: `${name}_walk`, sql: `${start(plain)}\nUNION ALL\n${grow(plain)}`, hint: "recursive" },
    { name: `${name}_states`, sql: judged(plain), hint: "materialized" },
  ];
}

const done = 'CAST(1 AS BIGINT) << "s"."step"';

function mayStand(spec: WalkSpec, row: string, position: string): string {
  return spec.position === null ? "" : ` AND (${position} <> ${spec.position} OR (${row}."mask" >> ${positionBit(spec)}) & 1 = 1)`;
}

function start(plain: PlainWalk): string {
  const excluded = plain.spec.exclusions.map((_, index) => `, "u"."excluded_${index + 1}"`).join("");
  return `SELECT "e"."unit", "e"."bucket", "e"."entry", ${done} AS "covered", ["e"."n"] AS "path", ["e"."t"] AS "times"${excluded}
FROM (${entries(plain)}) AS "e"
JOIN ${plain.table("steps")} AS "s" ON ("e"."mask" >> "s"."step") & 1 = 1${mayStand(plain.spec, '"e"', "1")}${excluded ? `\nJOIN ${plain.table("units")} AS "u" ON "u"."unit" = "e"."unit"` : ""}`;
}

function grow({ spec, table }: PlainWalk): string {
  const excluded = spec.exclusions.map((_, index) => `, "w"."excluded_${index + 1}"`).join("");
  const window = spec.windowMicros === null ? "" : ` AND "r"."t" - "w"."times"[1] <= ${spec.windowMicros}`;
  return `SELECT "w"."unit", "w"."bucket", "w"."entry", "w"."covered" | (${done}), list_append("w"."path", "r"."n"), list_append("w"."times", "r"."t")${excluded}
FROM ${table("walk")} AS "w"
JOIN ${table("rows")} AS "r" ON "r"."unit" = "w"."unit" AND "r"."n" > "w"."path"[len("w"."path")]${window}${mayStand(spec, '"r"', 'len("w"."path") + 1')}
JOIN ${table("steps")} AS "s" ON ("r"."mask" >> "s"."step") & 1 = 1 AND ("w"."covered" >> "s"."step") & 1 = 0
QUALIFY row_number() OVER (PARTITION BY "w"."unit", "w"."entry", "w"."covered" | (${done}) ORDER BY list_append("w"."path", "r"."n")) = 1`;
}

function judged({ spec, table }: PlainWalk): string {
  const deadline = spec.windowMicros === null ? "CAST(NULL AS BIGINT)" : `"times"[1] + ${spec.windowMicros}`;
  const source = `(SELECT *, len("path") AS "step", ${deadline} AS "deadline" FROM ${table("walk")}) AS "w"`;
  const plain =
    '"unit", "bucket", "entry", "path", "times", "step" AS "depth", 0 AS "optionals", FALSE AS "hit", FALSE AS "stopped", "deadline"';
  if (spec.exclusions.length === 0) return `SELECT ${plain}\nFROM ${source}`;
  const all = `list_concat(${spec.exclusions.map((_, index) => `"excluded_${index + 1}"`).join(", ")}${spec.exclusions.length === 1 ? ", []" : ""})`;
  const ended = `list_min(list_filter(${all}, lambda x: x > "times"[1] AND CASE WHEN "step" = ${spec.steps} THEN x < "times"["step"] ELSE x <= coalesce("deadline", 9223372036854775807) END))`;
  const cut = spec.removesActor
    ? '"path", "times", CASE WHEN "ended_at" IS NULL THEN "step" ELSE 0 END AS "depth"'
    : '"path"[1:CASE WHEN "ended_at" IS NULL THEN "step" ELSE 1 END] AS "path", "times"[1:CASE WHEN "ended_at" IS NULL THEN "step" ELSE 1 END] AS "times", CASE WHEN "ended_at" IS NULL THEN "step" ELSE 1 END AS "depth"';
  return `SELECT "unit", "bucket", "entry", ${cut}, 0 AS "optionals", FALSE AS "hit", "ended_at" IS NOT NULL AS "stopped", "deadline", "ended_at"\nFROM (SELECT *, ${ended} AS "ended_at" FROM ${source}) AS "j"`;
}
