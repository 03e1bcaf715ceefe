import type { PathsInRows, PathsRelation } from "../../plan/relation.ts";
import type { Dialect, SpelledWalk, Table } from "../dialect.ts";
import { eventKey } from "./event-key.ts";
import { fastPairs } from "./pairs/fast.ts";
import { plainPairs } from "./pairs/plain.ts";
import { fastPaths } from "./paths/fast.ts";
import { plainPaths } from "./paths/plain.ts";
import { identifier, instantLiteral, textLiteral } from "./quote.ts";
import { aggregate, scalar, window } from "./verbs.ts";
import { fastWalk } from "./walk/fast.ts";
import { plainWalk } from "./walk/plain.ts";

const base: Omit<Dialect, "walk" | "named" | "paths" | "pairs" | "keyOf"> = {
  scalar,
  aggregate,
  window,
  identifier,
  text: textLiteral,
  instant: instantLiteral,
  list: (items) => `[${items.join(", ")}]`,
  parquet: (paths) => `read_parquet([${paths.map(textLiteral).join(", ")}], union_by_name = true)`,
  origin: ['"filename"', '"file_row_number"'],
  noRows: (columns) => `SELECT ${columns.map(({ name, type }) => `CAST(NULL AS ${type}) AS ${identifier(name)}`).join(", ")} WHERE FALSE`,
  asOfJoin: "ASOF LEFT JOIN",
};

/** Journeys are packed for the registered functions: plain SQL asks the events. */
function inRows<Paths extends PathsRelation>(paths: Paths): Paths & PathsInRows {
  if ("events" in paths) throw new RangeError("plain SQL does not read journeys");
  return paths as Paths & PathsInRows;
}

const oneOf = (value: string, options: string[]): string =>
  options.length === 1 ? `(${value} = ${options[0]})` : `(${value} IN (${options.join(", ")}))`;

/** DuckDB as the engine runs it: events by key, the walk by a registered function, or plainly where a row does not fit. */
export const duckdb: Dialect = {
  ...base,
  named: (names) => oneOf('"event_key"', names.map(eventKey)),
  keyOf: (id) => eventKey(id),
  walk: (name, walk) => fastWalk(name, walk) ?? plainWalk(name, walk),
  paths: (name, paths) => fastPaths(name, paths) ?? plainPaths(name, inRows(paths)),
  pairs: fastPairs,
};

/** DuckDB as the plain command line has it: nothing registered, nothing configured. */
export const plainDuckdb: Dialect = {
  ...base,
  named: (_, spelled) => oneOf('"event"', spelled()),
  keyOf: (_, spelled) => scalar.key([spelled()]),
  walk: (name: string, walk: SpelledWalk): Table[] => plainWalk(name, walk),
  paths: (name, paths) => plainPaths(name, inRows(paths)),
  pairs: plainPairs,
};
