import { copyFile, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq, is } from "drizzle-orm";
import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import { type BackupFacts, backupStore, leftOut, readFacts } from "./backup.ts";
import { openFile, type Store, schemaVersion, storeFile, withStore } from "./open-store.ts";
import * as schema from "./schema.ts";

/** What came back, and where the store as it was before is kept; null when there was none. */
export type Restored = { facts: BackupFacts; rows: number; before: string | null };

const rowsAtOnce = 200;

/**
 * Puts what a backup holds in the place of the store, in one transaction: every process that has the store open, a running
 * server too, sees either all of the old or all of the new. What was there is kept in a backup beside it.
 */
export async function restoreStore(root: string, file: string, productVersion: string): Promise<Restored> {
  const facts = await readFacts(file).catch(() => null);
  if (!facts) throw new Error(`${file} is no backup of Parquetry, or is damaged.`);
  if (facts.schemaVersion > schemaVersion())
    throw new Error(`${file} was made by a newer Parquetry (${facts.productVersion}); update this one first.`);
  const folder = await mkdtemp(path.join(tmpdir(), "parquetry-restore-"));
  try {
    const copy = path.join(folder, "copy.db");
    await copyFile(file, copy);
    const source = await openFile(copy);
    try {
      await refuseDamaged(source.client, file);
      const before = await keptBefore(root, productVersion);
      return { facts, rows: await replaced(root, source.store), before };
    } finally {
      source.client.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function refuseDamaged(client: { execute: (sql: string) => Promise<{ rows: ArrayLike<unknown> }> }, file: string): Promise<void> {
  const { rows } = await client.execute("PRAGMA integrity_check");
  const [first] = Array.from(rows) as { integrity_check?: unknown }[];
  if (first?.integrity_check !== "ok") throw new Error(`${file} is damaged.`);
}

async function keptBefore(root: string, productVersion: string): Promise<string | null> {
  const there = await stat(storeFile(root)).catch(() => null);
  if (!there) return null;
  const file = path.join(path.dirname(storeFile(root)), "before-restore.backup");
  await backupStore(root, file, { productVersion, generation: null });
  return file;
}

async function replaced(root: string, source: Store): Promise<number> {
  const tables = parentsFirst(Object.values(schema).flatMap((each): SQLiteTable[] => (is(each, SQLiteTable) ? [each] : [])));
  const kept = tables.filter((table) => !(leftOut as readonly SQLiteTable[]).includes(table));
  return withStore(root, (store) =>
    store.transaction(async (transaction) => {
      let rows = 0;
      const links = await transaction.select().from(schema.shares);
      for (const table of [...tables].reverse()) await transaction.delete(table);
      for (const table of kept) rows += await copied(source, transaction, table);
      for (const link of links) await decidedSince(transaction, link);
      return rows;
    }),
  );
}

/** What is public is as it was decided last: no backup opens an old address again, nor takes back a password or another term of a link. */
async function decidedSince(target: Pick<Store, "update">, link: typeof schema.shares.$inferSelect): Promise<void> {
  const { id, dashboardId, createdBy, createdAt, lastOpenedAt, revokedAt, ...terms } = link;
  const now = { ...terms, ...(revokedAt === null ? {} : { revokedAt }) };
  await target.update(schema.shares).set(now).where(eq(schema.shares.id, id));
}

async function copied(source: Store, target: Pick<Store, "insert">, table: SQLiteTable): Promise<number> {
  for (let count = 0; ; ) {
    const rows = await source.select().from(table).limit(rowsAtOnce).offset(count);
    if (rows.length > 0) await target.insert(table).values(rows);
    count += rows.length;
    if (rows.length < rowsAtOnce) return count;
  }
}

/** Tables after those that they refer to. */
function parentsFirst(tables: readonly SQLiteTable[]): SQLiteTable[] {
  const sorted: SQLiteTable[] = [];
  const add = (table: SQLiteTable) => {
    if (sorted.includes(table)) return;
    for (const { reference } of getTableConfig(table).foreignKeys) {
      const parent = reference().foreignTable;
      if (parent !== table) add(parent as SQLiteTable);
    }
    sorted.push(table);
  };
  for (const table of tables) add(table);
  return sorted;
}
