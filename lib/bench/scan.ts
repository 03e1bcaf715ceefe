import { linkSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { EventFile, Generation } from "../dataset/generation.ts";
import { eventKey } from "../sql/duckdb/event-key.ts";
import type { Reads } from "./question.ts";

/** The canonical files that a question touches. */
export function touchedFiles({ files }: Generation, { from, to }: Reads): EventFile[] {
  return files.filter((file) => file.end.slice(0, 10) >= from && file.start.slice(0, 10) <= to);
}

/** A bare DuckDB scan: the rows and columns of the question read and nothing done with them but count and maximum. */
export function scanSql(generation: Generation, reads: Reads): string {
  const { columns, events, from, to, where } = reads;
  const paths = touchedFiles(generation, reads).map(({ path }) => text(path));
  const used = events === null ? columns : columns.filter((column) => column !== "event");
  const named = events === null ? [] : [`"event_key" IN (${events.map(eventKey).join(", ")})`];
  const rows = [...named, `"time" >= DATE '${from}'`, `"time" < DATE '${to}' + INTERVAL 1 DAY`, ...(where ? [where] : [])];
  return `SELECT count(*) AS "rows", ${used.map((column) => `max("${column}")`).join(", ")} FROM read_parquet([${paths.join(", ")}], union_by_name = true) WHERE ${rows.join(" AND ")}`;
}

/** ClickHouse takes several files by a pattern over names only: gives the canonical files short names in one folder. */
export function linkForClickHouse({ files }: Generation, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [index, { path }] of files.entries()) linkSync(path, join(folder, `${index}.parquet`));
}

/** The files that a question touches for ClickHouse, as one FROM clause. */
export function clickHouseFiles(generation: Generation, folder: string, reads: Reads): string {
  const touched = touchedFiles(generation, reads).map((file) => generation.files.indexOf(file));
  const name = touched.length === 1 ? `${touched[0]}` : `{${touched.join(",")}}`;
  return `file(${text(join(folder, `${name}.parquet`))}, Parquet)`;
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
