import type { QueryErrorCode, Rows, Statement } from "./query.ts";

/** What a worker is told once, before it opens its DuckDB. */
export type WorkerSettings = {
  files: readonly string[];
  /** The only file that may be written, where there is one. */
  writes?: string;
  threads: number;
  memoryBytes: number;
  spill: { directory: string; bytes: number };
  /** What the operating system was asked to deny; the self-test looks whether it does. */
  confinement: { readOnly: boolean; offline: boolean };
};

/** The rows of one question as one file. */
export type ExportJob = {
  statement: Statement;
  /** Names of the columns in the file. */
  heads: readonly string[];
  format: "csv" | "parquet";
  path: string;
  /** Rows that are expected, for the progress. */
  expected: number;
};

export type ToWorker =
  | { kind: "open"; settings: WorkerSettings }
  | { kind: "ask"; statement: Statement; maxRows: number }
  | { kind: "export"; job: ExportJob }
  | { kind: "interrupt" };

/** `loaded`: the process is up; `ready`: its DuckDB is open, locked and self-tested; `broken`: it is not, and must not be used. */
export type FromWorker =
  | { kind: "loaded" }
  | { kind: "ready" }
  | { kind: "broken"; message: string }
  | { kind: "progress"; percent: number; rowsScanned: number }
  | { kind: "rows"; rows: Rows }
  | { kind: "written"; rows: number }
  | { kind: "failed"; code: QueryErrorCode; message: string };
