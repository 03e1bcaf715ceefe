import { composeSource } from "../sources/compose-source.ts";
import { joinValues, objectValues } from "../sources/object-values.ts";
import { type RowReader, rowReader } from "../sources/row-reader.ts";
import type { SourceTable } from "../sources/source-table.ts";
import type { StagedSource } from "../staged-source.ts";
import { countColumns, hasColumns, type ShapeDesk } from "./shape.ts";
import { otherColumns, vendorText, vendorTime } from "./vendor-row.ts";

const service = ["type", "event", "name", "userId", "anonymousId", "messageId", "properties", "traits", "previousId", "groupId"];
const times = [
  "timestamp",
  "originalTimestamp",
  "sentAt",
  "receivedAt",
  "request_ip",
  "integrations",
  "writeKey",
  "projectId",
  "version",
  "_metadata",
  "metadata",
];

/** Whether a table is the raw stream of calls: track, identify, page, screen, group and alias mixed in one file. */
export function isCallStream(table: SourceTable): boolean {
  return hasColumns(table, "type", "messageId") && countColumns(table, ["timestamp", "originalTimestamp", "sentAt", "receivedAt"]) > 0;
}

/** Stages one file of calls in all its roles; page and screen calls are events of those names. */
export async function stageCalls(desk: ShapeDesk, table: SourceTable, shape: string): Promise<StagedSource[]> {
  return [
    await eventsOf(rowReader(desk, table), shape),
    ...identitiesOf(desk, table, shape),
    await traitsOf(rowReader(desk, table), shape),
  ];
}

async function eventsOf(reader: RowReader, shape: string): Promise<StagedSource> {
  const type = reader.text("type");
  const own = await objectValues(reader, "properties");
  const name = reader.text("name");
  const properties =
    name === null || own.properties.some((property) => property.name === "name")
      ? own
      : joinValues(own, { properties: [{ name: "name", text: name }], cuts: [] });
  return composeSource(reader, {
    shape,
    role: "events",
    where: `coalesce(${type}, '') NOT IN ('identify', 'alias', 'group')`,
    event: `CASE ${type} WHEN 'track' THEN ${reader.text("event") ?? "NULL"} WHEN 'page' THEN 'page' WHEN 'screen' THEN 'screen' END`,
    time: vendorTime(reader, "timestamp", "originalTimestamp", "sentAt", "receivedAt"),
    userId: vendorText(reader, "userId"),
    anonymousId: vendorText(reader, "anonymousId"),
    session: vendorText(reader, "context.sessionId"),
    insertId: vendorText(reader, "messageId"),
    properties: joinValues(properties, await otherColumns(reader, ...service, ...times)),
  });
}

function identitiesOf(desk: ShapeDesk, table: SourceTable, shape: string): StagedSource[] {
  const identify = rowReader(desk, table);
  const alias = rowReader(desk, table);
  const [anonymousId, userId] = [vendorText(identify, "anonymousId"), vendorText(identify, "userId")];
  const staged: StagedSource[] = [];
  const time = (reader: RowReader) => vendorTime(reader, "timestamp", "originalTimestamp", "sentAt", "receivedAt");
  if (anonymousId !== null && userId !== null) {
    const where = `${identify.text("type")} IN ('identify', 'group') AND ${anonymousId} <> '' AND ${userId} <> ''`;
    staged.push(
      composeSource(identify, { shape, role: "identities", where, event: "'identify'", time: time(identify), anonymousId, userId }),
    );
  }
  const previous = vendorText(alias, "previousId");
  if (previous !== null) {
    const where = `${alias.text("type")} = 'alias'`;
    const to = vendorText(alias, "userId");
    staged.push(
      composeSource(alias, { shape, role: "identities", where, event: "'alias'", time: time(alias), anonymousId: previous, userId: to }),
    );
  }
  return staged;
}

async function traitsOf(reader: RowReader, shape: string): Promise<StagedSource> {
  return composeSource(reader, {
    shape,
    role: "user_properties",
    where: `${reader.text("type")} = 'identify'`,
    time: vendorTime(reader, "timestamp", "originalTimestamp", "sentAt", "receivedAt"),
    userId: vendorText(reader, "userId"),
    anonymousId: vendorText(reader, "anonymousId"),
    userProperties: await objectValues(reader, "traits"),
  });
}
