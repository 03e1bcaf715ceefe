import { execFile, execFileSync } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { type Client, createClient } from "@libsql/client";
import { drizzle } from "drizzle-orm/libsql";
import { migrate } from "drizzle-orm/libsql/migrator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openFile, storeFile } from "./open-store.ts";
import { bundled } from "./testing/bundled.ts";

/* MIGRATION_KILLS=200 kills at so many writes, one after the other; a few do in the normal run. */
const kills = Number(process.env.MIGRATION_KILLS ?? 5);
const run = promisify(execFile);
const folder = mkdtempSync(path.join(tmpdir(), "parquetry-migrations-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Journal = { entries: { tag: string }[] };
const source = path.resolve("lib/store/migrations");
const journal = JSON.parse(readFileSync(path.join(source, "meta/_journal.json"), "utf8")) as Journal;
const rowsEach = 3;

/** A store as the product of that day left it: its first migrations, and some rows in each table. */
async function storeOf(count: number, name = `store-${count}`): Promise<string> {
  const migrationsFolder = path.join(folder, `first-${count}`);
  cpSync(source, migrationsFolder, { recursive: true });
  writeFileSync(
    path.join(migrationsFolder, "meta/_journal.json"),
    JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }),
  );
  const file = path.join(folder, `${name}.db`);
  const client = createClient({ url: `file:${file}`, concurrency: 1 });
  await migrate(drizzle({ client }), { migrationsFolder });
  for (const [table, columns] of await tablesOf(client))
    for (let row = 0; row < rowsEach; row += 1)
      await client.execute({
        sql: `INSERT INTO ${table} VALUES (${columns.map(() => "?").join(", ")})`,
        args: columns.map(({ type }) => (type === "integer" ? row : `value ${row}`)),
      });
  client.close();
  return file;
}

type Column = { name: string; type: string };

/** Tables after those that they refer to, so that rows can be inserted in this order. */
async function tablesOf(client: Client): Promise<[string, Column[]][]> {
  const { rows } = await client.execute(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%migrations' ORDER BY name",
  );
  const names = rows.map(({ name }) => String(name)).filter((name) => !name.startsWith("sqlite_"));
  const described = names.map(async (name): Promise<[string, Column[]]> => {
    const { rows: columns } = await client.execute(`PRAGMA table_info(${name})`);
    return [name, columns.map((column) => ({ name: String(column.name), type: String(column.type).toLowerCase() }))];
  });
  return Promise.all(described);
}

/** Everything that is in these columns. */
async function contentOf(client: Client, tables: readonly [string, Column[]][]): Promise<unknown> {
  const read = tables.map(async ([name, columns]) => {
    const { rows } = await client.execute(`SELECT ${columns.map((column) => column.name).join(", ")} FROM ${name} ORDER BY rowid`);
    return [name, rows.map((row) => Object.values({ ...row }))];
  });
  return Promise.all(read);
}

async function schemaOf(client: Client): Promise<unknown[]> {
  const { rows } = await client.execute("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name");
  return rows.map(({ name, sql }) => [name, sql]);
}

async function expectWhole(file: string, before: { tables: [string, Column[]][]; content: unknown }): Promise<void> {
  const { client } = await openFile(file);
  expect((await client.execute("PRAGMA integrity_check")).rows[0]?.integrity_check).toBe("ok");
  expect(await contentOf(client, before.tables)).toEqual(before.content);
  expect(await schemaOf(client)).toEqual(current);
  client.close();
}

async function readBefore(file: string) {
  const client = createClient({ url: `file:${file}`, concurrency: 1 });
  const tables = await tablesOf(client);
  const before = { tables, content: await contentOf(client, tables) };
  client.close();
  return before;
}

let current: unknown[] = [];
beforeAll(async () => {
  const { client } = await openFile(path.join(folder, "current.db"));
  current = await schemaOf(client);
  client.close();
});

test.each(journal.entries.map(({ tag }, at) => [tag, at + 1] as const))(
  "a store of %s comes to today with all that is in it",
  async (_, count) => {
    const file = await storeOf(count);
    const before = await readBefore(file);
    expect(before.tables.length).toBeGreaterThan(0);
    await expectWhole(file, before);
    await expectWhole(file, before);
  },
);

function canTrace(): boolean {
  try {
    execFileSync("strace", ["-o", "/dev/null", "true"], { stdio: "ignore" });
    return process.platform === "linux";
  } catch {
    return false;
  }
}

const opening = `
  import { withStore } from "./lib/store/open-store.ts";
  await withStore(process.argv[2], async () => {});
  process.exit(0);
`;

describe.runIf(canTrace())("killed while it brings the store to today", () => {
  test("at whichever write, and killed again, nothing is lost", { timeout: 60_000 + kills * 20_000 }, async () => {
    const made = path.join(folder, "program");
    mkdirSync(made);
    const program = await bundled(made, opening);
    const old = await storeOf(2, "old");
    const before = await readBefore(old);
    const killedAt = async (root: string, write: number) => {
      const inject = `inject=pwrite64:signal=SIGKILL:when=${write}`;
      const traced = ["-f", "-e", "trace=pwrite64", "-e", inject, "-o", "/dev/null", process.execPath, program, root];
      return run("strace", traced).then(
        () => false,
        () => true,
      );
    };
    let killed = 0;
    for (let each = 0; each < kills; each += 1) {
      const root = path.join(folder, `killed-${each}`);
      mkdirSync(path.dirname(storeFile(root)), { recursive: true });
      copyFileSync(old, storeFile(root));
      const write = 1 + (kills > 20 ? each : each * 9);
      for (const at of [write, write + 3]) killed += Number(await killedAt(root, at));
      await expectWhole(storeFile(root), before);
    }
    expect(killed).toBeGreaterThan(Math.min(kills, 5));
  });
});
