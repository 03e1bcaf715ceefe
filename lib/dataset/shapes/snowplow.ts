import { identifier, textLiteral } from "../../sql/duckdb/quote.ts";
import { composeSource } from "../sources/compose-source.ts";
import { pointer } from "../sources/json-text.ts";
import { limits } from "../sources/limits.ts";
import { joinValues, noValues, type Values } from "../sources/object-values.ts";
import { type RowReader, rowReader } from "../sources/row-reader.ts";
import { rowsOf, type SourceTable } from "../sources/source-table.ts";
import { cutText } from "../sources/value-text.ts";
import { countColumns, hasColumns, type Shape } from "./shape.ts";
import { snowplowColumns } from "./snowplow-columns.ts";
import { otherColumns, vendorText, vendorTime } from "./vendor-row.ts";

/**
 * Snowplow's enriched events: the warehouse table, or the TSV without a header. The name is `event_name` (`event` only says
 * the kind), the time `derived_tstamp`; of rows with one event id the oldest `collector_tstamp` stays.
 */
export const snowplow: Shape = {
  name: "snowplow",
  recognise: (table) => {
    if (isHeadless(table)) return 0.95;
    return hasColumns(table, "event_id", "collector_tstamp") &&
      countColumns(table, ["derived_tstamp", "event_name", "domain_userid", "app_id"]) > 1
      ? 0.95
      : 0;
  },
  stage: async (desk, tables) => {
    const staged = [];
    for (const table of tables) staged.push(await eventsOf(rowReader(desk, isHeadless(table) ? withNames(table) : table)));
    return staged;
  },
};

/** About 131 nameless columns whose seventh is a UUID and whose fourth is a time. */
function isHeadless({ columns, sample }: SourceTable): boolean {
  if (columns.length < 120 || columns.length > 140 || columns[0]?.name !== "column1") return false;
  const [row] = sample;
  return /^[0-9a-f-]{36}$/i.test(String(row?.column7)) && /^\d{4}-\d\d-\d\d /.test(String(row?.column4));
}

function withNames(table: SourceTable): SourceTable {
  const names = table.columns.map(({ name }, index) => snowplowColumns[index] ?? name);
  const renamed = table.columns.map(({ name }, index) => `${identifier(name)} AS ${identifier(names[index] ?? name)}`);
  return {
    ...table,
    columns: table.columns.map((column, index) => ({ ...column, name: names[index] ?? column.name })),
    from: `(SELECT * RENAME (${renamed.join(", ")}) FROM ${table.from})`,
  };
}

const times = [
  "collector_tstamp",
  "derived_tstamp",
  "dvce_created_tstamp",
  "dvce_sent_tstamp",
  "etl_tstamp",
  "true_tstamp",
  "load_tstamp",
  "refr_dvce_tstamp",
];
const ids = [
  "event_id",
  "event_name",
  "event_fingerprint",
  "txn_id",
  "user_id",
  "domain_userid",
  "network_userid",
  "domain_sessionid",
  "etl_tags",
];
const selfDescribing = ["contexts", "unstruct_event", "derived_contexts"];

async function eventsOf(reader: RowReader) {
  const contexts = await contextsOf(reader, "contexts");
  const session = contexts.member("client_session", "sessionId");
  const device = contexts.member("client_session", "userId");
  const collected = reader.value("collector_tstamp");
  return composeSource(reader, {
    shape: "snowplow",
    role: "events",
    event: vendorText(reader, "event_name", "event"),
    time: vendorTime(reader, "derived_tstamp", "collector_tstamp"),
    userId: vendorText(reader, "user_id"),
    anonymousId: firstOf(vendorText(reader, "domain_userid"), device, vendorText(reader, "network_userid")),
    session: firstOf(vendorText(reader, "domain_sessionid"), session),
    insertId: vendorText(reader, "event_id"),
    tieKey: collected && `CAST(${collected.sql} AS VARCHAR)`,
    properties: joinValues(
      await otherColumns(reader, ...times, ...ids, ...selfDescribing),
      await unstructValues(reader),
      contexts.values,
      (await contextsOf(reader, "derived_contexts")).values,
    ),
  });
}

function firstOf(...texts: (string | null)[]): string | null {
  const present = texts.filter((text): text is string => text !== null).map((text) => `nullif(${text}, '')`);
  return present.length === 0 ? null : `coalesce(${present.join(", ")}, NULL)`;
}

/** The members of a self-describing event's own data. */
async function unstructValues(reader: RowReader): Promise<Values> {
  const members = reader.json("unstruct_event");
  if (members === null) return noValues;
  const path = ["data", "data"];
  const keys = await rowsOf<{ name: string }>(
    reader.desk,
    `SELECT "name" FROM (SELECT unnest(json_keys(json_extract(${members.whole}, ${pointer(path)}))) AS "name" FROM ${reader.from()})
      GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ${limits.propertyNames}`,
  );
  return { properties: keys.map(({ name }) => ({ name, text: members.text([...path, name]) })), cuts: [] };
}

type Contexts = { values: Values; member: (context: string, key: string) => string | null };

/** Contexts are a list of {schema, data}: each member goes by the name in the schema and its key, `web_page.id`. */
async function contextsOf(reader: RowReader, column: string): Promise<Contexts> {
  const members = reader.json(column);
  if (members === null) return { values: noValues, member: () => null };
  const list = reader.compute("inner check", () => `json_extract(${members.whole}, '$.data[*]')`);
  const schema = (context: string) => `regexp_extract(json_extract_string(${context}, '/schema'), '^iglu:[^/]+/([^/]+)/', 1)`;
  const found = await rowsOf<{ context: string; name: string }>(
    reader.desk,
    `SELECT "context", "name" FROM (SELECT ${schema(`"one"`)} AS "context", unnest(json_keys(json_extract("one", '/data'))) AS "name"
      FROM (SELECT unnest(${list}) AS "one" FROM ${reader.from()})) WHERE "context" <> '' GROUP BY ALL ORDER BY count(*) DESC, 1, 2 LIMIT ${limits.propertyNames}`,
  );
  const text = (context: string, name: string): string =>
    `json_extract_string(list_filter(${list}, lambda one: ${schema("one")} = ${textLiteral(context)})[1], ${pointer(["data", name])})`;
  return {
    values: {
      properties: found.map(({ context, name }) => ({ name: `${context}.${name}`, text: cutText(text(context, name)) })),
      cuts: [],
    },
    member: (context, key) => (found.some((each) => each.context === context && each.name === key) ? text(context, key) : null),
  };
}
