import { identifier, textLiteral } from "../../sql/duckdb/quote.ts";
import type { ColumnType } from "../sources/column-type.ts";
import { composeSource } from "../sources/compose-source.ts";
import { limits } from "../sources/limits.ts";
import { joinValues, noValues, type Values } from "../sources/object-values.ts";
import { type RowReader, rowReader } from "../sources/row-reader.ts";
import { columnOf, rowsOf, type SourceTable } from "../sources/source-table.ts";
import { cutText, isLong, valueText } from "../sources/value-text.ts";
import { hasColumns, type Shape } from "./shape.ts";
import { keyOf, otherColumns, sortable, vendorText, vendorTime } from "./vendor-row.ts";

/**
 * The BigQuery export of Google Analytics 4, as Parquet or JSON. Times count microseconds; parameters come as lists of key
 * and typed value; a session is `ga_session_id` within a `user_pseudo_id`; an intraday table gives way to its day's table.
 */
export const ga4: Shape = {
  name: "ga4",
  recognise: (table) => (hasColumns(table, "event_name", "event_timestamp", "event_params") ? 0.95 : 0),
  dependence: (table, group) => {
    const day = intradayOf(table);
    return String(day !== undefined && group.some((other) => dayOf(other) === day));
  },
  stage: async (desk, tables, group) => {
    const days = new Set(group.map(dayOf));
    const staged = [];
    for (const table of tables) {
      const intraday = intradayOf(table);
      if (intraday !== undefined && days.has(intraday))
        desk.problem({ path: table.found.path, reason: `left out: the table of the day ${intraday} replaces it` });
      else staged.push(await eventsOf(rowReader(desk, table)));
    }
    return staged;
  },
};

function intradayOf({ found }: SourceTable): string | undefined {
  return /intraday_(\d{8})/.exec(found.path)?.[1];
}

function dayOf({ found }: SourceTable): string | undefined {
  return /intraday/.test(found.path) ? undefined : /events_(\d{8})/.exec(found.path)?.[1];
}

const service = [
  "event_name",
  "event_timestamp",
  "event_date",
  "user_id",
  "user_pseudo_id",
  "event_params",
  "user_properties",
  "event_server_timestamp_offset",
];
const bookkeeping = ["event_previous_timestamp", "event_bundle_sequence_id", "batch_event_index", "batch_ordering_id", "batch_page_id"];

async function eventsOf(reader: RowReader) {
  const params = pairList(reader, "event_params");
  const session = params?.value("ga_session_id") ?? null;
  const pseudo = vendorText(reader, "user_pseudo_id");
  const time = vendorTime(reader, "event_timestamp");
  const batch = [
    reader.text("event_bundle_sequence_id"),
    reader.text("batch_page_id"),
    reader.text("batch_ordering_id"),
    reader.text("batch_event_index"),
  ];
  return composeSource(reader, {
    shape: "ga4",
    role: "events",
    event: reader.text("event_name"),
    time: time && { value: time.value, reading: { timezone: "UTC", unit: "us" } },
    userId: vendorText(reader, "user_id"),
    anonymousId: pseudo,
    session: (session && keyOf([pseudo, session])?.replace("chr(31)", "'.'")) || null,
    insertId: keyOf([pseudo, reader.text("event_timestamp"), reader.text("event_name")], batch),
    tieKey: sortable(...batch.slice(1), batch[0] ?? null),
    properties: joinValues(await pairValues(reader, params), await otherColumns(reader, ...service, ...bookkeeping)),
    userProperties: await pairValues(reader, pairList(reader, "user_properties")),
  });
}

/** A list of {key, value: {string_value, int_value, …}}: its keys and the one value that is set, as two lists. */
type PairList = { keys: string; value: (key: string) => string };

function pairList(reader: RowReader, name: string): PairList | null {
  const column = columnOf(reader.table, name);
  if (column === null) return null;
  const { list, value } = reader.line() ? jsonPairs(column.name) : typedPairs(identifier(column.name), column.type);
  if (list === null) return null;
  const key = reader.line() ? `json_extract_string(pair, '/key')` : "pair.key";
  const keys = reader.compute("members", () => `list_transform(${list}, lambda pair: ${key})`);
  const values = reader.compute("members", () => `list_transform(${list}, lambda pair: ${value})`);
  return { keys, value: (wanted) => `${values}[list_position(${keys}, ${textLiteral(wanted)})]` };
}

const order = ["string_value", "int_value", "double_value", "float_value"];

function typedPairs(sql: string, type: ColumnType): { list: string | null; value: string } {
  const element = type.kind === "list" ? type.element : null;
  const value = element?.kind === "struct" ? element.fields.find((field) => field.name === "value")?.type : null;
  if (value?.kind !== "struct") return { list: null, value: "" };
  const parts = order.flatMap((name) => value.fields.filter((field) => field.name === name));
  return { list: sql, value: `coalesce(${parts.map((part) => valueText(`pair.value.${part.name}`, part.type)).join(", ")})` };
}

/** A JSON export prints 64-bit integers as strings, so every member is taken as it is written. */
function jsonPairs(name: string): { list: string; value: string } {
  const path = textLiteral(`$."${name}"[*]`);
  return {
    list: `json_extract("line", ${path})`,
    value: `coalesce(${order.map((part) => `json_extract_string(pair, '/value/${part}')`).join(", ")})`,
  };
}

async function pairValues(reader: RowReader, pairs: PairList | null): Promise<Values> {
  if (pairs === null) return noValues;
  const rows = await rowsOf<{ name: string }>(
    reader.desk,
    `SELECT "name" FROM (SELECT unnest(${pairs.keys}) AS "name" FROM ${reader.from()}) WHERE "name" IS NOT NULL
      GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ${limits.propertyNames}`,
  );
  const texts = rows.map(({ name }) => ({ name, text: pairs.value(name) }));
  return {
    properties: texts.map(({ name, text }) => ({ name, text: cutText(text) })),
    cuts: texts.map(({ text }) => `CAST(coalesce(${isLong(text)}, false) AS INTEGER)`),
  };
}
