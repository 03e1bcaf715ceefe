import { identifier, textLiteral } from "../../sql/duckdb/quote.ts";
import { columnType, type TableColumn } from "./column-type.ts";
import type { SourceFileFound } from "./found-file.ts";
import { limits } from "./limits.ts";
import { partitionsOf } from "./partitions.ts";
import { readablePath } from "./readable-path.ts";
import { freeName, rowsOf, type SourceDesk, type SourceTable, UnreadableFile } from "./source-table.ts";

/** Opens a Parquet file: its own columns, and those that its folders name (`event=signup/`). */
export async function openParquet(desk: SourceDesk, found: SourceFileFound): Promise<SourceTable> {
  const path = textLiteral(await readablePath(desk, found.absolutePath));
  const scan = `read_parquet(${path}, hive_partitioning = false)`;
  const columns = (await columnsOf(desk, `SELECT * FROM ${scan} LIMIT 0`)).filter(({ name }) => name !== "" && !name.includes("\0"));
  if (columns.length > limits.columns) throw new UnreadableFile(`more than ${limits.columns} columns`);
  const partitions = partitionsOf(found.path).filter(
    ({ name }) => !columns.some((column) => column.name.toLowerCase() === name.toLowerCase()),
  );
  const all: TableColumn[] = [...columns, ...partitions.map(({ name }) => ({ name, type: { kind: "text" as const } }))];
  const table: SourceTable = { found, kind: "columns", columns: all, from: "", sourceRow: "", refusal: null, rawText: null, sample: [] };
  const row = identifier(freeName(table, "source row"));
  const numbered = columns.some(({ name }) => name.toLowerCase() === "file_row_number");
  const selected = [
    ...columns.map(({ name }) => identifier(name)),
    ...partitions.map(({ name, value }) => `${textLiteral(value)} AS ${identifier(name)}`),
    `${numbered ? "row_number() OVER ()" : "file_row_number + 1"} AS ${row}`,
  ];
  const from = `(SELECT ${selected.join(", ")} FROM read_parquet(${path}, hive_partitioning = false${numbered ? "" : ", file_row_number = true"}))`;
  const sample = await rowsOf<Record<string, unknown>>(desk, `SELECT * FROM ${from} LIMIT ${limits.sampleRows}`);
  return { ...table, from, sourceRow: row, sample };
}

/** Names and kinds of the columns of a statement. */
export async function columnsOf(desk: SourceDesk, sql: string): Promise<TableColumn[]> {
  const result = await desk.connection.run(sql);
  const types = result.columnTypes();
  return result.columnNames().map((name, index) => ({ name, type: columnType(types[index] as (typeof types)[number]) }));
}
