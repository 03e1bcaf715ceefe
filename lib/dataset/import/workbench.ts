import { mkdir, rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { textLiteral } from "./quote.ts";

/** A DuckDB of the import's own: staging tables live in it. */
export type Workbench = {
  connection: DuckDBConnection;
  run: (sql: string) => Promise<void>;
  /** Rows as objects; integers arrive as numbers, timestamps as text. */
  rows: <Row>(sql: string) => Promise<Row[]>;
  /** 0..100 of the running statement, or -1. */
  percent: () => number;
  close: () => Promise<void>;
};

const settings = [
  "SET TimeZone = 'UTC'",
  "SET autoinstall_known_extensions = false",
  "SET autoload_known_extensions = false",
  "SET preserve_insertion_order = true",
  "SET enable_progress_bar = true",
  "SET enable_progress_bar_print = false",
];

/** Opens a workbench in a private folder that is removed on close; `inMemory` uses the folder only when memory runs out. */
export async function openWorkbench(folder: string, inMemory: boolean): Promise<Workbench> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const instance = await DuckDBInstance.create(inMemory ? ":memory:" : join(folder, "work.duckdb"));
  const connection = await instance.connect();
  const placed = [
    "SET memory_limit = '4GB'",
    `SET threads = ${availableParallelism()}`,
    `SET temp_directory = ${textLiteral(folder)}`,
    "SET checkpoint_threshold = '256MB'",
  ];
  await connection.run([...settings, ...placed].join(";"));
  return bench(connection, async () => {
    connection.closeSync();
    instance.closeSync();
    await rm(folder, { recursive: true, force: true });
  });
}

let borrowed = 0;

/** A workbench on an instance that somebody else opened and will close: many small imports share one. */
export async function borrowWorkbench(instance: DuckDBInstance): Promise<Workbench> {
  const connection = await instance.connect();
  borrowed += 1;
  const name = `import_${borrowed}`;
  await connection.run([...settings, `ATTACH ':memory:' AS ${name}`, `USE ${name}`].join(";"));
  return bench(connection, async () => {
    await connection.run(`USE memory; DETACH ${name}`);
    connection.closeSync();
  });
}

function bench(connection: DuckDBConnection, close: () => Promise<void>): Workbench {
  return {
    connection,
    run: async (sql) => {
      await connection.run(sql);
    },
    rows: async <Row>(sql: string) => {
      const reader = await connection.runAndReadAll(sql);
      const names = reader.columnNames();
      return reader.getRowsJS().map((row) => record(names, row) as Row);
    },
    percent: () => Math.max(-1, connection.progress.percentage),
    close,
  };
}

function record(names: string[], row: unknown[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name, index) => [name, plain(row[index])]));
}

function plain(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  return value === undefined ? null : value;
}
