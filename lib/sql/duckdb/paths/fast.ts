import { pathSlots } from "../../../plan/paths.ts";
import type { JourneySpelling, SpelledPaths, Table } from "../../dialect.ts";
import { firstSlotField, isKeyField, moveFields, movesFunctionName, pathFields, pathsFunctionName } from "./function-name.ts";
import { foundInJourneys } from "./journeys.ts";
import { noTime } from "./move-columns.ts";
import { farNode, flagBits, flags, lowBits, type PlaceLayout, packingText, placeLayout } from "./packing.ts";

/** Users share the first 10 of the 63 bits of their keys: 1024 lists, whose ends stay in the cache. */
const keyShift = 53;

/**
 * Paths by a registered function over lists of packed rows, each list of many users: building few long lists costs far less than
 * one list per user. Null where the unit is not a user's key or a row does not fit (then the plain spelling is used).
 */
export function fastPaths(name: string, paths: SpelledPaths | JourneySpelling): Table[] | null {
  if ("events" in paths) return journeyPaths(name, paths);
  const { files, units } = paths;
  const layout = placeLayout({ from: paths.from, until: paths.until, unitMicros: files.timeUnitMicros, maxTie: files.maxTie });
  if (!layout || !paths.byKey || units.length !== 1) return null;
  const hasSessions = paths.spec.sessionTimeoutMicros !== null && files.hasSessions;
  return [
    { name: `${name}_lists`, sql: lists(paths, layout, hasSessions) },
    { name: `${name}_found`, sql: found(name, paths, layout) },
    { name, sql: paths.gives === "moves" ? movesAnswer(name, paths) : pathsAnswer(name, paths, hasSessions), hint: "materialized" },
  ];
}

/** Paths of journeys: nothing is left to be gathered or sorted. */
function journeyPaths(name: string, journeys: JourneySpelling): Table[] {
  const paths = { ...journeys, rows: "", units: ["actor_1"], byKey: true };
  const told = journeys.gives === "moves" ? movesAnswer(name, paths) : pathsAnswer(name, paths, false);
  const tables = foundInJourneys(name, journeys);
  return tables === null ? [noPaths(name, journeys)] : [...tables, { name, sql: told, hint: "materialized" }];
}

function noPaths(name: string, { gives, spec }: JourneySpelling): Table {
  const fields = gives === "moves" ? moveFields : pathFields(pathSlots(spec)).map((field) => (field === "unit" ? "actor_1" : field));
  const columns = [
    ...fields.map((field) => `CAST(NULL AS BIGINT) AS "${field}"`),
    ...(gives === "moves" ? [] : ['CAST(NULL AS VARCHAR) AS "session"']),
  ];
  return { name, sql: `SELECT ${columns.join(", ")}\nWHERE FALSE` };
}

function lists({ rows, units, spec, quoted }: SpelledPaths, layout: PlaceLayout, hasSessions: boolean): string {
  const { baseMicros, unitMicros, tieBits } = layout;
  const unit = quoted(units[0] as string);
  const far = farNode(layout);
  const node = `CASE WHEN "node" IS NULL THEN 0 WHEN "node" < ${far} THEN "node" ELSE ${far} END`;
  const since = `(epoch_us("time") - ${baseMicros})`;
  const time = unitMicros === 1 ? since : `(${since} // ${unitMicros})`;
  const place = tieBits === 0 ? time : `((${time} << ${tieBits}) | "tie")`;
  const marks = [
    `CASE WHEN "present" THEN ${flags.present} ELSE 0 END`,
    ...(spec.starts ? [`CASE WHEN "starts" THEN ${flags.starts} ELSE 0 END`] : []),
    ...(spec.ends ? [`CASE WHEN "ends" THEN ${flags.ends} ELSE 0 END`] : []),
  ];
  const session = hasSessions ? `CASE WHEN "session" IS NULL THEN 0 ELSE CAST(hash("session") >> 1 AS BIGINT) | 1 END` : null;
  const columns = [
    `list(${unit}) AS "units"`,
    `list((${place} << ${lowBits(layout)}) | (${node} << ${flagBits}) | ${marks.join(" | ")}) AS "places"`,
    `list("node") FILTER (WHERE "node" >= ${far}) AS "nodes"`,
    `${session === null ? "CAST(NULL AS BIGINT[])" : `list(${session})`} AS "sessions"`,
  ];
  return `SELECT ${columns.join(",\n       ")}\nFROM ${quoted(rows)}\nGROUP BY ${unit} >> ${keyShift}`;
}

function found(name: string, { gives, spec, quoted, value }: SpelledPaths, layout: PlaceLayout): string {
  const told = value(packingText({ layout, spec }));
  const finds = gives === "moves" ? movesFunctionName : pathsFunctionName(spec);
  return `SELECT unnest(${finds}(${told}, "units", "places", "nodes", "sessions")) AS "path"\nFROM ${quoted(`${name}_lists`)}`;
}

const spelledField = (field: string): string =>
  isKeyField(field) ? `"path"."${field}" AS "${field}"` : `CAST("path"."${field}" AS BIGINT) AS "${field}"`;

/** The moves; the function says by a number of its own that there is no time. */
function movesAnswer(name: string, { quoted }: SpelledPaths): string {
  const columns = moveFields.map((field) => {
    const own = `"path"."${field}"`;
    return `${field === "elapsed" ? `nullif(${own}, ${noTime})` : own} AS "${field}"`;
  });
  return `SELECT ${columns.join(",\n       ")}\nFROM ${quoted(`${name}_found`)}`;
}

function pathsAnswer(name: string, { rows, units, spec, quoted }: SpelledPaths, hasSessions: boolean): string {
  const unit = quoted(units[0] as string);
  const fields = pathFields(pathSlots(spec))
    .slice(1, firstSlotField)
    .concat(pathFields(pathSlots(spec)).slice(firstSlotField));
  const columns = [`"path"."unit" AS ${unit}`, ...fields.map(spelledField)];
  const from = quoted(`${name}_found`);
  if (!hasSessions) return `SELECT ${columns.join(",\n       ")}, CAST(NULL AS VARCHAR) AS "session"\nFROM ${from}`;
  const same = `"r".${unit} = "path"."unit" AND epoch_us("r"."time") = CAST("path"."first_time" AS BIGINT) AND "r"."tie" = CAST("path"."first_tie" AS BIGINT)`;
  return `SELECT ${columns.join(",\n       ")}, "r"."session"\nFROM ${from}\nLEFT JOIN ${quoted(rows)} AS "r" ON ${same}`;
}
