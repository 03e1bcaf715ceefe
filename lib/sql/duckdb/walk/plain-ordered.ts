import type { WalkSpec } from "../../../plan/walk.ts";
import type { Table } from "../../dialect.ts";
import { entries, type PlainWalk } from "./plain-entries.ts";

/** Ordered and strict funnels: states grow by one row per round; each state is a choice of rows for the first steps. */
export function orderedStates(plain: PlainWalk): Table[] {
  const { name, spec } = plain;
  return [
    { name: `${name}_moves`, sql: moves(spec) },
    { name: `${name}_walk`, sql: `${start(plain)}\nUNION ALL\n${grow(plain)}`, hint: "recursive" },
    { name: `${name}_states`, sql: judged(plain), hint: "materialized" },
  ];
}

/** Which step may follow which: the next one, and past it while it is optional; with the window that applies. */
function moves(spec: WalkSpec): string {
  const rows: string[] = [];
  for (let from = 1; from < spec.steps; from += 1) {
    for (let to = from + 1; to <= spec.steps; to += 1) {
      const window = spec.stepWindowsMicros === null ? spec.windowMicros : (spec.stepWindowsMicros[to - 2] ?? null);
      const gap = `[${new Array(to - from - 1).fill("NULL").join(", ")}]`;
      rows.push(`(${from}, ${to}, CAST(${gap} AS BIGINT[]), ${Boolean(spec.optional[to - 1])}, CAST(${window ?? "NULL"} AS BIGINT))`);
      if (!spec.optional[to - 1]) break;
    }
  }
  if (rows.length === 0) rows.push("(0, 0, CAST([] AS BIGINT[]), FALSE, CAST(NULL AS BIGINT))");
  return `SELECT * FROM (VALUES ${rows.join(", ")}) AS "moves"("from_step", "to_step", "gap", "optional", "window")`;
}

function start(plain: PlainWalk): string {
  const excluded = plain.spec.exclusions.map((_, index) => `, "u"."excluded_${index + 1}"`).join("");
  return `SELECT "e"."unit", "e"."bucket", "e"."entry", "e"."floor", 1 AS "step", ["e"."n"] AS "path", ["e"."t"] AS "times", "e"."t" AS "latest", "e"."t" AS "required",
       "e"."instant", "e"."instant" AS "entry_instant", "e"."instant_size", 1 AS "used", 0 AS "optionals", FALSE AS "hit"${excluded}
FROM (${entries(plain)}) AS "e"${excluded ? ` JOIN ${plain.table("units")} AS "u" ON "u"."unit" = "e"."unit"` : ""}`;
}

function grow(plain: PlainWalk): string {
  const { spec, table } = plain;
  const from = spec.stepWindowsMicros === null ? '"w"."times"[1]' : '"w"."required"';
  const excluded = spec.exclusions.map((_, index) => `, "w"."excluded_${index + 1}"`).join("");
  const hit = plain.hasExclusions ? crossed(spec) : "FALSE";
  const conditions = [
    `"r"."t" >= "w"."latest" - ${spec.graceMicros}`,
    'NOT list_contains("w"."path", "r"."n")',
    ...(spec.attempt === "every" ? ['"r"."n" > "w"."floor"'] : []),
    `("m"."window" IS NULL OR "r"."t" - ${from} <= "m"."window")`,
    ...(spec.order === "strict" ? [neighbours] : []),
    ...(plain.hasExclusions ? [spec.removesActor ? 'NOT "w"."hit"' : `NOT ${hit}`] : []),
  ];
  return `SELECT "w"."unit", "w"."bucket", "w"."entry", "w"."floor", "m"."to_step", list_concat("w"."path", "m"."gap", ["r"."n"]), list_concat("w"."times", "m"."gap", ["r"."t"]),
       greatest("w"."latest", "r"."t"), CASE WHEN "m"."optional" THEN "w"."required" ELSE "r"."t" END,
       "r"."instant", "w"."entry_instant", "r"."instant_size", CASE WHEN "r"."instant" = "w"."instant" THEN "w"."used" + 1 ELSE 1 END,
       "w"."optionals" + CASE WHEN "m"."optional" THEN 1 ELSE 0 END, ${spec.removesActor ? hit : "FALSE"}${excluded}
FROM ${table("walk")} AS "w"
JOIN ${table("moves")} AS "m" ON "m"."from_step" = "w"."step"
JOIN ${table("rows")} AS "r" ON "r"."unit" = "w"."unit" AND ("r"."mask" >> ("m"."to_step" - 1)) & 1 = 1
WHERE ${conditions.join("\n  AND ")}
QUALIFY ${kept(plain).join("\n    AND ")}`;
}

/** Strict: the same instant, or the next one with nothing left over between. */
const neighbours =
  '("r"."instant" = "w"."instant" OR ("r"."instant" = "w"."instant" + 1 AND ("w"."instant" = "w"."entry_instant" OR "w"."used" = "w"."instant_size")))';

/** An exclusion lies between the row it follows and the new one. */
function crossed(spec: WalkSpec): string {
  const each = spec.exclusions.map(({ after, before }, index) => {
    const inside = `len(list_filter("w"."excluded_${index + 1}", lambda x: x > "w"."times"[${after}] AND x < "r"."t")) > 0`;
    return `("w"."step" BETWEEN ${after} AND ${before - 1} AND ${inside})`;
  });
  return `(${each.join(" OR ")})`;
}

/** Which of the states that can lead to the same future go on: only the preferred ones. */
function kept({ spec, hasExclusions }: PlainWalk): string[] {
  const state = '"w"."unit", "w"."entry", "w"."path", "m"."to_step"';
  const twins = `row_number() OVER (PARTITION BY ${state}, "r"."t", "r"."mask" ORDER BY "r"."n") = 1`;
  const earliest = `"r"."t" <= min("r"."t") OVER (PARTITION BY ${state}) + ${spec.graceMicros}`;
  if (spec.order === "ordered" && spec.stepWindowsMicros === null && !hasExclusions) return [twins, earliest];
  const zone = `list_sort(list_filter(list_zip("w"."path", "w"."times"), lambda x: x[2] >= greatest("w"."latest", "r"."t") - ${spec.graceMicros}))`;
  const pending = spec.exclusions.map(
    ({ after, before }) =>
      `CASE WHEN "m"."to_step" BETWEEN ${after} AND ${before - 1} THEN list_append("w"."times", "r"."t")[${after}] END`,
  );
  const future = ['"w"."unit"', '"w"."entry"', '"m"."to_step"', '"r"."n"', '"w"."required"', zone, ...pending];
  const same = `row_number() OVER (PARTITION BY ${future.join(", ")} ORDER BY "w"."optionals" DESC, "w"."path") = 1`;
  return [twins, same];
}

/** States as they count when nothing follows: depth, hit, whether an exclusion ended them, and their deadline. */
function judged(plain: PlainWalk): string {
  const { spec, table } = plain;
  const deadline = openDeadline(spec);
  const hits = spec.exclusions.map(({ after, before }, index) => {
    const inside = `len(list_filter("excluded_${index + 1}", lambda x: x > "times"[${after}] AND x <= coalesce("deadline", 9223372036854775807))) > 0`;
    return `CASE WHEN "step" BETWEEN ${after} AND ${before - 1} AND ${inside} THEN ${after} END`;
  });
  const source = `(SELECT *, ${deadline} AS "deadline" FROM ${table("walk")}) AS "w"`;
  if (hits.length === 0)
    return `SELECT "unit", "bucket", "entry", "path", "times", "step" AS "depth", "optionals", "hit", FALSE AS "stopped", "deadline"\nFROM ${source}`;
  const ended = hits.length === 1 ? hits[0] : `least(${hits.join(", ")})`;
  const cut = spec.removesActor
    ? '"path", "times", "step" AS "depth", "optionals", ("hit" OR "ended" IS NOT NULL) AS "hit", ("hit" OR "ended" IS NOT NULL) AS "stopped"'
    : '"path"[1:coalesce("ended", "step")] AS "path", "times"[1:coalesce("ended", "step")] AS "times", coalesce("ended", "step") AS "depth", "optionals", FALSE AS "hit", "ended" IS NOT NULL AS "stopped"';
  const ends = endedAt(plain);
  return `SELECT "unit", "bucket", "entry", ${cut}, "deadline", ${ends} AS "ended_at"\nFROM (SELECT *, ${ended} AS "ended" FROM ${source}) AS "j"`;
}

/** The time of the exclusion that ended a state. */
function endedAt({ spec }: PlainWalk): string {
  const firsts = spec.exclusions.map(
    ({ after, before }, index) =>
      `CASE WHEN coalesce("ended", "step") BETWEEN ${after} AND ${before - 1} THEN list_min(list_filter("excluded_${index + 1}", lambda x: x > "times"[${after}])) END`,
  );
  return firsts.length === 1 ? (firsts[0] as string) : `least(${firsts.join(", ")})`;
}

/** Until when a state may still grow: from the entry, or from the last required row by the next required step's window. */
function openDeadline(spec: WalkSpec): string {
  if (spec.stepWindowsMicros === null) return spec.windowMicros === null ? "CAST(NULL AS BIGINT)" : `"times"[1] + ${spec.windowMicros}`;
  const cases = Array.from({ length: spec.steps - 1 }, (_, index) => {
    let next = index + 1;
    while (next < spec.steps - 1 && spec.optional[next]) next += 1;
    const window = spec.stepWindowsMicros?.[next - 1] ?? null;
    return window === null ? "" : `WHEN ${index + 1} THEN "required" + ${window}`;
  }).filter(Boolean);
  return cases.length === 0 ? "CAST(NULL AS BIGINT)" : `CASE "step" ${cases.join(" ")} END`;
}
