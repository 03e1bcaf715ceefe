import { identifier } from "../../sql/duckdb/quote.ts";
import { composeSource } from "../sources/compose-source.ts";
import { joinValues, objectValues } from "../sources/object-values.ts";
import { rowReader } from "../sources/row-reader.ts";
import { columnOf, type SourceTable } from "../sources/source-table.ts";
import type { StagedSource } from "../staged-source.ts";
import { countColumns, hasColumns, type Shape, type ShapeDesk } from "./shape.ts";
import { otherColumns, vendorText, vendorTime } from "./vendor-row.ts";

/**
 * PostHog's batch export. `person_id` on an event is what it was at ingestion and is never rewritten: with a persons export
 * people are found through it (distinct id → person); without one, `$identify` and `$create_alias` link the distinct ids.
 */
export const posthog: Shape = {
  name: "posthog",
  recognise: (table) => {
    if (isPersons(table)) return 0.9;
    const marks = countColumns(table, [
      "uuid",
      "person_id",
      "person_properties",
      "elements_chain",
      "team_id",
      "_inserted_at",
      "created_at",
    ]);
    return hasColumns(table, "event", "distinct_id", "properties", "timestamp") && marks > 0 ? 0.9 : 0;
  },
  dependence: (table, group) => String(!isPersons(table) && group.some(isPersons)),
  stage: async (desk, tables, group) => {
    const persons = tables.filter(isPersons);
    const withPersons = group.some(isPersons);
    const staged: StagedSource[] = [];
    for (const table of persons) staged.push(...(await personsOf(desk, table)));
    for (const table of tables.filter((each) => !isPersons(each))) staged.push(...(await eventsOf(desk, table, withPersons)));
    return staged;
  },
};

function isPersons(table: SourceTable): boolean {
  return hasColumns(table, "distinct_id", "person_id") && !hasColumns(table, "event");
}

async function eventsOf(desk: ShapeDesk, table: SourceTable, withPersons: boolean): Promise<StagedSource[]> {
  const reader = rowReader(desk, table);
  const common = { shape: "posthog", time: vendorTime(reader, "timestamp") };
  const used = [
    "uuid",
    "event",
    "distinct_id",
    "properties",
    "person_properties",
    "timestamp",
    "created_at",
    "_inserted_at",
    "ingested_timestamp",
  ];
  const events = composeSource(reader, {
    ...common,
    role: "events",
    event: reader.text("event"),
    anonymousId: reader.text("distinct_id"),
    session: reader.text("properties.$session_id"),
    insertId: vendorText(reader, "uuid"),
    properties: joinValues(
      await objectValues(reader, "properties", ["$set", "$set_once", "$session_id"]),
      await otherColumns(reader, ...used, "elements_chain", "team_id", "person_version", "set", "set_once"),
    ),
    userProperties: await objectValues(reader, "person_properties"),
  });
  if (withPersons) return [events];
  return [
    events,
    link(desk, table, { event: "$identify", property: "$anon_distinct_id" }),
    link(desk, table, { event: "$create_alias", property: "alias" }),
  ];
}

function link(desk: ShapeDesk, table: SourceTable, { event, property }: { event: string; property: string }): StagedSource {
  const reader = rowReader(desk, table);
  const other = reader.text(`properties.${property}`);
  return composeSource(reader, {
    shape: "posthog",
    role: "identities",
    where: `${reader.text("event")} = '${event}' AND ${other} <> ''`,
    event: event === "$identify" ? "'identify'" : "'alias'",
    time: vendorTime(reader, "timestamp"),
    anonymousId: other,
    userId: reader.text("distinct_id"),
  });
}

/** Of a distinct id's versions the newest counts; deleted ones are left out. */
async function personsOf(desk: ShapeDesk, table: SourceTable): Promise<StagedSource[]> {
  const version = ["person_distinct_id_version", "version", "versions", "person_version"]
    .map((name) => columnOf(table, name))
    .find(Boolean);
  const newest = version
    ? `(SELECT * FROM ${table.from} QUALIFY row_number() OVER (PARTITION BY ${identifier("distinct_id")} ORDER BY TRY_CAST(${identifier(version.name)} AS BIGINT) DESC NULLS LAST, ${table.sourceRow} DESC) = 1)`
    : table.from;
  const current = { ...table, from: table.kind === "columns" ? newest : table.from };
  const identities = rowReader(desk, current);
  const properties = rowReader(desk, current);
  const kept = (reader: typeof identities): string | null => {
    const deleted = reader.text("is_deleted");
    return deleted === null ? null : `coalesce(${deleted}, 'false') NOT IN ('true', '1')`;
  };
  const staged = [
    composeSource(identities, {
      shape: "posthog",
      role: "identities",
      where: kept(identities),
      anonymousId: identities.text("distinct_id"),
      userId: identities.text("person_id"),
    }),
  ];
  const values = await objectValues(properties, hasColumns(table, "person_properties") ? "person_properties" : "properties");
  if (values.properties.length > 0) {
    const id = properties.text("person_id");
    staged.push(
      composeSource(properties, { shape: "posthog", role: "user_properties", where: kept(properties), userId: id, userProperties: values }),
    );
  }
  return staged;
}
