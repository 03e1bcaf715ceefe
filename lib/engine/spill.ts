import { existsSync, rmSync } from "node:fs";
import { chmod, chown, mkdir, readdir, rm, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { dataRoot } from "../env.ts";

/** The folder under the data root where workers spill rows that do not fit in memory. */
export function spillRoot(): string {
  return join(/*turbopackIgnore: true*/ dataRoot(), "spill");
}

/** A new empty folder for one worker, private to the user it runs as. */
export async function makeSpillFolder(root: string, name: string, uid: number | null): Promise<string> {
  const folder = join(/*turbopackIgnore: true*/ root, name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(/*turbopackIgnore: true*/ root, { recursive: true, mode: 0o755 });
  await mkdir(folder, { mode: 0o700 });
  if (uid !== null) {
    await chown(folder, uid, uid);
    await chmod(/*turbopackIgnore: true*/ root, (await stat(/*turbopackIgnore: true*/ root)).mode | 0o011);
  }
  return folder;
}

/** Removes a worker's folder when it is gone. */
export function dropSpillFolder(root: string, name: string): void {
  const folder = join(/*turbopackIgnore: true*/ root, name);
  if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
}

/** Removes what workers of dead servers have left: folders named by two process ids, the first the server's. Imports spill here too. */
export async function sweepSpill(root: string): Promise<void> {
  const names = await readdir(/*turbopackIgnore: true*/ root).catch(() => []);
  const stale = names.filter((name) => /^\d+-\d+$/.test(name) && !isAlive(Number.parseInt(name, 10)));
  await Promise.all(stale.map((name) => rm(join(/*turbopackIgnore: true*/ root, name), { recursive: true, force: true })));
}

/** A quarter of what is free on the disk, at most 64 GB. */
export async function spillBytes(folder: string): Promise<number> {
  return Math.min(await quarterOfFreeBytes(folder), 64e9);
}

/** What one thing may take of a disk that others need too. */
export async function quarterOfFreeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(/*turbopackIgnore: true*/ folder);
  return (bavail * bsize) / 4;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
