import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { dataRoot } from "../env.ts";
import { sweepSpill } from "./spill.ts";

const keptForMs = 3_600_000;
const holder = globalThis as { parquetryExportsRunning?: Set<string> };

/** The folder that exports wait in until they are fetched. */
export function exportFolder(): string {
  return join(/*turbopackIgnore: true*/ dataRoot(), "exports");
}

/** Names of the folders in which this server is writing; one set, although a server loads this module several times. */
export function exportsRunning(): Set<string> {
  holder.parquetryExportsRunning ??= new Set();
  return holder.parquetryExportsRunning;
}

/** Removes files that nobody fetched within the hour, and what was not finished when its server died. */
export async function sweepExports(folder: string, nowMs: number): Promise<void> {
  await sweepSpill(folder);
  const names = await readdir(/*turbopackIgnore: true*/ folder).catch(() => []);
  for (const name of names) {
    const path = join(/*turbopackIgnore: true*/ folder, name);
    if (/^\d+-\d+$/.test(name)) {
      // In a container the server before this one had the same process id.
      if (name.startsWith(`${process.pid}-`) && !exportsRunning().has(name)) await rm(path, { recursive: true, force: true });
      continue;
    }
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: nowMs }));
    if (nowMs - mtimeMs > keptForMs) await rm(path, { recursive: true, force: true });
  }
}

/** Sweeps when what lies there now has had its hour; keeps no program running. */
export function sweepExportsInAnHour(folder: string): void {
  setTimeout(() => void sweepExports(folder, Date.now()).catch(() => undefined), keptForMs + 1000).unref();
}
