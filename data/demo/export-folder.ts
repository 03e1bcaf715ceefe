import { closeSync, mkdirSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { type Context, contextNames, type DemoEvent, propertyNames } from "./event.ts";
import type { Person } from "./person.ts";

const numbers = new Set<string>(["price", "quantity", "revenue", "results"]);
const eventColumns = [
  ["event", "VARCHAR"],
  ["timestamp", "TIMESTAMP"],
  ["user_id", "VARCHAR"],
  ["anonymous_id", "VARCHAR"],
  ["session_id", "VARCHAR"],
  ["insert_id", "VARCHAR"],
  ...contextNames.map((name) => [name, "VARCHAR"] as const),
  ...propertyNames.map((name) => [name, numbers.has(name) ? "DOUBLE" : "VARCHAR"] as const),
] as const;
const userColumns = [
  ["user_id", "VARCHAR"],
  ["email", "VARCHAR"],
  ["plan", "VARCHAR"],
  ["company", "VARCHAR"],
  ["country", "VARCHAR"],
  ["signup_source", "VARCHAR"],
  ["created_at", "TIMESTAMP"],
] as const;
const bufferBytes = 1 << 18;
const longestLine = 1 << 14;

type Scratch = { descriptor: number; path: string; buffer: Buffer; filled: number };

/** Gathers rows as text, then writes the folder a customer would hand over: events/month=2024-05/events.parquet and users.parquet. */
export class ExportFolder {
  readonly #files = new Map<string, Scratch>();
  readonly #scratch: string;
  #lastContext: { context: Context | null; cells: string } = { context: null, cells: "" };

  constructor(readonly folder: string) {
    this.#scratch = join(folder, ".scratch");
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(this.#scratch, { recursive: true });
  }

  /** `time` null writes a row without a time, which an import cannot take. */
  addEvent(month: string, event: DemoEvent, time: number | null = event.time): void {
    const { event: name, userId, anonymousId, sessionId, insertId, properties } = event;
    const who = `${quoted(name)},${instant(time)},${userId ?? ""},${anonymousId},${sessionId},${insertId}`;
    const own = Object.keys(properties).length === 0 ? noProperties : propertyNames.map((each) => cell(properties[each])).join(",");
    this.#append(month, `${who},${this.#contextCells(event.context)},${own}`);
  }

  addUser({ userId, email, plan, company, country, channel, signedUpAt }: Person): void {
    this.#append("users", [userId, email, plan, quoted(company), country, channel, instant(signedUpAt)].join(","));
  }

  /** Sorts each file by time and writes it as Parquet on one thread, so that the bytes are the same each time. */
  async close(): Promise<void> {
    const instance = await DuckDBInstance.create(":memory:", { threads: "1", temp_directory: this.#scratch });
    const connection = await instance.connect();
    for (const [name, file] of [...this.#files].sort(([a], [b]) => (a < b ? -1 : 1))) {
      flush(file);
      closeSync(file.descriptor);
      const target = name === "users" ? join(this.folder, "users.parquet") : join(this.folder, "events", `month=${name}`, "events.parquet");
      mkdirSync(join(target, ".."), { recursive: true });
      await connection.run(copyStatement(file.path, target, name === "users"));
    }
    connection.closeSync();
    instance.closeSync();
    rmSync(this.#scratch, { recursive: true });
  }

  #contextCells(context: Context): string {
    if (this.#lastContext.context !== context)
      this.#lastContext = { context, cells: contextNames.map((name) => cell(context[name])).join(",") };
    return this.#lastContext.cells;
  }

  #append(name: string, line: string): void {
    const file = this.#files.get(name) ?? this.#open(name);
    file.filled += file.buffer.write(`${line}\n`, file.filled);
    if (file.filled > bufferBytes - longestLine) flush(file);
  }

  #open(name: string): Scratch {
    const path = join(this.#scratch, `${name}.csv`);
    const file = { descriptor: openSync(path, "w"), path, buffer: Buffer.allocUnsafe(bufferBytes), filled: 0 };
    this.#files.set(name, file);
    return file;
  }
}

function flush(file: Scratch): void {
  writeSync(file.descriptor, file.buffer, 0, file.filled);
  file.filled = 0;
}

function copyStatement(source: string, target: string, users: boolean): string {
  const columns = users ? userColumns : eventColumns;
  const types = columns.map(([name, type]) => `${literal(name)}: ${literal(type)}`).join(", ");
  const order = users ? "user_id" : '"timestamp" NULLS LAST, insert_id, anonymous_id';
  const read = `read_csv(${literal(source)}, header = false, auto_detect = false, delim = ',', quote = '"', escape = '"', columns = {${types}})`;
  return `COPY (SELECT * FROM ${read} ORDER BY ${order}) TO ${literal(target)} (FORMAT parquet, COMPRESSION zstd)`;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function quoted(value: string | null): string {
  return value === null ? "" : `"${value.replaceAll('"', '""')}"`;
}

const noProperties = ",".repeat(propertyNames.length - 1);

function cell(value: string | number | null | undefined): string {
  return typeof value === "number" ? String(value) : quoted(value ?? null);
}

function instant(time: number | null): string {
  return time === null ? "" : new Date(time).toISOString().slice(0, 23);
}
