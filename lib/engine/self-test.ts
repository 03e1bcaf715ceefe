import { accessSync, closeSync, constants, openSync } from "node:fs";
import { networkInterfaces } from "node:os";
import { dirname, join } from "node:path";
import type { DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { textLiteral } from "../sql/duckdb/quote.ts";
import type { WorkerSettings } from "./protocol.ts";

/** Tries what a locked worker must not do, and what it must; throws at the first surprise. */
export async function selfTest(instance: DuckDBInstance, { files, confinement, spill }: WorkerSettings): Promise<void> {
  const file = files[0];
  if (!file) throw new Error("self-test: a generation has files");
  const connection = await instance.connect();
  try {
    for (const sql of mustFail(file)) await expectDenial(connection, sql);
    await connection.run("SELECT 42");
    await connection.run(`SELECT count(*) FROM read_parquet(${textLiteral(file)})`);
  } finally {
    connection.closeSync();
  }
  accessSync(spill.directory, constants.R_OK | constants.W_OK | constants.X_OK);
  if (confinement.readOnly) expectReadOnly(file);
  if (confinement.offline) expectOffline();
}

/** Statements that the locks refuse, sent as if the gate had let them through. */
export function mustFail(file: string): string[] {
  const outside = textLiteral(process.execPath);
  const beside = textLiteral(join(dirname(file), "self-test"));
  return [
    `SELECT size FROM read_blob(${outside})`,
    `SELECT * FROM read_csv(${outside})`,
    `SELECT * FROM sniff_csv(${outside})`,
    "SELECT * FROM glob('/*')",
    `SELECT * FROM read_parquet(${textLiteral(join(dirname(file), "*.parquet"))})`,
    "SELECT * FROM 'http://127.0.0.1:9/x.parquet'",
    `COPY (SELECT 1) TO ${beside}`,
    `ATTACH ${beside}`,
    `EXPORT DATABASE ${beside}`,
    "INSTALL httpfs",
    "LOAD httpfs",
    "SET memory_limit = '1GB'",
    "SET GLOBAL enable_external_access = true",
    "SET allowed_paths = ['/']",
    "RESET lock_configuration",
  ];
}

/** Only these count as a refusal: a missing file or a typing error would prove nothing. */
const denial = /Permission Error|configuration has been locked/;

async function expectDenial(connection: DuckDBConnection, sql: string): Promise<void> {
  const outcome = await connection.run(sql).then(
    () => "it was allowed",
    (error: unknown) => String(error),
  );
  if (!denial.test(outcome)) throw new Error(`self-test: ${sql}: ${outcome}`);
}

function expectReadOnly(file: string): void {
  let descriptor: number;
  try {
    descriptor = openSync(file, "r+");
  } catch {
    return;
  }
  closeSync(descriptor);
  throw new Error("self-test: the data files can be written");
}

function expectOffline(): void {
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((face) => face && !face.internal);
  if (outside) throw new Error("self-test: the network can be reached");
}
