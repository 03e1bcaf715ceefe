import { AsyncLocalStorage } from "node:async_hooks";
import { chmodSync, closeSync, mkdirSync, openSync } from "node:fs";
import path from "node:path";
import { type Client, createClient, type Transaction } from "@libsql/client";
import { desc } from "drizzle-orm";
import { drizzle, type LibSQLDatabase } from "drizzle-orm/libsql";
import { migrate } from "drizzle-orm/libsql/migrator";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

export type Store = LibSQLDatabase;

/** An open store: its connections, and the work that waits for its turn. */
export type OpenStore = { client: Client; store: Store; last: Promise<unknown> };

/** Connections of the pool; work takes turns, so that few are needed. */
const connections = 4;

const held = globalThis as { parquetryStore?: Map<string, Promise<OpenStore>> };
const inside = new AsyncLocalStorage<OpenStore>();

const migrationsFolder = path.join(/*turbopackIgnore: true*/ process.cwd(), "lib/store/migrations");

/** Where drizzle notes the migrations that have run. */
const migrations = sqliteTable("__drizzle_migrations", { id: integer("id"), hash: text("hash"), createdAt: integer("created_at") });

/** The newest migration that this product knows, in milliseconds since 1970: the version of its schema. */
export function schemaVersion(): number {
  return readMigrationFiles({ migrationsFolder }).at(-1)?.folderMillis ?? 0;
}

/** The file of a data root's store. */
export function storeFile(root: string): string {
  return path.join(path.resolve(/*turbopackIgnore: true*/ root, "store"), "meta.db");
}

/** Opens a database file and brings its tables up to date; a file that a newer product wrote is refused. */
export async function openFile(file: string): Promise<OpenStore> {
  onlyForUs(file);
  const client = createClient({ url: `file:${file}`, timeout: 5000, concurrency: connections });
  try {
    await client.execute("PRAGMA journal_mode = WAL");
    await prime(client);
    const store = drizzle({ client });
    await upToDate(store);
    return { client, store, last: Promise.resolve() };
  } catch (error) {
    client.close();
    throw error;
  }
}

/** Creates the file so that nobody else on the machine reads it; its log beside it takes the same rights. */
function onlyForUs(file: string): void {
  closeSync(openSync(file, "a", 0o600));
  chmodSync(file, 0o600);
}

/** Sets what holds per connection on all of the pool: what is deleted is overwritten, and a schema runs no code. */
async function prime(client: Client): Promise<void> {
  const transactions: Transaction[] = [];
  for (let each = 0; each < connections; each += 1) transactions.push(await client.transaction("deferred"));
  for (const transaction of transactions) {
    await transaction.execute("PRAGMA secure_delete = ON");
    await transaction.execute("PRAGMA trusted_schema = OFF");
    transaction.close();
  }
}

/** Two processes may find the same migration missing; the one that comes second looks again. */
async function upToDate(store: Store): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await refuseNewer(store);
      return await migrate(store, { migrationsFolder });
    } catch (error) {
      if (attempt === 4 || error instanceof NewerStore) throw error;
      await pause(50 * attempt + Math.random() * 100);
    }
  }
}

/** The store was written by a product that knows more migrations than this one. */
export class NewerStore extends Error {}

async function refuseNewer(store: Store): Promise<void> {
  const rows = await store
    .select()
    .from(migrations)
    .orderBy(desc(migrations.createdAt))
    .limit(1)
    .catch(() => []);
  if ((rows[0]?.createdAt ?? 0) > schemaVersion())
    throw new NewerStore("The store was written by a newer Parquetry; update this one, or restore a backup that it made.");
}

function opened(root: string): Promise<OpenStore> {
  held.parquetryStore ??= new Map();
  const known = held.parquetryStore.get(root);
  if (known) return known;
  const file = storeFile(root);
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const opening = openFile(file);
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
 * Runs work on the store of one data root. Work of one process takes turns: a second write would wait for the first
 * inside SQLite, and with it everything else of the process.
 */
export async function withStore<T>(root: string, work: (store: Store) => Promise<T>): Promise<T> {
  return inTurn(await opened(root), ({ store }) => work(store));
}

/** Runs work that needs the connection itself, in its turn. */
export async function withClient<T>(root: string, work: (open: OpenStore) => Promise<T>): Promise<T> {
  return inTurn(await opened(root), work);
}

async function inTurn<T>(open: OpenStore, work: (open: OpenStore) => Promise<T>): Promise<T> {
  if (inside.getStore() === open) return work(open);
  const turn = open.last.then(() => inside.run(open, () => patiently(open, work)));
  open.last = turn.catch(() => {});
  return turn;
}

/**
 * After SQLITE_BUSY the client would refuse every later transaction (libsql-client-ts#352), so it reconnects and tries
 * again, three times at most.
 */
async function patiently<T>(open: OpenStore, work: (open: OpenStore) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work(open);
    } catch (error) {
      if (!isBusy(error) || attempt > 3) throw error;
      open.client.reconnect();
      await prime(open.client);
      await pause(20 * attempt + Math.random() * 60);
    }
  }
}
