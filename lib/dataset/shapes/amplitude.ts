import { identifier } from "../../sql/duckdb/quote.ts";
import { composeSource } from "../sources/compose-source.ts";
import { joinValues, objectValues } from "../sources/object-values.ts";
import { type RowReader, rowReader } from "../sources/row-reader.ts";
import type { SourceTable } from "../sources/source-table.ts";
import type { StagedSource } from "../staged-source.ts";
import { countColumns, hasColumns, type Shape, type ShapeDesk } from "./shape.ts";
import { otherColumns, sortable, vendorText, vendorTime } from "./vendor-row.ts";

const upload = [
  "client_event_time",
  "client_upload_time",
  "server_received_time",
  "server_upload_time",
  "processed_time",
  "_fivetran_synced",
];
const service = [
  "uuid",
  "$insert_id",
  "_insert_id",
  "insert_id",
  "event_type",
  "event_time",
  "event_id",
  "user_id",
  "amplitude_id",
  "session_id",
];
const objects = ["event_properties", "user_properties"];

/**
 * Amplitude: the export's JSON (unpacked from its archives) or a warehouse table. An event belongs to its user id, else to
 * its amplitude id, which merge files may rename; `event_time` is the corrected time, file names tell the upload hour only.
 */
export const amplitude: Shape = {
  name: "amplitude",
  recognise: (table) => {
    if (isMerges(table)) return 0.9;
    const marks = countColumns(table, ["amplitude_id", "server_upload_time", "$insert_id", "_insert_id", "client_event_time"]);
    return hasColumns(table, "event_type", "event_time") && marks > 1 ? 0.9 : 0;
  },
  dependence: (table, group) => String(!isMerges(table) && group.some(isMerges)),
  stage: async (desk, tables, group) => {
    const merges = tables.filter(isMerges);
    const staged = merges.map((table) => mergesOf(desk, table));
    for (const table of tables) if (!isMerges(table)) staged.push(...(await eventsOf(desk, table, group.some(isMerges))));
    return staged;
  },
};

function isMerges(table: SourceTable): boolean {
  return hasColumns(table, "amplitude_id", "merged_amplitude_id");
}

async function eventsOf(desk: ShapeDesk, table: SourceTable, withMerges: boolean): Promise<StagedSource[]> {
  const reader = rowReader(desk, table);
  const session = reader.text("session_id");
  const events = composeSource(reader, {
    shape: "amplitude",
    role: "events",
    event: reader.text("event_type"),
    time: vendorTime(reader, "event_time", "client_event_time"),
    userId: vendorText(reader, "user_id"),
    anonymousId: vendorText(reader, "amplitude_id", "device_id"),
    session: session && `CASE WHEN ${session} NOT IN ('-1', '-1.0', '') THEN ${session} END`,
    insertId: insertIdOf(reader),
    tieKey: sortable(reader.text("event_id")),
    properties: joinValues(await objectValues(reader, "event_properties"), await otherColumns(reader, ...service, ...upload, ...objects)),
    userProperties: await objectValues(reader, "user_properties"),
  });
  return withMerges && hasColumns(table, "amplitude_id", "user_id") ? [events, namesOf(desk, table)] : [events];
}

/** `$insert_id` counts per device; rows without one have a UUID. */
function insertIdOf(reader: RowReader): string | null {
  const insert = vendorText(reader, "$insert_id", "_insert_id", "insert_id");
  const uuid = vendorText(reader, "uuid");
  if (insert === null) return uuid;
  const device = vendorText(reader, "device_id") ?? "''";
  return `CASE WHEN ${insert} <> '' THEN coalesce(${device}, '') || chr(31) || ${insert} ELSE ${uuid ?? "NULL"} END`;
}

/** Once merges rename amplitude ids, the user id behind each must be known as a name too, so that both end at the user. */
function namesOf(desk: ShapeDesk, table: SourceTable): StagedSource {
  const unwrapped = rowReader(desk, table);
  const pair = `${unwrapped.text("amplitude_id")}, ${unwrapped.text("user_id")}`;
  const row = identifier("source row first");
  const first = `(SELECT *, row_number() OVER (PARTITION BY ${pair} ORDER BY ${table.sourceRow}) AS ${row} FROM ${unwrapped.from()})`;
  const reader = rowReader(desk, table);
  const named = composeSource(reader, {
    shape: "amplitude",
    role: "identities",
    anonymousId: reader.text("amplitude_id"),
    userId: reader.text("user_id"),
  });
  return {
    ...named,
    from: named.from.replace(table.from, () => first),
    where: `${row} = 1 AND ${named.fields.userId} <> '' AND ${named.fields.anonymousId} <> ''`,
  };
}

function mergesOf(desk: ShapeDesk, table: SourceTable): StagedSource {
  const reader = rowReader(desk, table);
  return composeSource(reader, {
    shape: "amplitude",
    role: "identities",
    time: vendorTime(reader, "merge_time", "merge_event_time"),
    anonymousId: reader.text("amplitude_id"),
    userId: reader.text("merged_amplitude_id"),
  });
}
