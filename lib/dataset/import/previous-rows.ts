import { join } from "node:path";
import { generationFolder } from "../read-generation.ts";
import type { Manifest } from "./manifest.ts";
import { identifier, keyOf, textLiteral } from "./quote.ts";
import { eventColumns } from "./staging-tables.ts";
import type { Workbench } from "./workbench.ts";
import type { MonthRecord } from "./write-month.ts";

/** The generation from which an incremental import goes on. */
export type Previous = { root: string; manifest: Manifest };

/** A companion file of the previous generation as a FROM item. */
export function previousFile(previous: Previous, name: string): string {
  return `read_parquet(${textLiteral(join(generationFolder(previous.root, previous.manifest.id), `${name}.parquet`))})`;
}

/** Takes over links, observations and rejects of the sources that are still there; `gone` lists the others. */
export async function carryOver(bench: Workbench, previous: Previous): Promise<void> {
  const living = (name: string): string =>
    `INSERT INTO ${name} SELECT * FROM ${previousFile(previous, name)} WHERE "source_file" NOT IN (SELECT "path" FROM gone)`;
  await bench.run(["links", "observations", "rejects"].map(living).join(";"));
}

/** Rows of earlier imports that share a dedup key with new rows, or that may come back, into `rivals`. */
export async function collectRivals(bench: Workbench, previous: Previous, anyGone: boolean): Promise<void> {
  const { months } = previous.manifest.next;
  const duplicates = months.flatMap((month) => (month.duplicates === null ? [] : [{ path: month.duplicates.path, month: month.month }]));
  const kept = months.flatMap((month) => month.files.map(({ path }) => ({ path, month: month.month })));
  const returning =
    anyGone && duplicates.length > 0
      ? `UNION SELECT hash("insert_id") FROM ${files(
          previous,
          duplicates.map(({ path }) => path),
        )}`
      : "";
  await bench.run(`
    CREATE TABLE contested AS SELECT DISTINCT hash("insert_id") AS "key_hash" FROM staged WHERE "insert_id" IS NOT NULL ${returning};
    CREATE TABLE rivals ("insert_id" VARCHAR, "time" TIMESTAMP, "tie_key" VARCHAR, "source_file" VARCHAR, "source_row" BIGINT, "event" VARCHAR, "duplicate" BOOLEAN)`);
  const [contested] = await bench.rows<{ any: boolean }>(`SELECT count(*) > 0 AS "any" FROM contested`);
  if (contested?.any !== true) return;
  for (const [list, flag] of [
    [kept, false],
    [duplicates, true],
  ] as const) {
    if (list.length === 0) continue;
    await bench.run(`INSERT INTO rivals SELECT "insert_id", "time", "tie_key", "source_file", "source_row", "event", ${flag}
      FROM ${files(
        previous,
        list.map(({ path }) => path),
      )}
      WHERE hash("insert_id") IN (SELECT "key_hash" FROM contested) AND "source_file" NOT IN (SELECT "path" FROM gone)`);
  }
}

/** Months whose rows resolve to other users than before: compares `resolved_anonymous` with the previous identities. */
export async function monthsOfChangedIds(bench: Workbench, previous: Previous): Promise<string[]> {
  const kind = (table: string): string => `${table}."via" IN ('map', 'alias')`;
  await bench.run(`CREATE TABLE changed_ids AS SELECT ${keyOf(`coalesce(o."anonymous_id", n."anonymous_id")`)} AS "key"
    FROM ${previousFile(previous, "identities")} o FULL JOIN resolved_anonymous n ON n."anonymous_id" = o."anonymous_id"
    WHERE o."user_id" IS DISTINCT FROM n."user_id" OR ${kind("o")} IS DISTINCT FROM ${kind("n")}`);
  const [changed] = await bench.rows<{ any: boolean }>(`SELECT count(*) > 0 AS "any" FROM changed_ids`);
  if (changed?.any !== true) return [];
  const touched: string[] = [];
  for (const month of previous.manifest.next.months) {
    if (month.files.length === 0) continue;
    const [hit] = await bench.rows<{ any: boolean }>(`SELECT count(*) > 0 AS "any" FROM (SELECT 1
      FROM ${files(
        previous,
        month.files.map(({ path }) => path),
      )} WHERE "raw_user" IN (SELECT "key" FROM changed_ids) LIMIT 1)`);
    if (hit?.any === true) touched.push(month.month);
  }
  return touched;
}

/** Loads the rows of earlier imports in these months into `staged`, but for those of sources that are gone. */
export async function loadMonths(bench: Workbench, previous: Previous, months: MonthRecord[]): Promise<void> {
  for (const month of months) {
    const fixed = eventColumns.map(([name]) => name);
    for (const file of [...month.files, ...(month.duplicates === null ? [] : [month.duplicates])]) {
      const columns = [...fixed, ...file.columns.filter((column) => column.startsWith("p_"))].map(identifier).join(", ");
      await bench.run(`INSERT INTO arrivals (${columns}, "duplicate") SELECT ${columns}, ${file === month.duplicates}
        FROM ${files(previous, [file.path])} WHERE "source_file" NOT IN (SELECT "path" FROM gone)`);
    }
  }
}

function files(previous: Previous, paths: string[]): string {
  return `read_parquet([${paths.map((path) => textLiteral(join(previous.root, path))).join(", ")}], union_by_name = true)`;
}
