import { identifier } from "./quote.ts";
import type { Workbench } from "./workbench.ts";

/** Columns of an event that every row has, in canonical order, as they lie in the staging table. */
export const eventColumns = [
  ["event", "VARCHAR"],
  ["time", "TIMESTAMP"],
  ["user_id", "VARCHAR"],
  ["anonymous_id", "VARCHAR"],
  ["session", "VARCHAR"],
  ["insert_id", "VARCHAR"],
  ["tie_key", "VARCHAR"],
  ["source_file", "VARCHAR"],
  ["source_row", "BIGINT"],
] as const;

/** Order of events in the data set (semantics §1); `event` only settles rows that a shape gave the same number. */
export const eventOrder = `"time", "tie_key" NULLS FIRST, "source_file", "source_row", "event"`;

const links = `CREATE TABLE links ("source_file" VARCHAR, "source_row" BIGINT, "anonymous_id" VARCHAR, "user_id" VARCHAR,
  "via" VARCHAR, "time" TIMESTAMP, "tie_key" VARCHAR)`;

const observations = `CREATE TABLE observations ("source_file" VARCHAR, "source_row" BIGINT, "user_id" VARCHAR,
  "anonymous_id" VARCHAR, "time" TIMESTAMP, "tie_key" VARCHAR, "property" VARCHAR, "value" VARCHAR)`;

const tallies = `CREATE TABLE tallies ("source_file" VARCHAR, "role" VARCHAR, "rows" BIGINT, "cut" BIGINT)`;

const rejects = `CREATE TABLE rejects ("source_file" VARCHAR, "source_row" BIGINT, "reason" VARCHAR, "raw" VARCHAR)`;

/**
 * The tables that an import fills: `arrivals`, of which `staged` are the events that can be taken (`duplicate` marks rows
 * that lost to an earlier copy in the previous generation; nothing is deleted, so that `row` stays what it is), `links` between ids, `observations` of user properties, `rejects`, and `tallies` of rows per source and role.
 */
export async function createStagingTables(bench: Workbench, textColumns: Iterable<string>): Promise<void> {
  const properties = [...textColumns].map((column) => `${identifier(column)} VARCHAR`);
  const fixed = eventColumns.map(([name, type]) => `${identifier(name)} ${type}`);
  const columns = [...fixed, `"duplicate" BOOLEAN`, `"reject" VARCHAR`, `"raw" VARCHAR`, `"cut" INTEGER`, ...properties];
  const staged = `CREATE VIEW staged AS SELECT rowid AS "row", * EXCLUDE ("reject", "raw", "cut") FROM arrivals WHERE "reject" IS NULL`;
  await bench.run([`CREATE TABLE arrivals (${columns.join(", ")})`, staged, links, observations, rejects, tallies].join(";"));
}
