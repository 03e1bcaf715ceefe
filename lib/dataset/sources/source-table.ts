import type { DuckDBConnection } from "@duckdb/node-api";
import type { TableColumn } from "./column-type.ts";
import type { SourceFileFound } from "./found-file.ts";

/** A readable source file: a relation with known columns, or one checked JSON object per row in the column `line`. */
export type SourceTable = {
  found: SourceFileFound;
  kind: "columns" | "documents";
  /** Of documents: the keys of the objects, all of kind json. */
  columns: TableColumn[];
  /** A FROM item that yields the columns (or `line`) and what the next three name. */
  from: string;
  /** 1 for the first row. */
  sourceRow: string;
  /** Why a row could not even be read, or null for none; such rows have no values. */
  refusal: string | null;
  /** The text of a refused row. */
  rawText: string | null;
  /** First rows as objects: for guessing only. */
  sample: Record<string, unknown>[];
};

/** What reading a source needs: a DuckDB of its own and a folder for prepared files. */
export type SourceDesk = { connection: DuckDBConnection; scratch: string };

/** A file that cannot be read at all; its message is for people. */
export class UnreadableFile extends Error {
  override readonly name = "UnreadableFile";
}

/** Rows of a statement as plain objects; integers beyond 2^53 arrive as text. */
export async function rowsOf<Row>(desk: SourceDesk, sql: string): Promise<Row[]> {
  const reader = await desk.connection.runAndReadAll(sql);
  return reader.getRowObjectsJson() as Row[];
}

/** A column of the table by its exact name, else by the same name in another case. */
export function columnOf(table: SourceTable, name: string): TableColumn | null {
  const folded = name.toLowerCase();
  return (
    table.columns.find((column) => column.name === name) ?? table.columns.find((column) => column.name.toLowerCase() === folded) ?? null
  );
}

/** A name that no column of the table has. */
export function freeName(table: SourceTable, wanted: string): string {
  let name = wanted;
  while (columnOf(table, name)) name += "_";
  return name;
}
