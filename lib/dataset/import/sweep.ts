import { readdir, readFile, rename, rm, unlink } from "node:fs/promises";
import { join } from "node:path";
import type { Manifest } from "./manifest.ts";

/** Generations that stay after an import, the current one included: running questions may still read the older ones. */
const generationsKept = 3;

/** Removes what a killed import left behind: temporary files, drafts of generations, spill folders. Only under the lock. */
export async function sweepLeftovers(dataRoot: string): Promise<void> {
  const remove = async (folder: string, isLeftover: (name: string) => boolean): Promise<void> => {
    for (const name of await names(folder)) {
      if (isLeftover(name)) await rm(join(folder, name), { recursive: true, force: true });
    }
  };
  await remove(join(dataRoot, "files"), (name) => name.startsWith(".tmp-"));
  await remove(join(dataRoot, "generations"), (name) => name.startsWith(".tmp-"));
  await remove(join(dataRoot, "spill"), (name) => name.startsWith("import-") || isOfDeadDryRun(name));
  await remove(dataRoot, (name) => /^(current|source|known)\.json\.tmp-|^import\.lock\.tmp-/.test(name));
}

function isOfDeadDryRun(name: string): boolean {
  const pid = /^dry-run-(\d+)$/.exec(name)?.[1];
  if (pid === undefined) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch {
    return true;
  }
}

/** Removes generations beyond the last three, then the canonical files that no remaining generation names. */
export async function removeOldGenerations(dataRoot: string, current: string): Promise<void> {
  const folder = join(dataRoot, "generations");
  const manifests: Manifest[] = [];
  for (const id of await names(folder)) {
    const manifest = await readManifest(join(folder, id));
    if (manifest !== null) manifests.push(manifest);
  }
  manifests.sort((left, right) => (left.createdAt < right.createdAt ? 1 : -1));
  const others = manifests.filter(({ id }) => id !== current);
  for (const { id } of others.slice(generationsKept - 1)) await removeFolder(folder, id);
  const kept = manifests.filter(({ id }) => id === current || others.slice(0, generationsKept - 1).some((other) => other.id === id));
  await removeUnreferenced(dataRoot, new Set(kept.flatMap(referencedFiles)));
}

/** Takes the folder out of sight first, so that a crash leaves no generation that is there in part. */
async function removeFolder(parent: string, name: string): Promise<void> {
  const aside = join(parent, `.tmp-old-${name}`);
  await rename(join(parent, name), aside);
  await rm(aside, { recursive: true, force: true });
}

/** Paths, relative to the data root, of all canonical files that a generation needs. */
export function referencedFiles({ next, activity, journeys }: Manifest): string[] {
  const rows = next.months.flatMap(({ files, duplicates }) => (duplicates === null ? files : [...files, duplicates]));
  return [...rows, ...(activity?.files ?? []), ...(journeys?.files ?? [])].map(({ path }) => path);
}

async function removeUnreferenced(dataRoot: string, referenced: Set<string>): Promise<void> {
  for (const kind of ["events", "duplicates", "activity", "journeys"]) {
    for (const month of await names(join(dataRoot, "files", kind))) {
      for (const name of await names(join(dataRoot, "files", kind, month))) {
        const path = join("files", kind, month, name);
        if (!referenced.has(path)) await unlink(join(dataRoot, path));
      }
    }
  }
}

async function readManifest(folder: string): Promise<Manifest | null> {
  try {
    return JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")) as Manifest;
  } catch {
    return null;
  }
}

async function names(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
