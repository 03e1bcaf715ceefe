import { open } from "node:fs/promises";
import type { DuckDBConnection } from "@duckdb/node-api";
import { csvField } from "../charts/csv.ts";
import { copyToParquet } from "../sql/duckdb/export.ts";
import { type Desk, queryErrorOf } from "./answer.ts";
import { bindValues } from "./bind.ts";
import { plainValue } from "./plain-value.ts";
import type { ExportJob } from "./protocol.ts";
import { QueryError } from "./query.ts";

type Place = { connection: DuckDBConnection; desk: Desk; onProgress: (percent: number, rows: number) => void };

const progressEveryMs = 250;

/** Writes the rows of one question to one file and says how many they were; it is stopped by the end of its process. */
export async function writeFile(desk: Desk, job: ExportJob, onProgress: Place["onProgress"]): Promise<number> {
  const connection = await desk.instance.connect();
  try {
    await connection.run("SET enable_progress_bar = true; SET enable_progress_bar_print = false");
    const place = { connection, desk, onProgress };
    return await (job.format === "csv" ? writeCsv(place, job) : writeParquet(place, job));
  } catch (error) {
    throw writeErrorOf(error);
  } finally {
    connection.closeSync();
  }
}

/** The SELECT passes the gate by itself before it is copied. */
async function writeParquet({ connection, desk, onProgress }: Place, { statement, heads, path }: ExportJob): Promise<number> {
  (await desk.admission(connection, statement.sql)).destroySync();
  const copy = await connection.prepare(copyToParquet({ sql: statement.sql, heads, path }));
  bindValues(copy, statement.values);
  const report = setInterval(() => onProgress(Math.max(0, connection.progress.percentage), 0), progressEveryMs);
  try {
    const result = await copy.runAndReadAll();
    return Number(result.value(0, 0));
  } finally {
    clearInterval(report);
    copy.destroySync();
  }
}

async function writeCsv({ connection, desk, onProgress }: Place, { statement, heads, path, expected }: ExportJob): Promise<number> {
  const prepared = await desk.admission(connection, statement.sql);
  bindValues(prepared, statement.values);
  const file = await open(path, "wx", 0o600);
  try {
    await file.appendFile(csvLine(heads));
    let rows = 0;
    let told = 0;
    const result = await prepared.stream();
    for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
      rows += chunk.rowCount;
      const lines = chunk.getRows().map((row) => csvLine(row.map(plainValue)));
      await file.appendFile(lines.join(""));
      if (performance.now() - told < progressEveryMs) continue;
      told = performance.now();
      onProgress(Math.min(99, (rows / Math.max(1, expected)) * 100), rows);
    }
    return rows;
  } finally {
    await file.close();
    prepared.destroySync();
  }
}

function csvLine(values: readonly unknown[]): string {
  return `${values.map(field).join(",")}\r\n`;
}

function field(value: unknown): string {
  return csvField(value === null || typeof value === "string" || typeof value === "number" ? value : String(value));
}

function writeErrorOf(error: unknown): QueryError {
  const found = queryErrorOf(error);
  if (/ENOSPC|no space left/i.test(found.message)) return new QueryError("E_DISK", "The disk is full.");
  if (/EACCES|EPERM|EROFS|permission denied|read-only file system/i.test(found.message)) return new QueryError("E_WRITE", found.message);
  return found;
}
