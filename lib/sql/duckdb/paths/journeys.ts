import { pathSlots } from "../../../plan/paths.ts";
import type { DataFiles, JourneySpelling, Table } from "../../dialect.ts";
import { micros, stretchesBetween } from "../../journeys.ts";
import { textLiteral } from "../quote.ts";
import { journeyMovesName, journeyPathsName } from "./function-name.ts";
import { flagBits, flags, journeyPackingText } from "./packing.ts";

type JourneyFiles = DataFiles["journeys"];

/**
 * The rows of `name` by a registered function over the journeys: the stretches of each bucket side by side, and for each the codes of its
 * events by number (the node and the flags, as in a place). Null where no stretch has any.
 */
export function foundInJourneys(name: string, journeys: JourneySpelling): Table[] | null {
  const { files, quoted, value, spec, gives, from, until } = journeys;
  const stretches = stretchesBetween(files.journeys, { from, until });
  if (stretches.length === 0) return null;
  const months = [...new Set(stretches.map(([file]) => file?.month as string))];
  const codes = (month: string | undefined): string => `codes_${months.indexOf(month as string) + 1}`;
  const layouts = stretches.map(([file]) => ({
    baseMicros: micros(file?.start as string),
    numberBits: file?.numberBits as number,
    tieBits: file?.tieBits as number,
  }));
  const told = value(journeyPackingText({ spec, layout: { from, until, stretches: layouts } }));
  const lists = stretches.flatMap(([file], at) => [`"${codes(file?.month)}"`, ...columnsOf(at + 1)]);
  const joined = inPairs(stretches.map((own, at) => ({ sql: stretchOf(own, at + 1), columns: columnsOf(at + 1) })));
  const crossed = months.map((month) => `CROSS JOIN ${quoted(`${name}_${codes(month)}`)}`);
  const finds = gives === "moves" ? journeyMovesName : journeyPathsName(pathSlots(spec));
  const found = `SELECT unnest(${finds}(${told}, ${lists.join(", ")})) AS "path"\nFROM ${[joined, ...crossed].join("\n")}`;
  return [...months.map((month) => codesOf(name, journeys, { month, as: codes(month) })), { name: `${name}_found`, sql: found }];
}

const columnsOf = (stretch: number): string[] => ["users", "counts", "places", "sessions"].map((each) => `"${each}_${stretch}"`);

type Lists = { sql: string; columns: string[] };

/** Stretches side by side by bucket, joined in pairs, pairs of pairs and so on: a chain of joins takes the cube of its length to run. */
function inPairs(sources: readonly Lists[]): string {
  let level = sources;
  while (level.length > 1)
    level = Array.from({ length: Math.ceil(level.length / 2) }, (_, pair) => {
      const [left, right] = [level[pair * 2] as Lists, level[pair * 2 + 1]];
      if (!right) return left;
      const columns = [...left.columns, ...right.columns];
      return { columns, sql: `(SELECT "bucket", ${columns.join(", ")}\nFROM ${left.sql}\nFULL JOIN ${right.sql} USING ("bucket"))` };
    });
  return (level[0] as Lists).sql;
}

const parquet = (files: JourneyFiles): string => `read_parquet([${files.map(({ path }) => textLiteral(path)).join(", ")}])`;

function stretchOf(files: JourneyFiles, number: number): string {
  const hasSessions = files.some((file) => file.hasSessions);
  const columns = ["users", "counts", "places"].map((each) => `"${each}" AS "${each}_${number}"`);
  const sessions = `${hasSessions ? '"sessions"' : "CAST(NULL AS BIGINT[])"} AS "sessions_${number}"`;
  return `(SELECT "bucket", ${[...columns, sessions].join(", ")} FROM ${parquet(files)})`;
}

/** One row: the codes of a month's events as a list, by number. */
function codesOf(name: string, { files, quoted, events, spec }: JourneySpelling, { month, as }: { month: string; as: string }): Table {
  const marks = [
    `${flags.present}`,
    ...(spec.starts ? [`CASE WHEN "e"."starts" THEN ${flags.starts} ELSE 0 END`] : []),
    ...(spec.ends ? [`CASE WHEN "e"."ends" THEN ${flags.ends} ELSE 0 END`] : []),
  ];
  const code = `(coalesce("e"."node", 0) << ${flagBits}) | ${marks.join(" | ")}`;
  const names = parquet(files.journeys.filter((file) => file.holds === "names" && file.month === month));
  const sql = `SELECT list(${code} ORDER BY "n"."number") AS "${as}"\nFROM ${names} AS "n"\nLEFT JOIN ${quoted(events)} AS "e" ON "e"."of_event" = "n"."event_key"`;
  return { name: `${name}_${as}`, sql, hint: "materialized" };
}
