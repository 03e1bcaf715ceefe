import { randomBytes } from "node:crypto";
import { open, readFile, rename, rm } from "node:fs/promises";
import { createClient } from "@libsql/client";
import { drizzle } from "drizzle-orm/libsql";
import { sqliteTable, text } from "drizzle-orm/sqlite-core";
import { z } from "zod";
import { schemaVersion, withClient } from "./open-store.ts";
import { invitations, passwordResets, sessions, setupTokens } from "./schema.ts";

/** What a backup says of itself. */
export type BackupFacts = {
  productVersion: string;
  /** The newest migration that the product knew, in milliseconds since 1970. */
  schemaVersion: number;
  /** The data set's generation at that time; the backup holds no events. */
  generation: string | null;
  createdAt: string;
};

const facts = sqliteTable("backup_facts", { word: text("word").primaryKey(), value: text("value").notNull() });

const factWords = z.object({
  productVersion: z.string().max(100),
  schemaVersion: z.number(),
  generation: z.string().max(100).nullable(),
  createdAt: z.string().max(100),
});

/** What lets somebody in stays out of backups: after a restore everybody signs in again, and open links are made anew. */
export const leftOut = [sessions, invitations, passwordResets, setupTokens] as const;

/** The first bytes of every SQLite file. */
const signature = "SQLite format 3\u0000";

/**
 * Writes the whole store into one file, as it is at one moment, while others go on writing. The file appears when it is
 * whole; a file that stood there is replaced only if it is a backup itself.
 */
export async function backupStore(
  root: string,
  file: string,
  { productVersion, generation }: { productVersion: string; generation: string | null },
): Promise<BackupFacts> {
  await refuseOthers(file);
  const said: BackupFacts = { productVersion, schemaVersion: schemaVersion(), generation, createdAt: new Date().toISOString() };
  const partial = `${file}.${randomBytes(6).toString("hex")}.partial`;
  try {
    await (await open(partial, "wx", 0o600)).close();
    await withClient(root, ({ client }) => client.execute({ sql: "VACUUM INTO ?", args: [partial] }));
    await label(partial, said);
    await flushed(partial);
    await rename(partial, file);
  } finally {
    await rm(partial, { force: true });
  }
  return said;
}

async function label(file: string, said: BackupFacts): Promise<void> {
  const client = createClient({ url: `file:${file}`, concurrency: 1 });
  try {
    const store = drizzle({ client });
    for (const table of leftOut) await store.delete(table);
    await client.execute("CREATE TABLE backup_facts (word text PRIMARY KEY NOT NULL, value text NOT NULL)");
    await store.insert(facts).values(Object.entries(said).map(([word, value]) => ({ word, value: JSON.stringify(value) })));
    await client.execute("VACUUM");
  } finally {
    client.close();
  }
}

/** What a backup says of itself; null when a file is none. */
export async function readFacts(file: string): Promise<BackupFacts | null> {
  if (!(await isDatabase(file))) return null;
  const client = createClient({ url: `file:${file}` });
  try {
    const rows = await drizzle({ client }).select().from(facts);
    return factWords.parse(Object.fromEntries(rows.map(({ word, value }) => [word, JSON.parse(value)])));
  } catch {
    return null;
  } finally {
    client.close();
  }
}

async function refuseOthers(file: string): Promise<void> {
  const there = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (there && there.length > 0 && (await readFacts(file)) === null)
    throw new Error(`${file} is there already and is no backup of Parquetry.`);
}

async function isDatabase(file: string): Promise<boolean> {
  const handle = await open(file, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(16), 0, 16, 0);
    return bytesRead === 16 && buffer.toString("latin1") === signature;
  } finally {
    await handle.close();
  }
}

async function flushed(file: string): Promise<void> {
  const handle = await open(file, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
