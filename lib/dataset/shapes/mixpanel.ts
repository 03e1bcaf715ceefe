import { composeSource } from "../sources/compose-source.ts";
import { joinValues, objectValues } from "../sources/object-values.ts";
import { type RowReader, rowReader } from "../sources/row-reader.ts";
import type { SourceTable } from "../sources/source-table.ts";
import type { StagedSource } from "../staged-source.ts";
import { countColumns, hasColumns, type Shape, type ShapeDesk } from "./shape.ts";
import { keyOf, otherColumns, vendorText, vendorTime } from "./vendor-row.ts";

/**
 * Mixpanel: the raw export ({event, properties}), the JSON pipeline, and the older tables with a column per property. With
 * an identity table (distinct_id, resolved_distinct_id) people are found through it. The unit of `time` is told by magnitude.
 */
export const mixpanel: Shape = {
  name: "mixpanel",
  recognise: (table) => {
    if (isIdentityTable(table)) return 0.9;
    if (isRaw(table)) return 0.9;
    if (!hasColumns(table, "distinct_id", "time")) return 0;
    const marks = countColumns(table, [
      "mp_processing_time_ms",
      "mp_event_name",
      "mp_lib",
      "mp_country_code",
      "mp_insert_id",
      "distinct_id_before_identity",
    ]);
    const pipeline = hasColumns(table, "event_name", "properties") && countColumns(table, ["insert_id", "device_id", "user_id"]) > 0;
    return marks > 0 || pipeline ? 0.85 : 0;
  },
  dependence: (table, group) => String(!isIdentityTable(table) && group.some(isIdentityTable)),
  stage: async (desk, tables, group) => {
    const identities = tables.filter(isIdentityTable);
    const staged = identities.map((table) => identitiesOf(desk, table));
    for (const table of tables)
      if (!isIdentityTable(table)) staged.push(await eventsOf(rowReader(desk, table), group.some(isIdentityTable)));
    return staged;
  },
};

function isIdentityTable(table: SourceTable): boolean {
  return hasColumns(table, "distinct_id", "resolved_distinct_id");
}

function isRaw(table: SourceTable): boolean {
  if (table.kind !== "documents" || !hasColumns(table, "event", "properties") || hasColumns(table, "time")) return false;
  return table.sample.some(
    ({ properties }) => typeof properties === "object" && properties !== null && "distinct_id" in properties && "time" in properties,
  );
}

type Names = { event: string[]; time: string; distinct: string; insert: string[]; device: string[]; user: string[] };

const raw: Names = {
  event: ["event"],
  time: "properties.time",
  distinct: "properties.distinct_id",
  insert: ["properties.$insert_id"],
  device: ["properties.$device_id"],
  user: ["properties.$user_id"],
};

const table: Names = {
  event: ["mp_event_name", "event_name", "name", "event"],
  time: "time",
  distinct: "distinct_id",
  insert: ["insert_id", "mp_insert_id", "$insert_id"],
  device: ["device_id", "mp_device_id", "$device_id"],
  user: ["user_id", "mp_user_id", "$user_id"],
};

async function eventsOf(reader: RowReader, withIdentities: boolean): Promise<StagedSource> {
  const names = isRaw(reader.table) ? raw : table;
  const time = vendorTime(reader, names.time);
  const distinct = reader.text(names.distinct);
  const event = vendorText(reader, ...names.event);
  const insert = vendorText(reader, ...names.insert);
  const ids = withIdentities ? { userId: null, anonymousId: distinct } : idsOf(reader, names);
  const without = ["time", "distinct_id", "$insert_id", "$device_id", "$user_id", "mp_processing_time_ms"];
  const used = ["event", ...names.event, names.time, names.distinct, ...names.insert, ...names.device, ...names.user];
  return composeSource(reader, {
    shape: "mixpanel",
    role: "events",
    event,
    time,
    ...ids,
    insertId: keyOf([event, insert], [distinct, reader.text(names.time)]),
    properties: joinValues(
      await objectValues(reader, "properties", names === raw ? without : []),
      await otherColumns(reader, ...used, "properties", "mp_processing_time_ms", "_file", "_line", "_fivetran_id", "_fivetran_synced"),
    ),
  });
}

/** `$device:…` and an id equal to the device's are anonymous; any other distinct id names a user. */
function idsOf(reader: RowReader, names: Names): { userId: string | null; anonymousId: string | null } {
  const distinct = reader.text(names.distinct) ?? "NULL";
  const device = vendorText(reader, ...names.device) ?? "NULL";
  const user = vendorText(reader, ...names.user) ?? "NULL";
  const anonymous = `(starts_with(${distinct}, '$device:') OR ${distinct} IS NOT DISTINCT FROM ${device})`;
  return {
    userId: `coalesce(nullif(${user}, ''), CASE WHEN NOT ${anonymous} THEN ${distinct} END)`,
    anonymousId: `coalesce(nullif(${device}, ''), CASE WHEN starts_with(${distinct}, '$device:') THEN substr(${distinct}, 9) END)`,
  };
}

function identitiesOf(desk: ShapeDesk, source: SourceTable): StagedSource {
  const reader = rowReader(desk, source);
  return composeSource(reader, {
    shape: "mixpanel",
    role: "identities",
    anonymousId: reader.text("distinct_id"),
    userId: reader.text("resolved_distinct_id"),
  });
}
