import { identifier, textLiteral } from "../../sql/duckdb/quote.ts";
import type { StagedFields, StagedSource } from "../staged-source.ts";
import { limits } from "./limits.ts";
import type { Values } from "./object-values.ts";
import type { RowReader, RowValue } from "./row-reader.ts";
import { type TimeReading, timeOf, timeRefusal } from "./time-text.ts";

/** What a shape says about one role of a table; expressions are over the reader's relation. */
export type Composition = {
  shape: string;
  role: StagedSource["role"];
  where?: string | null;
  event?: string | null;
  time?: { value: RowValue; reading: TimeReading } | null;
  userId?: string | null;
  anonymousId?: string | null;
  session?: string | null;
  insertId?: string | null;
  tieKey?: string | null;
  properties?: Values;
  userProperties?: Values;
};

/** Longest id taken, in bytes: cutting one would merge people. */
const idBytes = 1024;

/** Puts a staged source together: limits on ids, the reading of its time, and the reasons to refuse a row. */
export function composeSource(reader: RowReader, parts: Composition): StagedSource {
  const { found, sourceRow } = reader.table;
  const time = parts.time ? timeExpression(reader, parts.time) : null;
  const fields: StagedFields = {
    event: parts.event ?? null,
    time,
    userId: parts.userId ?? null,
    anonymousId: parts.anonymousId ?? null,
    session: parts.session ?? null,
    insertId: parts.insertId ?? null,
    tieKey: parts.tieKey ?? null,
    sourceRow,
  };
  const reject = rejection(reader, { parts, fields });
  const cuts = [...reader.cuts(), ...(parts.properties?.cuts ?? []), ...(parts.userProperties?.cuts ?? [])];
  return {
    path: found.path,
    absolutePath: found.absolutePath,
    shape: parts.shape,
    from: reader.from(),
    role: parts.role,
    where: parts.where ?? null,
    fields,
    properties: parts.properties?.properties ?? [],
    userProperties: parts.userProperties?.properties ?? [],
    reject,
    raw: `CASE WHEN (${reject}) IS NOT NULL THEN ${rawText(reader)} END`,
    cutValues: cuts.length === 0 ? null : cuts.map((cut) => `coalesce(${cut}, 0)`).join(" + "),
  };
}

function timeExpression(reader: RowReader, { value, reading }: NonNullable<Composition["time"]>): string {
  const sql = timeOf(value.sql, value.type, reading);
  return value.type.kind === "timestamp" && reading.timezone === "UTC" ? sql : reader.compute("time", () => sql);
}

function rejection(reader: RowReader, { parts, fields }: { parts: Composition; fields: StagedFields }): string {
  const { event, time, userId, anonymousId, session } = fields;
  const reasons = [...reader.refusals()];
  if (parts.role === "events") {
    reasons.push(`CASE WHEN ${event ?? "NULL"} IS NULL OR ${event ?? "NULL"} = '' THEN 'no event name' END`);
    if (time === null) reasons.push(`'no time'`);
  }
  if (time !== null && parts.time) {
    const refusal = timeRefusal(time, parts.time.value.sql);
    reasons.push(
      parts.role === "events"
        ? refusal
        : `CASE WHEN ${time} IS NOT NULL OR CAST(${parts.time.value.sql} AS VARCHAR) <> '' THEN ${refusal} END`,
    );
  }
  for (const [name, id] of [
    ["event name", event],
    ["user id", userId],
    ["anonymous id", anonymousId],
    ["session id", session],
  ] as const) {
    if (id !== null) reasons.push(`CASE WHEN strlen(${id}) > ${idBytes} THEN '${name} longer than 1 KB' END`);
  }
  return reasons.length === 0 ? "NULL::VARCHAR" : `coalesce(${reasons.join(", ")}, NULL::VARCHAR)`;
}

function rawText({ table }: RowReader): string {
  const whole =
    table.kind === "documents"
      ? `"line"`
      : `CAST({${table.columns.map(({ name }) => `${textLiteral(name)}: ${identifier(name)}`).join(", ")}} AS VARCHAR)`;
  return `left(${table.rawText === null ? whole : `coalesce(${table.rawText}, ${whole})`}, ${limits.rawCharacters})`;
}
