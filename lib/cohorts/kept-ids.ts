import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Where ids are kept: the data root, the data they were found in, and what they answer. */
export type KeptAt = { root: string; generation: string; question: string };

const keptForMs = 86_400_000;
const holder = globalThis as { parquetryLists?: Map<string, Promise<string[]>> };

/** The folder with the ids of live lists; all of it can be found again. */
export function listFolder(root: string): string {
  return join(/*turbopackIgnore: true*/ root, "lists");
}

/** The ids that are kept for a question about a generation, else those that are found now; whoever asks meanwhile waits for the same. */
export async function keptIds(at: KeptAt, find: () => Promise<string[]>): Promise<string[]> {
  const path = join(listFolder(at.root), `${at.question}.${at.generation}.json`);
  const known = await idsIn(path);
  if (known) return known;
  holder.parquetryLists ??= new Map();
  const underWay = holder.parquetryLists.get(path);
  if (underWay) return underWay;
  const found = find().then(async (ids) => {
    await keep(path, ids, at);
    return ids;
  });
  const lists = holder.parquetryLists.set(path, found);
  return found.finally(() => lists.delete(path));
}

/** Null for a file that is not there or not whole. */
async function idsIn(path: string): Promise<string[] | null> {
  try {
    const ids: unknown = JSON.parse(await readFile(path, "utf8"));
    return Array.isArray(ids) && ids.every((id) => typeof id === "string") ? ids : null;
  } catch {
    return null;
  }
}

/** A disk that is full does not stop the answer: the ids are found again next time. */
async function keep(path: string, ids: string[], { root, generation }: KeptAt): Promise<void> {
  const folder = listFolder(root);
  const draft = `${path}.${randomUUID()}`;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(draft, JSON.stringify(ids), { mode: 0o600 });
    await rename(draft, path);
    await sweep(folder, generation);
  } catch (error) {
    console.error("The ids of a live cohort were not kept:", error);
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

/** Removes what was found in data of earlier days. */
async function sweep(folder: string, generation: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (name.endsWith(`.${generation}.json`)) continue;
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > keptForMs) await rm(path, { force: true });
  }
}
