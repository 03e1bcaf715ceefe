import { mkdirSync } from "node:fs";
import path from "node:path";
import { type Client, createClient } from "@libsql/client";
import { drizzle, type LibSQLDatabase } from "drizzle-orm/libsql";
import { migrate } from "drizzle-orm/libsql/migrator";

export type Store = LibSQLDatabase;

type Opened = { client: Client; store: Store };

const held = globalThis as { parquetryStore?: Map<string, Promise<Opened>> };

async function open(root: string): Promise<Opened> {
  const folder = path.resolve(/*turbopackIgnore: true*/ root, "store");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const client = createClient({ url: `file:${path.join(folder, "meta.db")}`, timeout: 5000 });
  await client.execute("PRAGMA journal_mode = WAL");
  await client.execute("PRAGMA trusted_schema = OFF");
  const store = drizzle({ client });
  await migrate(store, { migrationsFolder: path.join(/*turbopackIgnore: true*/ process.cwd(), "lib/store/migrations") });
  return { client, store };
}

function opened(root: string): Promise<Opened> {
  held.parquetryStore ??= new Map();
  const known = held.parquetryStore.get(root);
  if (known) return known;
  const opening = open(root);
  held.parquetryStore.set(root, opening);
  opening.catch(() => held.parquetryStore?.delete(root));
  return opening;
}

function isBusy(error: unknown): boolean {
  const codes = [error, (error as { cause?: unknown })?.cause].map((each) => String((each as { code?: unknown })?.code ?? ""));
  return codes.some((code) => code.startsWith("SQLITE_BUSY"));
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Runs work on the store of one data root. After SQLITE_BUSY the client would refuse every later
 * transaction (libsql-client-ts#352), so it reconnects and tries again, three times at most.
 */
export async function withStore<T>(root: string, work: (store: Store) => Promise<T>): Promise<T> {
  const { client, store } = await opened(root);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work(store);
    } catch (error) {
      if (!isBusy(error) || attempt > 3) throw error;
      client.reconnect();
      await pause(20 * attempt + Math.random() * 60);
    }
  }
}
