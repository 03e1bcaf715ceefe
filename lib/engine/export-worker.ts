import { once } from "node:events";
import { createWriteStream } from "node:fs";
import type { DuckDBConnection } from "@duckdb/node-api";
import { csvField } from "../charts/csv.ts";
import { copyToParquet } from "../sql/duckdb/export.ts";
import { registerFunctions } from "../sql/duckdb/functions.ts";
import { bindValues } from "./bind.ts";
import type { ExportJob, FromExport } from "./export-protocol.ts";
import { admit } from "./gate.ts";
import { openLockedInstance } from "./locked-instance.ts";
import { plainValue } from "./plain-value.ts";
import { asQueryError } from "./query.ts";

/** A process that writes the rows of one question to one file and ends; it is stopped by being killed. */
const tell = (message: FromExport): boolean => process.send?.(message) ?? false;

process.once("message", (job) => {
  write(job as ExportJob).then(
    (rows) => finish({ kind: "done", rows }),
    (error: unknown) => {
      const { code, message } = asQueryError(error);
      finish({ kind: "failed", code, message });
    },
  );
});
process.once("disconnect", () => process.exit(1));

function finish(message: FromExport): void {
  process.send?.(message, () => process.exit(0));
}

async function write(job: ExportJob): Promise<number> {
  const { files, path, threads, memoryBytes, spill } = job;
  const instance = await openLockedInstance({ files: [...files, path], prepare: registerFunctions, threads, memoryBytes, spill });
  const connection = await instance.connect();
  await connection.run("SET enable_progress_bar = true; SET enable_progress_bar_print = false");
  return job.format === "csv" ? writeCsv(connection, job) : writeParquet(connection, job);
}

/** The SELECT passes the gate by itself before it is copied. */
async function writeParquet(connection: DuckDBConnection, { statement, heads, path }: ExportJob): Promise<number> {
  (await admit(connection, statement.sql)).destroySync();
  const copy = await connection.prepare(copyToParquet({ sql: statement.sql, heads, path }));
  bindValues(copy, statement.values);
  const report = setInterval(() => tell({ kind: "progress", percent: Math.max(0, connection.progress.percentage), rows: 0 }), 250);
  try {
    const result = await copy.runAndReadAll();
    return Number(result.value(0, 0));
  } finally {
    clearInterval(report);
  }
}

async function writeCsv(connection: DuckDBConnection, { statement, heads, path }: ExportJob): Promise<number> {
  const prepared = await admit(connection, statement.sql);
  bindValues(prepared, statement.values);
  const file = createWriteStream(path, { flags: "w" });
  const line = (values: readonly unknown[]) => `${values.map(field).join(",")}\r\n`;
  file.write(line(heads));
  let rows = 0;
  let told = 0;
  const result = await prepared.stream();
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    rows += chunk.rowCount;
    const text = chunk
      .getRows()
      .map((row) => line(row.map(plainValue)))
      .join("");
    if (!file.write(text)) await once(file, "drain");
    if (performance.now() - told > 250) {
      told = performance.now();
      tell({ kind: "progress", percent: null, rows });
    }
  }
  file.end();
  await once(file, "finish");
  return rows;
}

function field(value: unknown): string {
  return csvField(value === null || typeof value === "string" || typeof value === "number" ? value : String(value));
}
