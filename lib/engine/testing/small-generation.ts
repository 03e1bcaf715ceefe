import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type { Generation } from "../../dataset/generation.ts";
import { textLiteral } from "../../sql/duckdb/quote.ts";

export type SmallGeneration = { generation: Generation; folder: string; events: string; remove: () => void };

/** A real generation on disk with the columns "user", "event", "n": `rows` events of 100 users, beside a secret that no question may read. */
export async function smallGeneration(id: string, rows = 1000): Promise<SmallGeneration> {
  const folder = mkdtempSync(join(tmpdir(), "parquetry-engine-"));
  chmodSync(folder, 0o755);
  const file = (name: string) => ({ path: join(folder, `${name}.parquet`), bytes: 0, rows: 0, sha256: "" });
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const write = (select: string, name: string) => connection.run(`COPY (${select}) TO ${textLiteral(join(folder, `${name}.parquet`))}`);
  await write(`SELECT range % 100 AS "user", 'e' || (range % 10) AS "event", range AS "n" FROM range(${rows})`, "events");
  for (const name of ["users", "user_properties", "identities", "rejects"]) await write("SELECT 1 AS x", name);
  mkdirSync(join(folder, "other"));
  await write("SELECT 'sentinel' AS secret", "other/secret");
  connection.closeSync();
  instance.closeSync();
  const generation: Generation = {
    id,
    createdAt: "2024-01-01T00:00:00Z",
    formatVersion: 1,
    timezone: "UTC",
    events: rows,
    users: 100,
    start: null,
    end: null,
    files: [{ ...file("events"), month: "2024-01", start: "", end: "", columns: [] }],
    usersFile: file("users"),
    userPropertiesFile: file("user_properties"),
    identitiesFile: file("identities"),
    rejectsFile: file("rejects"),
    eventProperties: {},
    userProperties: {},
    hasSessions: false,
    maxTie: 0,
    timeUnitMicros: 1_000_000,
    sources: [],
    mapping: null,
    counts: {
      sourceRows: rows,
      events: rows,
      rejected: 0,
      duplicates: 0,
      fullRowTwins: 0,
      cutValues: 0,
      withoutUser: 0,
      linkedAnonymousIds: 0,
      sharedAnonymousIds: 0,
    },
  };
  return { generation, folder, events: join(folder, "events.parquet"), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
