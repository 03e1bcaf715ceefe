import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, expect, test } from "vitest";
import { scalar } from "./duckdb/verbs.ts";

let instance: DuckDBInstance;
beforeAll(async () => {
  instance = await DuckDBInstance.create(":memory:");
});
afterAll(() => instance.closeSync());

async function read(text: string): Promise<string | null> {
  const connection = await instance.connect();
  await connection.run("SET TimeZone = 'America/New_York'");
  const spelled = scalar.to_instant(["v", "'Europe/Berlin'"]);
  const reader = await connection.runAndReadAll(`SELECT strftime(${spelled}, '%Y-%m-%dT%H:%M:%S') FROM (SELECT '${text}' AS v)`);
  connection.closeSync();
  return reader.getRowsJS()[0]?.[0] as string | null;
}

test.each([
  ["2024-05-31", "2024-05-30T22:00:00"],
  ["2024-05-31 10:00:00", "2024-05-31T08:00:00"],
  ["2024-05-31T10:00", "2024-05-31T08:00:00"],
  ["2024-05-31T10:00:00Z", "2024-05-31T10:00:00"],
  ["2024-05-31T10:00:00z", "2024-05-31T10:00:00"],
  ["2024-05-31T10:00Z", "2024-05-31T10:00:00"],
  ["2024-05-31T10:00+02:00", "2024-05-31T08:00:00"],
  ["2024-05-31 10:00:00+02", "2024-05-31T08:00:00"],
  ["2024-05-31T10:00:00.5-0500", "2024-05-31T15:00:00"],
  ["2024-05-31 10:00:00+05:30:00", "2024-05-31T04:30:00"],
  ["2024-05-31 10:00:00 UTC", "2024-05-31T10:00:00"],
  ["2024-05-31 10:00:00 America/New_York", "2024-05-31T14:00:00"],
  ["2024-13-31", null],
  ["soon", null],
  ["", null],
])("%j names an instant, in the report's zone unless it says another, whatever the session's", async (text, instant) => {
  expect(await read(text)).toBe(instant);
});
