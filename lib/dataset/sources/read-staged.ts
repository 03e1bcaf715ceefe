import type { StagedProperty, StagedSource } from "../staged-source.ts";
import type { SourceDesk } from "./source-table.ts";

/** One row of a source as it will be imported, or the reason why it will not. */
export type PreviewRow = {
  path: string;
  role: StagedSource["role"];
  row: number;
  event: string | null;
  /** ISO text in UTC. */
  time: string | null;
  user: string | null;
  anonymousId: string | null;
  session: string | null;
  insertId: string | null;
  tieKey: string | null;
  properties: Record<string, string>;
  userProperties: Record<string, string>;
  cutValues: number;
  rejected: string | null;
  raw: string | null;
};

/**
 * The first rows of a staged source, read through the very fragments that the import uses. They are streamed and left
 * unfinished: with a LIMIT, DuckDB's late materialisation takes minutes over thousands of members.
 */
export async function readStaged(desk: Pick<SourceDesk, "connection">, source: StagedSource, limit: number): Promise<PreviewRow[]> {
  const { fields } = source;
  const selected: Record<string, string> = {
    row: `CAST(${fields.sourceRow} AS VARCHAR)`,
    event: fields.event ?? "NULL",
    time: fields.time === null ? "NULL" : `CASE WHEN isfinite(${fields.time}) THEN strftime(${fields.time}, '%Y-%m-%dT%H:%M:%S.%fZ') END`,
    user: `nullif(CAST(${fields.userId ?? "NULL"} AS VARCHAR), '')`,
    anonymousId: `nullif(CAST(${fields.anonymousId ?? "NULL"} AS VARCHAR), '')`,
    session: `nullif(CAST(${fields.session ?? "NULL"} AS VARCHAR), '')`,
    insertId: `nullif(CAST(${fields.insertId ?? "NULL"} AS VARCHAR), '')`,
    tieKey: fields.tieKey ?? "NULL",
    cutValues: `CAST(${source.cutValues ?? "0"} AS INTEGER)`,
    rejected: source.reject,
    raw: source.raw,
    properties: textList(source.properties),
    userProperties: textList(source.userProperties),
  };
  const columns = Object.entries(selected).map(([name, sql]) => `${sql} AS "${name}"`);
  const where = source.where === null ? "" : ` WHERE (${source.where})`;
  const reader = await desk.connection.streamAndReadUntil(`SELECT ${columns.join(", ")} FROM ${source.from}${where}`, limit);
  const rows = reader.getRowObjectsJson().slice(0, limit) as Record<string, unknown>[];
  return rows.map((row) => ({
    ...(row as Omit<PreviewRow, "path" | "role" | "row" | "properties" | "userProperties">),
    path: source.path,
    role: source.role,
    row: Number(row.row),
    properties: named(source.properties, row.properties),
    userProperties: named(source.userProperties, row.userProperties),
  }));
}

function textList(properties: StagedProperty[]): string {
  return properties.length === 0 ? "CAST([] AS VARCHAR[])" : `[${properties.map(({ text }) => `CAST(${text} AS VARCHAR)`).join(", ")}]`;
}

function named(properties: StagedProperty[], values: unknown): Record<string, string> {
  const list = values as (string | null)[];
  const entries = properties.map(({ name }, index): [string, string | null] => [name, list[index] ?? null]);
  const result: Record<string, string> = Object.create(null);
  for (const [name, value] of entries) if (value !== null && value !== "" && result[name] === undefined) result[name] = value;
  return { ...result };
}
