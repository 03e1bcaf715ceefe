import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Where ids are kept: the data root, the data they were found in, what they answer, and how long finding them may take. */
export type KeptAt = { root: string; generation: string; question: string; deadlineMs?: number | undefined };

const keptForMs = 86_400_000;
const failedForMs = 60_000;
const mostFiles = 200;
/** Lists in memory, of all together so many ids: the tiles of a board share one. */
const mostIdsHeld = 2_000_000;

type Held = { ids: Promise<string[]>; count: number };
const holder = globalThis as { parquetryLists?: Map<string, Held> };

/** The folder with the ids of live lists; all of it can be found again. */
export function listFolder(root: string): string {
  return join(/*turbopackIgnore: true*/ root, "lists");
}

/**
 * The ids that are kept for a question about a generation, else those that are found now; whoever asks meanwhile, with as much
 * patience, waits for the same. What could not be found in time is not looked for again for a minute.
 */
export function keptIds(at: KeptAt, find: () => Promise<string[]>): Promise<string[]> {
  holder.parquetryLists ??= new Map();
  const lists = holder.parquetryLists;
  const path = join(listFolder(at.root), `${at.question}.${at.generation}.json`);
  const key = `${path}:${at.deadlineMs ?? ""}`;
  const known = lists.get(key);
  if (known) return known.ids;
  const held: Held = { ids: idsIn(path).then((ids) => ids ?? found(path, at, find)), count: 0 };
  lists.set(key, held);
  held.ids.then(
    ({ length }) => {
      held.count = length;
      forget(lists);
    },
    (error: unknown) => {
      const gone = () => lists.get(key) === held && lists.delete(key);
      if (error instanceof Error && error.cause === "E_TIMEOUT") setTimeout(gone, failedForMs).unref();
      else gone();
    },
  );
  return held.ids;
}

async function found(path: string, at: KeptAt, find: () => Promise<string[]>): Promise<string[]> {
  const ids = await find();
  await keep(path, ids, at);
  return ids;
}

/** The oldest go until the rest is small enough. */
function forget(lists: Map<string, Held>): void {
  let all = [...lists.values()].reduce((sum, { count }) => sum + count, 0);
  for (const [key, { count }] of lists) {
    if (all <= mostIdsHeld && lists.size <= mostFiles) return;
    lists.delete(key);
    all -= count;
  }
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

/** Removes what was found in data of earlier days, and the oldest beyond so many. */
async function sweep(folder: string, generation: string): Promise<void> {
  const files = await Promise.all(
    (await readdir(folder)).map(async (name) => {
      const path = join(folder, name);
      const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
      return { path, mtimeMs, isOld: !name.endsWith(`.${generation}.json`) && Date.now() - mtimeMs > keptForMs };
    }),
  );
  const newestFirst = files.sort((one, other) => other.mtimeMs - one.mtimeMs);
  for (const [place, { path, isOld }] of newestFirst.entries()) if (isOld || place >= mostFiles) await rm(path, { force: true });
}
