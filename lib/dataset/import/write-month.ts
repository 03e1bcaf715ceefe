import { join } from "node:path";
import type { CanonicalFile, EventFile } from "../generation.ts";
import { type CanonicalDesk, writeCanonical } from "./canonical-file.ts";
import { numberColumn } from "./column-names.ts";
import { keptRows, type MonthSummary, summariseMonth } from "./month-summary.ts";
import { finiteNumber, identifier, keyOf, textLiteral } from "./quote.ts";
import { splitMonth } from "./split-month.ts";
import { eventColumns, eventOrder } from "./staging-tables.ts";
import type { Workbench } from "./workbench.ts";

/** One calendar month in UTC of the data set: its files and what the manifest adds up. */
export type MonthRecord = Omit<MonthSummary, "columns"> & {
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
  const { columns, ...summary } = await summariseMonth(bench, kept, textColumns);
  const folder = join("files", "events", month.name);
  const files: EventFile[] = [];
  if (summary.events > 0) {
    const rows = await canonicalRows(bench, kept, columns);
    const parts = await splitMonth(bench, kept, summary.events);
    for (const part of parts) {
      const file = await writeCanonical(desk, folder, `SELECT * FROM (${rows}) WHERE ${part} ORDER BY "event_key", "user", "time", "tie"`);
      if (file === null) continue;
      const [range] = await bench.rows<{ start: string; end: string }>(
        `SELECT ${isoText('min("time")')} AS "start", ${isoText('max("time")')} AS "end" FROM read_parquet(${textLiteral(join(store.root, file.path))})`,
      );
      files.push({ ...file, month: month.name, start: range?.start ?? "", end: range?.end ?? "", columns: names(columns) });
    }
  }
  return { month: month.name, files, duplicates: await writeDuplicates(desk, month, textColumns), ...summary };
}

/** A calendar month in UTC: its name and its bounds as SQL timestamps. */
export type Month = { name: string; start: string; end: string };

/** An instant as ISO text with microseconds, in SQL. */
export function isoText(time: string): string {
  return `strftime(${time}, '%Y-%m-%dT%H:%M:%S.%fZ')`;
}

function names(columns: MonthSummary["columns"]): string[] {
  return columns.flatMap(({ text, numeric }) => (numeric ? [text, numberColumn(text)] : [text]));
}

async function canonicalRows(bench: Workbench, kept: string, columns: MonthSummary["columns"]): Promise<string> {
  const [has] = await bench.rows<{ users: number; anonymous: number }>(
    `SELECT (SELECT count(*) FROM resolved_user) AS "users", (SELECT count(*) FROM resolved_anonymous) AS "anonymous"`,
  );
  const joins = [
    `LEFT JOIN ties t ON t."row" = s."row"`,
    ...(has?.users ? [`LEFT JOIN resolved_user u ON u."user_id" = s."user_id"`] : []),
    ...(has?.anonymous
      ? [`LEFT JOIN resolved_anonymous a ON a."anonymous_id" = CASE WHEN s."user_id" IS NULL THEN s."anonymous_id" END`]
      : []),
  ];
  const resolved = [...(has?.users ? [`u."resolved"`] : []), ...(has?.anonymous ? [`a."user_id"`] : []), "NULL::VARCHAR"];
  const properties = columns.flatMap(({ text, numeric }) => [
    `s.${identifier(text)}`,
    ...(numeric ? [`${finiteNumber(`s.${identifier(text)}`)} AS ${identifier(numberColumn(text))}`] : []),
  ]);
  const plain = ["session", "user_id", "anonymous_id", "insert_id", "source_file", "source_row", "tie_key"];
  return `SELECT ${keyOf('s."event"')} AS "event_key", s."event", CASE WHEN coalesce(${resolved.join(", ")}) IS NULL THEN ${keyOf(rawId)} ELSE ${keyOf(`coalesce(${resolved.join(", ")})`)} END AS "user",
    ${keyOf(rawId)} AS "raw_user", s."time", coalesce(t."tie", 0)::INTEGER AS "tie",
    ${[...plain.map((name) => `s."${name}"`), ...properties].join(", ")}
    ${kept.replace("WHERE", `${joins.join(" ")} WHERE`)}`;
}

const rawId = `coalesce(s."user_id", s."anonymous_id")`;

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
