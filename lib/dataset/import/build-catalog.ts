import type { Catalog, CatalogEvent, CatalogEventProperty, CatalogUserProperty } from "../catalog.ts";
import { identifier, isoText, keyOf } from "./quote.ts";
import { topValues } from "./top-values.ts";
import type { Workbench } from "./workbench.ts";

const mostEvents = 5000;
const mostProperties = 2000;
const columnsPerPass = 50;
const eventsPerProperty = 100;

/** Computes the catalogue over the canonical event files (`events`, a FROM item) and the table `user_properties`. */
export async function buildCatalog(bench: Workbench, events: string, register: Map<string, string>): Promise<Catalog> {
  const listed = await listEvents(bench, events);
  const properties = await listProperties(bench, events, register);
  const userProperties = await listUserProperties(bench);
  return {
    events: listed.events,
    dailyEnd: listed.dailyEnd,
    eventProperties: properties.slice(0, mostProperties),
    userProperties: userProperties.listed,
    leftOut: {
      events: listed.total - listed.events.length,
      eventProperties: Math.max(0, properties.length - mostProperties),
      userProperties: userProperties.total - userProperties.listed.length,
    },
  };
}

async function listEvents(bench: Workbench, events: string): Promise<{ events: CatalogEvent[]; total: number; dailyEnd: string | null }> {
  await bench.run(`
    CREATE OR REPLACE TEMP TABLE event_counts AS SELECT * FROM (
      SELECT "event", count(*) AS "count", min("time") AS "first", max("time") AS "last" FROM ${events} GROUP BY "event")
    JOIN (SELECT "event", count("user") AS "users" FROM (SELECT DISTINCT "event", "user" FROM ${events}) GROUP BY "event") USING ("event");
    CREATE OR REPLACE TEMP TABLE recent AS SELECT "event", date_diff('day', "day", (SELECT max("last")::DATE FROM event_counts)) AS "ago", "n"
      FROM (SELECT "event", "time"::DATE AS "day", count(*) AS "n" FROM ${events}
        WHERE "time" >= (SELECT max("last")::DATE - 29 FROM event_counts) GROUP BY ALL)`);
  const [collision] = await bench.rows<{ key: number }>(
    `SELECT ${keyOf(`"event"`)} AS "key" FROM event_counts GROUP BY 1 HAVING count(*) > 1`,
  );
  if (collision !== undefined) throw new Error(`Two event names share the key ${collision.key}: the import stops`);
  const rows = await bench.rows<Omit<CatalogEvent, "daily"> & { daily: string }>(`
    SELECT "event" AS "name", "count", "users", ${isoText(`"first"`)} AS "firstSeen", ${isoText(`"last"`)} AS "lastSeen",
      (SELECT coalesce(string_agg("ago" || ':' || "n", ','), '') FROM recent r WHERE r."event" = c."event") AS "daily"
    FROM event_counts c ORDER BY "count" DESC, "event" LIMIT ${mostEvents}`);
  const [end] = await bench.rows<{ day: string | null; total: number }>(
    `SELECT max("last")::DATE::VARCHAR AS "day", count(*) AS "total" FROM event_counts`,
  );
  return { events: rows.map((row) => ({ ...row, daily: days(row.daily) })), total: end?.total ?? 0, dailyEnd: end?.day ?? null };
}

function days(text: string): number[] {
  const counts = new Array<number>(30).fill(0);
  for (const pair of text === "" ? [] : text.split(",")) {
    const [ago, count] = pair.split(":").map(Number);
    counts[29 - (ago ?? 0)] = count ?? 0;
  }
  return counts;
}

async function listProperties(bench: Workbench, events: string, register: Map<string, string>): Promise<CatalogEventProperty[]> {
  const [total] = await bench.rows<{ rows: number }>(`SELECT count(*) AS "rows" FROM ${events}`);
  const carriers = await carriersOf(bench, events, [...register.keys()]);
  const properties: CatalogEventProperty[] = [];
  for (const [column, name] of register) {
    const carried = carriers.get(column) ?? [];
    const count = carried.reduce((sum, carrier) => sum + carrier.count, 0);
    const values = await topValues(bench, `(SELECT ${identifier(column)} AS "value", "source_row" AS "seed" FROM ${events})`, count);
    properties.push({
      name,
      count,
      fillRate: count / Math.max(1, total?.rows ?? 0),
      ...values,
      events: carried.slice(0, eventsPerProperty),
    });
  }
  return properties.sort((left, right) => right.count - left.count || (left.name < right.name ? -1 : 1));
}

async function carriersOf(bench: Workbench, events: string, columns: string[]): Promise<Map<string, { event: string; count: number }[]>> {
  const carriers = new Map<string, { event: string; count: number }[]>(columns.map((column) => [column, []]));
  for (let start = 0; start < columns.length; start += columnsPerPass) {
    const batch = columns.slice(start, start + columnsPerPass);
    const counts = batch.map((column, index) => `count(${identifier(column)}) AS c${index}`);
    const rows = await bench.rows<Record<string, unknown>>(
      `SELECT "event", ${counts.join(", ")} FROM ${events} GROUP BY "event" ORDER BY count(*) DESC, "event"`,
    );
    for (const row of rows) {
      for (const [index, column] of batch.entries()) {
        const count = Number(row[`c${index}`]);
        if (count > 0) carriers.get(column)?.push({ event: String(row["event"]), count });
      }
    }
  }
  for (const list of carriers.values()) list.sort((left, right) => right.count - left.count);
  return carriers;
}

async function listUserProperties(bench: Workbench): Promise<{ listed: CatalogUserProperty[]; total: number }> {
  const [users] = await bench.rows<{ count: number }>(`SELECT count(*) AS "count" FROM users`);
  const names = await bench.rows<{ name: string; count: number }>(`
    SELECT "property" AS "name", count(*) AS "count" FROM user_properties WHERE "latest" GROUP BY ALL ORDER BY "count" DESC, "name"`);
  const listed: CatalogUserProperty[] = [];
  await bench.run(
    `CREATE OR REPLACE TEMP TABLE latest_values AS SELECT dense_rank() OVER (ORDER BY "property") AS "number", "property", "value", "user" AS "seed" FROM user_properties WHERE "latest"`,
  );
  const numbers = new Map(
    (await bench.rows<{ name: string; number: number }>(`SELECT DISTINCT "property" AS "name", "number" FROM latest_values`)).map((row) => [
      row.name,
      row.number,
    ]),
  );
  for (const { name, count } of names.slice(0, mostProperties)) {
    const values = await topValues(bench, `(SELECT "value", "seed" FROM latest_values WHERE "number" = ${numbers.get(name) ?? 0})`, count);
    listed.push({ name, count, fillRate: Math.min(1, count / Math.max(1, users?.count ?? 0)), ...values });
  }
  return { listed, total: names.length };
}
