import { chmod, chown, lstat, mkdir, rename } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { pathsOf } from "../dataset/files-of.ts";
import type { Generation } from "../dataset/generation.ts";
import { environment } from "../env.ts";
import { type Confinement, confinementFor } from "./confinement.ts";
import { exportsRunning, sweepExportsInAnHour } from "./export-folder.ts";
import { watchExport } from "./export-watch.ts";
import { defaultDeadlineMs } from "./limits.ts";
import type { WorkerSettings } from "./protocol.ts";
import { QueryError, type QueryProgress, type Statement } from "./query.ts";
import { boxMemory } from "./resident-memory.ts";
import { dropSpillFolder, makeSpillFolder, quarterOfFreeBytes, spillBytes } from "./spill.ts";
import { WorkerProcess, workerFile } from "./worker-process.ts";

export type ExportOptions = {
  generation: Generation;
  statement: Statement;
  heads: string[];
  format: "csv" | "parquet";
  /** Where the file goes; nothing is left there when the export fails or is given up. */
  path: string;
  /** Rows that are expected, for the progress. */
  expected: number;
  signal: AbortSignal;
  onProgress: (progress: QueryProgress) => void;
  /** How large the file may become; a quarter of what is free on the disk without. */
  roomBytes?: number;
  /** How long the writing may take; sixty times what a question may without. */
  deadlineMs?: number;
};

const holder = globalThis as { parquetryExports?: Promise<unknown>; parquetryExportNumber?: number };

/** Writes all rows of a question to a file, in a confined process of its own, one export after another. */
export async function exportRows(options: ExportOptions): Promise<{ rows: number; bytes: number }> {
  const before = holder.parquetryExports ?? Promise.resolve();
  const own = before.then(() => run(options)).catch((error: unknown) => Promise.reject(noted(error, options.path)));
  holder.parquetryExports = own.catch(() => undefined);
  options.onProgress({ state: "queued", position: 0 });
  return own;
}

/** The process writes in a folder of its own; what it leaves there becomes the file when it has ended. */
async function run(options: ExportOptions): Promise<{ rows: number; bytes: number }> {
  if (options.signal.aborted) throw new QueryError("E_CANCELLED", "The export was cancelled.");
  const folder = dirname(options.path);
  holder.parquetryExportNumber = (holder.parquetryExportNumber ?? 0) + 1;
  const name = `${process.pid}-${holder.parquetryExportNumber}`;
  exportsRunning().add(name);
  try {
    const confinement = confinementFor([...pathsOf(options.generation).slice(0, 1), workerFile()]);
    return await writeIn(await ownedFolder(folder, name, confinement.uid), confinement, options);
  } finally {
    dropSpillFolder(folder, name);
    exportsRunning().delete(name);
    sweepExportsInAnHour(folder);
  }
}

async function writeIn(directory: string, confinement: Confinement, options: ExportOptions): Promise<{ rows: number; bytes: number }> {
  const { path, generation, statement, heads, format, expected, signal, onProgress } = options;
  const files = pathsOf(generation);
  const written = join(directory, `rows${extname(basename(path))}`);
  const { threads, memoryBytes } = environment();
  const memory = Math.max(512e6, (memoryBytes ?? boxMemory() / 2) / 2);
  const spill = { directory, bytes: await spillBytes(directory) };
  const settings: WorkerSettings = { files, writes: written, threads, memoryBytes: memory, spill, confinement };
  const worker = new WorkerProcess(workerFile(), confinement);
  const rows = await watchExport(
    worker,
    { settings, job: { statement, heads, format, path: written, expected } },
    {
      signal,
      onProgress,
      roomBytes: options.roomBytes ?? (await quarterOfFreeBytes(directory)),
      deadlineMs: options.deadlineMs ?? defaultDeadlineMs() * 60,
    },
  );
  return { rows, bytes: await takeOver(written, path) };
}

/** Why a file cannot be written is for who runs the server. */
function noted(error: unknown, path: string): unknown {
  if (error instanceof QueryError && error.code === "E_WRITE") console.error(`${path} cannot be written: ${error.message}`);
  return error;
}

async function ownedFolder(folder: string, name: string, uid: number | null): Promise<string> {
  try {
    await mkdir(folder, { recursive: true });
    return await makeSpillFolder(folder, name, uid);
  } catch (error) {
    throw new QueryError("E_WRITE", error instanceof Error ? error.message : String(error));
  }
}

/** The folder is taken from the process's user first, so that nothing changes under the look at the file. */
async function takeOver(written: string, path: string): Promise<number> {
  const [uid, gid] = [process.getuid?.() ?? -1, process.getgid?.() ?? -1];
  if (uid >= 0) await chown(dirname(written), uid, gid);
  const found = await lstat(written);
  if (!found.isFile() || found.nlink !== 1) throw new QueryError("E_WRITE", "The export left something else than a file.");
  if (uid >= 0) await chown(written, uid, gid);
  await chmod(written, 0o600);
  await rename(written, path);
  return found.size;
}
