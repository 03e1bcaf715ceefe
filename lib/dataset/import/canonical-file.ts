import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, rename, stat, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { CanonicalFile } from "../generation.ts";
import { textLiteral } from "./quote.ts";
import type { Workbench } from "./workbench.ts";

/** How canonical Parquet is written: measured fastest to scan, and the same bytes with any number of threads. */
const parquetOptions = "FORMAT parquet, COMPRESSION snappy, PARQUET_VERSION v2";

/** Rows of one row group, unless said otherwise. */
const usualGroupRows = 122_880;

/** SHA-256 of a file in hexadecimal. */
export async function fileHash(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest("hex");
}

/** Flushes a file or a folder to the disk. */
export async function flush(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Moves a finished temporary file to a name made of its content; a name never holds two contents, so a file that is
 * already there is kept. `durable` false skips the flushes (tests).
 */
export async function settleFile(temporary: string, target: string, durable: boolean): Promise<void> {
  if (await exists(target)) {
    await unlink(temporary);
    return;
  }
  await mkdir(dirname(target), { recursive: true });
  if (durable) await flush(temporary);
  await rename(temporary, target);
  if (durable) await flush(dirname(target));
}

/** Whether a path exists. */
export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Where canonical files go (the data root), whether they are flushed to the disk, and their size if not the usual. */
export type FileStore = { root: string; durable: boolean; rowsPerFile?: number | undefined };

/** Who writes, and where to. */
export type CanonicalDesk = { bench: Workbench; store: FileStore; rowGroupRows?: number };

let temporaryNumber = 0;

/** Writes the answer of an ordered query into `folder` under the name of its content; null when it has no rows. */
export async function writeCanonical(
  { bench, store, rowGroupRows }: CanonicalDesk,
  folder: string,
  query: string,
): Promise<CanonicalFile | null> {
  temporaryNumber += 1;
  const temporary = join(store.root, "files", `.tmp-${process.pid}-${temporaryNumber}.parquet`);
  await mkdir(join(store.root, "files"), { recursive: true });
  const file = await writeParquet(bench, temporary, { query, rowGroupRows });
  if (file.rows === 0) {
    await unlink(temporary);
    return null;
  }
  const path = join(folder, `${file.sha256.slice(0, 16)}.parquet`);
  await settleFile(temporary, join(store.root, path), store.durable);
  return { ...file, path };
}

export type ParquetContent = { query: string; rowGroupRows?: number | undefined };

/** Writes the answer of an ordered query to exactly this path. */
export async function writeParquet(
  bench: Workbench,
  path: string,
  { query, rowGroupRows = usualGroupRows }: ParquetContent,
): Promise<CanonicalFile> {
  const [count] = await bench.rows<{ Count: number }>(
    `COPY (${query}) TO ${textLiteral(path)} (${parquetOptions}, ROW_GROUP_SIZE ${rowGroupRows})`,
  );
  const { size } = await stat(path);
  return { path, bytes: size, rows: count?.Count ?? 0, sha256: await fileHash(path) };
}
