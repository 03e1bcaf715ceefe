import { join } from "node:path";
import type { CanonicalFile, EventFile } from "../generation.ts";
import { type CanonicalDesk, writeCanonical } from "./canonical-file.ts";
import { canonicalRows } from "./canonical-rows.ts";
import { numberColumn } from "./column-names.ts";
import { keptRows, type MonthSummary, summariseMonth } from "./month-summary.ts";
import { identifier, isoText, textLiteral } from "./quote.ts";
import { splitMonth } from "./split-month.ts";
import { eventColumns, eventOrder } from "./staging-tables.ts";
import type { Workbench } from "./workbench.ts";

/** One calendar month in UTC of the data set: its files and what the manifest adds up. */
export type MonthRecord = Omit<MonthSummary, "columns" | "start" | "end"> & {
  month: string;
  files: EventFile[];
  /** Rows that lost to an earlier copy: kept, because the earlier copy may be taken away again. */
  duplicates: DuplicateFile | null;
};

/** Rows in the layout of staging, without user keys and ties. */
export type DuplicateFile = CanonicalFile & { columns: string[] };

/** Writes the canonical files of one month from the staging table; paths are relative to the data root. */
export async function writeMonth(desk: CanonicalDesk, month: Month, textColumns: string[]): Promise<MonthRecord> {
  const { bench, store } = desk;
  const kept = keptRows(month.start, month.end);
  const { columns, start, end, ...summary } = await summariseMonth(bench, kept, textColumns);
  const folder = join("files", "events", month.name);
  const files: EventFile[] = [];
  if (summary.events > 0) {
    const rows = await canonicalRows(bench, kept, columns);
    const parts = await splitMonth(bench, kept, { events: summary.events, rowsPerFile: store.rowsPerFile });
    for (const part of parts) {
      const file = await writeCanonical(desk, folder, `SELECT * FROM (${rows}) WHERE ${part} ORDER BY "event_key", "user", "time", "tie"`);
      if (file === null) continue;
      const range = parts.length === 1 ? { start, end } : await rangeOfFile(bench, join(store.root, file.path));
      files.push({ ...file, month: month.name, start: range.start, end: range.end, columns: names(columns) });
    }
  }
  return { month: month.name, files, duplicates: await writeDuplicates(desk, month, textColumns), ...summary };
}

/** A calendar month in UTC: its name and its bounds as SQL timestamps. */
export type Month = { name: string; start: string; end: string };

async function rangeOfFile(bench: Workbench, path: string): Promise<{ start: string; end: string }> {
  const [range] = await bench.rows<{ start: string; end: string }>(
    `SELECT ${isoText('min("time")')} AS "start", ${isoText('max("time")')} AS "end" FROM read_parquet(${textLiteral(path)})`,
  );
  return range ?? { start: "", end: "" };
}

function names(columns: MonthSummary["columns"]): string[] {
  return columns.flatMap(({ text, numeric }) => (numeric ? [text, numberColumn(text)] : [text]));
}

async function writeDuplicates(desk: CanonicalDesk, month: Month, textColumns: string[]): Promise<DuplicateFile | null> {
  const lost = keptRows(month.start, month.end).replace("ANTI JOIN", "SEMI JOIN");
  const counts = textColumns.map((column, index) => `count(${identifier(column)}) AS c${index}`);
  const [row] = await desk.bench.rows<Record<string, number>>(`SELECT ${["count(*) AS n", ...counts].join(", ")} ${lost}`);
  if (row === undefined || row["n"] === 0) return null;
  const present = textColumns.filter((_, index) => row[`c${index}`] !== 0);
  const columns = [...eventColumns.map(([name]) => name), ...present].map(identifier).join(", ");
  const query = `SELECT ${columns} ${lost} ORDER BY ${eventOrder}`;
  const file = await writeCanonical(desk, join("files", "duplicates", month.name), query);
  return file && { ...file, columns: present };
}
