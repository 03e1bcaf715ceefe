import type { Statement } from "./query.ts";

/** What an export process is told, once. */
export type ExportJob = {
  statement: Statement;
  /** Names of the columns in the file. */
  heads: string[];
  format: "csv" | "parquet";
  /** The only file that may be written. */
  path: string;
  files: string[];
  threads: number;
  memoryBytes: number;
  spill: { directory: string; bytes: number };
};

/** What it answers. */
export type FromExport =
  | { kind: "progress"; percent: number | null; rows: number }
  | { kind: "done"; rows: number }
  | { kind: "failed"; code: string; message: string };
