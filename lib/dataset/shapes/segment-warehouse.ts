import { identifier, textLiteral } from "../../sql/duckdb/quote.ts";
import { composeSource } from "../sources/compose-source.ts";
import { rowReader } from "../sources/row-reader.ts";
import type { SourceTable } from "../sources/source-table.ts";
import type { StagedSource } from "../staged-source.ts";
import { eventOfFile } from "./guess-mapping.ts";
import { countColumns, hasColumns, type ShapeDesk } from "./shape.ts";
import { otherColumns, tableName, vendorText, vendorTime } from "./vendor-row.ts";

const families = ["tracks", "identifies", "users", "pages", "screens", "groups", "aliases"] as const;
type Family = (typeof families)[number] | "event";

const service = [
  "id",
  "anonymous_id",
  "user_id",
  "received_at",
  "sent_at",
  "timestamp",
  "original_timestamp",
  "uuid",
  "uuid_ts",
  "loaded_at",
  "event",
  "event_text",
];
const partitionColumns = ["segment_type", "metadata_segment_type"];

/** Whether a table is one of the family that a warehouse connection writes. */
export function isWarehouseTable(table: SourceTable): boolean {
  if (tableName(table, ["users"]) !== null && hasColumns(table, "id", "received_at")) return true;
  return (
    hasColumns(table, "id", "received_at") &&
    countColumns(table, ["anonymous_id", "user_id"]) > 0 &&
    countColumns(table, ["timestamp", "original_timestamp", "sent_at"]) > 0
  );
}

/** Columns that only RudderStack writes. */
export function hasRudderMarks(table: SourceTable): boolean {
  return (
    countColumns(table, [
      "context_passed_ip",
      "context_request_ip",
      "context_sessionid",
      "context_session_id",
      "context_destination_id",
      "context_source_id",
      "rudder_id",
      "channel",
    ]) > 0
  );
}

/**
 * What the other tables decide for one: whether the family is RudderStack's (told by marks anywhere in the folder), and for
 * `tracks` the content of the per-event tables. Empty where neither matters.
 */
export function warehouseDependence(table: SourceTable, group: readonly SourceTable[], all: readonly SourceTable[]): string {
  if (!isWarehouseTable(table)) return "";
  const rudder = all.some((other) => isWarehouseTable(other) && hasRudderMarks(other)) ? "r" : "";
  if (familyOf(table) !== "tracks") return rudder;
  const joined = group.filter((other) => isWarehouseTable(other) && familyOf(other) === "event");
  return [rudder, ...joined.map(({ found }) => found.sha256.slice(0, 16))].join(" ").trim();
}

/** Stages a family of tables: events with their properties from the per-event tables, and from `tracks` only what those lack. */
export async function stageWarehouse(desk: ShapeDesk, tables: readonly SourceTable[], shape: string): Promise<StagedSource[]> {
  const staged: StagedSource[] = [];
  const perEvent = tables.filter((table) => familyOf(table) === "event");
  for (const table of tables) {
    const family = familyOf(table);
    if (family === "identifies" || family === "users" || family === "groups")
      staged.push(...(await traitsOf(desk, table, { shape, family })));
    else if (family === "aliases") staged.push(aliasOf(desk, table, shape));
    else staged.push(await eventsOf(desk, table, { shape, family, elsewhere: family === "tracks" ? perEvent : [] }));
  }
  return staged;
}

function familyOf(table: SourceTable): Family {
  return (tableName(table, families) as Family | null) ?? "event";
}

type EventTable = { shape: string; family: Family; elsewhere: readonly SourceTable[] };

async function eventsOf(desk: ShapeDesk, table: SourceTable, { shape, family, elsewhere }: EventTable): Promise<StagedSource> {
  const reader = rowReader(desk, withoutRowsOf(table, elsewhere));
  const named = vendorText(reader, "event_text", "event", "segment_type");
  const call = family === "pages" ? "'page'" : family === "screens" ? "'screen'" : null;
  return composeSource(reader, {
    shape,
    role: "events",
    where: elsewhere.length === 0 ? null : `TRUE /* ${elsewhere.map(({ found }) => found.sha256.slice(0, 16)).join(" ")} */`,
    event: call ?? named ?? textLiteral(eventOfFile(table)),
    time: vendorTime(reader, "timestamp", "original_timestamp", "sent_at", "received_at"),
    userId: vendorText(reader, "user_id"),
    anonymousId: vendorText(reader, "anonymous_id"),
    session: vendorText(reader, "context_session_id", "context_sessionid"),
    insertId: vendorText(reader, "id"),
    properties: await otherColumns(reader, ...service, ...partitionColumns),
  });
}

/**
 * `tracks` has no properties of its own: rows that a per-event table has too are read there. The hashes of those tables stand
 * in `where`, so that a table that changed makes `tracks` a changed source too; paths stay out of it.
 */
function withoutRowsOf(table: SourceTable, others: readonly SourceTable[]): SourceTable {
  if (others.length === 0) return table;
  const ids = others.map((other) => `SELECT ${idOf(other)} AS "id" FROM ${other.from}`).join(" UNION ALL ");
  const id = idOf(table);
  return {
    ...table,
    from: `(SELECT * FROM ${table.from} WHERE ${id} IS NULL OR ${id} NOT IN (SELECT "id" FROM (${ids}) WHERE "id" IS NOT NULL))`,
  };
}

function idOf(table: SourceTable): string {
  if (table.kind === "documents") return `json_extract_string("line", '/id')`;
  return `CAST(${identifier(table.columns.find(({ name }) => name.toLowerCase() === "id")?.name ?? "id")} AS VARCHAR)`;
}

async function traitsOf(
  desk: ShapeDesk,
  table: SourceTable,
  { shape, family }: { shape: string; family: Family },
): Promise<StagedSource[]> {
  const reader = rowReader(desk, table);
  const users = family === "users";
  const traits = composeSource(reader, {
    shape,
    role: "user_properties",
    time: users ? null : vendorTime(reader, "timestamp", "original_timestamp", "sent_at", "received_at"),
    userId: users ? vendorText(reader, "id") : vendorText(reader, "user_id"),
    anonymousId: users ? null : vendorText(reader, "anonymous_id"),
    userProperties: await otherColumns(reader, ...service, ...partitionColumns),
  });
  if (family !== "identifies") return [traits];
  const links = rowReader(desk, table);
  const [anonymousId, userId] = [vendorText(links, "anonymous_id"), vendorText(links, "user_id")];
  if (anonymousId === null || userId === null) return [traits];
  const where = `${anonymousId} <> '' AND ${userId} <> ''`;
  const time = vendorTime(links, "timestamp", "original_timestamp", "sent_at", "received_at");
  return [traits, composeSource(links, { shape, role: "identities", where, event: "'identify'", time, anonymousId, userId })];
}

function aliasOf(desk: ShapeDesk, table: SourceTable, shape: string): StagedSource {
  const reader = rowReader(desk, table);
  return composeSource(reader, {
    shape,
    role: "identities",
    event: "'alias'",
    time: vendorTime(reader, "timestamp", "original_timestamp", "sent_at", "received_at"),
    anonymousId: vendorText(reader, "previous_id"),
    userId: vendorText(reader, "user_id"),
  });
}
