import { identifier, textLiteral } from "../../sql/duckdb/quote.ts";
import type { StagedProperty } from "../staged-source.ts";
import type { ColumnType, TableColumn } from "./column-type.ts";
import { discoverKeys } from "./discover-keys.ts";
import type { JsonMembers } from "./json-members.ts";
import { pointer } from "./json-text.ts";
import { limits } from "./limits.ts";
import { isDatePartition } from "./partitions.ts";
import type { RowReader } from "./row-reader.ts";
import { columnOf, rowsOf } from "./source-table.ts";
import { canBeLong, cutText, isLong, valueText } from "./value-text.ts";

/** Properties, and for those read from plain columns how many values of a row were cut. */
export type Values = { properties: StagedProperty[]; cuts: string[] };

export const noValues: Values = { properties: [], cuts: [] };

/** Several sets of properties as one. */
export function joinValues(...sets: Values[]): Values {
  return { properties: sets.flatMap(({ properties }) => properties), cuts: sets.flatMap(({ cuts }) => cuts) };
}

/** Key under which the names beyond the limit are kept together, as JSON. */
export const overflowName = "…";

/** The properties in a column that holds an object in whatever form: JSON, STRUCT, MAP; nested objects one level deep. */
export async function objectValues(reader: RowReader, name: string, without: readonly string[] = []): Promise<Values> {
  const column = columnOf(reader.table, name);
  if (column === null) return noValues;
  if (column.type.kind === "struct" || column.type.kind === "map") {
    const values = await nestedValues(reader, { sql: identifier(column.name), type: column.type, prefix: "" });
    return { ...values, properties: values.properties.filter((property) => !without.includes(property.name)) };
  }
  const within = await withinLine(reader, column.name);
  const members = within ?? reader.json(column.name);
  if (members === null) return noValues;
  return {
    properties: await jsonProperties(reader, { members, path: within === null ? [] : [column.name], prefix: "", without }),
    cuts: [],
  };
}

/** The row's own members, when the object lies in the row as such and not as JSON text within JSON. */
async function withinLine(reader: RowReader, name: string): Promise<JsonMembers | null> {
  const line = reader.line();
  if (line === null) return null;
  const [found] = await rowsOf<{ any: boolean | null }>(
    reader.desk,
    `SELECT bool_or(json_type("line", ${pointer([name])}) = 'VARCHAR') AS "any" FROM ${reader.table.from}`,
  );
  return found?.any === true ? null : line;
}

/** The properties that the given columns hold, each under its own name; object columns are flattened with a dot. */
export async function columnValues(reader: RowReader, names: readonly string[]): Promise<Values> {
  const all: Values = { properties: [], cuts: [] };
  for (const name of names) {
    const column = columnOf(reader.table, name);
    const own = column === null || isPartition(reader, column) ? { properties: [], cuts: [] } : await valuesOf(reader, column);
    all.properties.push(...own.properties);
    all.cuts.push(...own.cuts);
  }
  return all;
}

/** Folders that say when rows were stored are no properties. */
function isPartition(reader: RowReader, { name }: TableColumn): boolean {
  return (
    isDatePartition(name) && reader.table.found.path.split("/").some((folder) => folder.toLowerCase().startsWith(`${name.toLowerCase()}=`))
  );
}

async function valuesOf(reader: RowReader, column: TableColumn): Promise<Values> {
  if (reader.table.kind === "documents") {
    const text = reader.text(column.name) as string;
    const objects = await objectsAmong(reader, column.name);
    if (!objects.any) return { properties: [{ name: column.name, text }], cuts: [] };
    const members = reader.line() as JsonMembers;
    const nested = await jsonProperties(reader, { members, path: [column.name], prefix: `${column.name}.`, without: [], flat: true });
    return { properties: [...(objects.others ? [scalarOnly(column.name, text)] : []), ...nested], cuts: [] };
  }
  return nestedValues(reader, { sql: identifier(column.name), type: column.type, prefix: `${column.name}.`, name: column.name });
}

async function objectsAmong(reader: RowReader, key: string): Promise<{ any: boolean; others: boolean }> {
  const type = `json_type("line", ${pointer([key])})`;
  const [found] = await rowsOf<{ any: boolean | null; others: boolean | null }>(
    reader.desk,
    `SELECT bool_or(${type} = 'OBJECT') AS "any", bool_or(${type} NOT IN ('OBJECT', 'NULL')) AS "others" FROM ${reader.table.from}`,
  );
  return { any: found?.any === true, others: found?.others === true };
}

/** The text of a member that is an object in other rows. */
function scalarOnly(name: string, text: string): StagedProperty {
  return { name, text: `CASE WHEN NOT starts_with(${text}, '{') THEN ${text} END` };
}

type JsonObject = { members: JsonMembers; path: readonly string[]; prefix: string; without: readonly string[]; flat?: boolean };

async function jsonProperties(reader: RowReader, object: JsonObject): Promise<StagedProperty[]> {
  const { members, path, prefix, without, flat } = object;
  const document = path.length === 0 ? members.whole : `json_extract(${members.whole}, ${pointer(path)})`;
  const keys = await discoverKeys(reader.desk, { from: reader.from(), document: `(${document})` });
  const properties: StagedProperty[] = [];
  for (const key of keys.names) {
    if (without.includes(key)) continue;
    const text = members.text([...path, key]);
    if (flat || !keys.objects.has(key)) properties.push({ name: `${prefix}${key}`, text });
    else {
      properties.push(scalarOnly(`${prefix}${key}`, text));
      properties.push(
        ...(await jsonProperties(reader, { ...object, path: [...path, key], prefix: `${prefix}${key}.`, without: [], flat: true })),
      );
    }
  }
  if (keys.overflow > 0)
    properties.push({ name: `${prefix}${overflowName}`, text: reader.compute("last", () => restOf(document, keys.names)) });
  return properties;
}

/** A merge patch of nulls takes the known names away. */
function restOf(document: string, names: readonly string[]): string {
  const patch = JSON.stringify(Object.fromEntries(names.map((name) => [name, null])));
  return `list_transform([CAST(json_merge_patch(${document}, ${textLiteral(patch)}) AS VARCHAR)], lambda rest: nullif(${cutText("rest")}, '{}'))[1]`;
}

type Nested = { sql: string; type: ColumnType; prefix: string; name?: string };

async function nestedValues(reader: RowReader, { sql, type, prefix, name }: Nested): Promise<Values> {
  if (type.kind === "struct") {
    const parts = type.fields.map((field) =>
      leaf(`${prefix}${field.name}`, `struct_extract(${sql}, ${textLiteral(field.name)})`, field.type),
    );
    const inner = name === undefined ? type.fields.filter((field) => field.type.kind === "struct") : [];
    const deeper = inner.flatMap((field) =>
      field.type.kind === "struct"
        ? field.type.fields.map((part) =>
            leaf(
              `${field.name}.${part.name}`,
              `struct_extract(struct_extract(${sql}, ${textLiteral(field.name)}), ${textLiteral(part.name)})`,
              part.type,
            ),
          )
        : [],
    );
    return merged([...parts.filter(({ property }) => !inner.some((field) => `${prefix}${field.name}` === property.name)), ...deeper]);
  }
  if (type.kind === "map") {
    const keys = await mapKeys(reader, sql);
    return merged(keys.map((key) => leaf(`${prefix}${key}`, `${sql}[${textLiteral(key)}]`, type.value)));
  }
  return merged(name === undefined ? [] : [leaf(name, sql, type)]);
}

async function mapKeys(reader: RowReader, sql: string): Promise<string[]> {
  const rows = await rowsOf<{ name: string }>(
    reader.desk,
    `SELECT "name" FROM (SELECT unnest(map_keys(${sql}))::VARCHAR AS "name" FROM ${reader.from()}) GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ${limits.propertyNames}`,
  );
  return rows.map(({ name }) => name).filter((name) => !name.includes("\0"));
}

function leaf(name: string, sql: string, type: ColumnType): { property: StagedProperty; cut: string | null } {
  const text = valueText(sql, type);
  if (!canBeLong(type)) return { property: { name, text }, cut: null };
  return { property: { name, text: cutText(text) }, cut: `CAST(coalesce(${isLong(text)}, false) AS INTEGER)` };
}

function merged(leaves: { property: StagedProperty; cut: string | null }[]): Values {
  return { properties: leaves.map(({ property }) => property), cuts: leaves.flatMap(({ cut }) => (cut === null ? [] : [cut])) };
}
