import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Generation } from "../dataset/generation.ts";
import { environment } from "../env.ts";
import type { ExportJob, FromExport } from "./export-protocol.ts";
import { filesOf } from "./generation-files.ts";
import { QueryError, type QueryErrorCode, type QueryProgress, type Statement } from "./query.ts";
import { boxMemory } from "./resident-memory.ts";
import { dropSpillFolder, makeSpillFolder, spillBytes, spillRoot } from "./spill.ts";
import { projectRoot, workerEnvironment } from "./worker-process.ts";

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
};

const holder = globalThis as { parquetryExports?: Promise<unknown> };
const keptForMs = 3_600_000;

/** Writes all rows of a question to a file, in a process of its own, one export after another. */
export async function exportRows(options: ExportOptions): Promise<{ rows: number; bytes: number }> {
  const before = holder.parquetryExports ?? Promise.resolve();
  const own = before.then(() => run(options));
  holder.parquetryExports = own.catch(() => undefined);
  options.onProgress({ state: "queued", position: 0 });
  return own;
}

async function run(options: ExportOptions): Promise<{ rows: number; bytes: number }> {
  const { signal, path, generation, statement, heads, format } = options;
  if (signal.aborted) throw new QueryError("E_CANCELLED", "The export was cancelled.");
  const name = `${process.pid}-0`;
  await mkdir(join(path, ".."), { recursive: true });
  const directory = await makeSpillFolder(spillRoot(), name, null);
  const { threads, memoryBytes } = environment();
  const memory = Math.max(512e6, (memoryBytes ?? boxMemory() / 2) / 2);
  const spill = { directory, bytes: await spillBytes(directory) };
  const job: ExportJob = { statement, heads, format, path, files: filesOf(generation), threads, memoryBytes: memory, spill };
  try {
    const rows = await written(job, options);
    return { rows, bytes: (await stat(path)).size };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    dropSpillFolder(spillRoot(), name);
  }
}

function written(job: ExportJob, { signal, onProgress, expected }: ExportOptions): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, ["--import", "tsx", join(projectRoot(), "lib", "engine", "export-worker.ts")], {
    cwd: projectRoot(),
    env: workerEnvironment(),
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    serialization: "advanced",
  });
  const cancel = () => child.kill("SIGKILL");
  signal.addEventListener("abort", cancel);
  if (signal.aborted) cancel();
  child.send(job);
  const progress = (percent: number | null, rows: number) =>
    onProgress({
      state: "running",
      percent: percent ?? Math.min(99, (rows / Math.max(1, expected)) * 100),
      elapsedMs: Math.round(performance.now() - started),
    });
  return outcome(child, signal, progress).finally(() => signal.removeEventListener("abort", cancel));
}

function outcome(child: ChildProcess, signal: AbortSignal, progress: (percent: number | null, rows: number) => void): Promise<number> {
  return new Promise((resolve, reject) => {
    child.on("message", (message: FromExport) => {
      if (message.kind === "progress") progress(message.percent, message.rows);
      else if (message.kind === "done") resolve(message.rows);
      else reject(new QueryError(message.code as QueryErrorCode, message.message));
    });
    child.once("error", (error) => reject(new QueryError("E_CRASH", error.message)));
    child.once("exit", () =>
      reject(
        signal.aborted ? new QueryError("E_CANCELLED", "The export was cancelled.") : new QueryError("E_CRASH", "The export stopped."),
      ),
    );
  });
}

/** Removes files of exports that nobody fetched within the hour. */
export async function sweepExports(folder: string, now: number): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const { mtimeMs } = await stat(join(folder, name)).catch(() => ({ mtimeMs: now }));
    if (now - mtimeMs > keptForMs) await rm(join(folder, name), { force: true });
  }
}
