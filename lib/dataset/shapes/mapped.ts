import { textLiteral } from "../../sql/duckdb/quote.ts";
import { type Mapping, MappingError, type SettledMapping } from "../mapping.ts";
import { composeSource } from "../sources/compose-source.ts";
import { columnValues, joinValues, noValues, objectValues, type Values } from "../sources/object-values.ts";
import { type RowReader, rowReader } from "../sources/row-reader.ts";
import type { SourceTable } from "../sources/source-table.ts";
import type { StagedSource } from "../staged-source.ts";
import { describesUsers, eventOfFile, guessMapping } from "./guess-mapping.ts";
import { hasColumns, type Shape, type ShapeDesk } from "./shape.ts";

/** Any file with a time and an event, by a given or a guessed mapping; our own simple files are read so too. */
export const mapped: Shape = {
  name: "mapped",
  recognise: () => 0.1,
  stage: async (desk, tables) => {
    const staged: StagedSource[] = [];
    for (const table of tables) staged.push(...(await stageTable(desk, table)));
    return staged;
  },
};

async function stageTable(desk: ShapeDesk, table: SourceTable): Promise<StagedSource[]> {
  const guess = guessMapping(table);
  const given = desk.mapping !== null && describesUsers(table) && missing(table, desk.mapping) !== undefined ? null : desk.mapping;
  if (given !== null) refuseMissing(table, given);
  const mapping = settle({ ...guess, ...given });
  const event = mapping.event ?? null;
  if (given?.event === undefined && event === null && (describesUsers(table) || mapping.time === undefined))
    return usersOf(desk, table, mapping);
  if (mapping.time === undefined) {
    desk.problem({ path: table.found.path, reason: `no column with the time of an event; the columns are ${listed(table)}` });
    return [];
  }
  if (table.columns.length > 0)
    desk.settled(table.found.path, event === null ? { ...mapping, event: { constant: eventOfFile(table) } } : mapping);
  return [await eventsOf(desk, table, mapping)];
}

async function eventsOf(desk: ShapeDesk, table: SourceTable, mapping: SettledMapping): Promise<StagedSource> {
  const reader = rowReader(desk, table);
  const event = mapping.event === undefined ? { constant: eventOfFile(table) } : mapping.event;
  const time = typeof mapping.time === "object" ? mapping.time : { column: mapping.time ?? "", unit: undefined };
  const value = reader.value(time.column);
  return composeSource(reader, {
    shape: "mapped",
    role: "events",
    event: typeof event === "object" ? textLiteral(event.constant) : reader.text(event),
    time: value && { value, reading: { timezone: desk.timezone, unit: time.unit } },
    userId: textOf(reader, mapping.user),
    anonymousId: textOf(reader, mapping.anonymousId),
    session: textOf(reader, mapping.session),
    insertId: insertIdOf(reader, mapping.insertId),
    userProperties: await given(reader, mapping.userProperties),
    properties: await propertiesOf(reader, mapping),
  });
}

async function usersOf(desk: ShapeDesk, table: SourceTable, mapping: SettledMapping): Promise<StagedSource[]> {
  if (mapping.user === undefined && mapping.anonymousId === undefined) {
    desk.problem({
      path: table.found.path,
      reason: `no column with the time of an event, and none with a user; the columns are ${listed(table)}`,
    });
    return [];
  }
  const reader = rowReader(desk, table);
  const rest = table.columns.map(({ name }) => name).filter((name) => !columnsNamed({ ...mapping, time: undefined }).includes(name));
  const values = joinValues(await given(reader, mapping.properties), await columnValues(reader, rest));
  return [
    composeSource(reader, {
      shape: "mapped",
      role: "user_properties",
      userId: textOf(reader, mapping.user),
      anonymousId: textOf(reader, mapping.anonymousId),
      userProperties: values,
    }),
  ];
}

/** Given or guessed properties; a list of columns is taken as it is, an object column brings the unused columns along. */
async function propertiesOf(reader: RowReader, mapping: SettledMapping): Promise<Values> {
  if (Array.isArray(mapping.properties)) return columnValues(reader, mapping.properties);
  const rest = reader.table.columns.map(({ name }) => name).filter((name) => !columnsNamed(mapping).includes(name));
  const { properties } = mapping;
  const own = properties === undefined ? noValues : await objectValues(reader, properties, pathsWithin(mapping, properties));
  return joinValues(own, await columnValues(reader, rest));
}

async function given(reader: RowReader, columns: string | string[] | undefined): Promise<Values> {
  if (columns === undefined) return noValues;
  return Array.isArray(columns) ? columnValues(reader, columns) : objectValues(reader, columns);
}

function textOf(reader: RowReader, column: string | undefined): string | null {
  return column === undefined ? null : reader.text(column);
}

function insertIdOf(reader: RowReader, columns: string | string[] | undefined): string | null {
  if (columns === undefined) return null;
  const texts = (Array.isArray(columns) ? columns : [columns]).map((column) => reader.text(column) ?? "NULL");
  return texts.length === 1 ? (texts[0] ?? null) : texts.map((text) => `nullif(${text}, '')`).join(" || chr(31) || ");
}

function settle(mapping: Mapping): SettledMapping {
  return Object.fromEntries(Object.entries(mapping).filter(([, value]) => value !== null)) as SettledMapping;
}

/** All columns a mapping names; a path counts by its column. */
function columnsNamed(mapping: Mapping): string[] {
  const { event, time, insertId, properties, userProperties, user, anonymousId, session } = mapping;
  const one = [typeof event === "string" ? event : undefined, typeof time === "object" ? time.column : time, user, anonymousId, session];
  return [...one, insertId, properties, userProperties].flat().filter((name): name is string => typeof name === "string");
}

function pathsWithin(mapping: Mapping, column: string): string[] {
  return columnsNamed(mapping)
    .filter((name) => name.startsWith(`${column}.`))
    .map((name) => name.slice(column.length + 1));
}

function missing(table: SourceTable, mapping: Mapping): string | undefined {
  return columnsNamed(mapping).find((name) => !hasColumns(table, name) && !hasColumns(table, name.split(".", 1)[0] ?? name));
}

function refuseMissing(table: SourceTable, mapping: Mapping): void {
  const name = missing(table, mapping);
  if (name === undefined) return;
  throw new MappingError(
    `mapping.json names the column "${name}", which ${table.found.path} does not have; its columns are ${listed(table)}`,
  );
}

function listed(table: SourceTable): string {
  const names = table.columns.map(({ name }) => name);
  return names.length === 0 ? "none" : names.slice(0, 60).join(", ") + (names.length > 60 ? " …" : "");
}
