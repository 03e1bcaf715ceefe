import { mkdir, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Catalog } from "../catalog.ts";
import { exists, type FileStore, flush } from "./canonical-file.ts";
import type { Manifest } from "./manifest.ts";

/** Folder in which the companion files of the coming generation are written before it has a name. */
export async function draftFolder(store: FileStore): Promise<string> {
  const folder = join(store.root, "generations", `.tmp-${process.pid}-${Date.now()}-${Math.random().toString(36).slice(2, 8)}`);
  await mkdir(folder, { recursive: true });
  return folder;
}

/** What a finished generation says of itself. */
export type Finished = { manifest: Manifest; catalog: Catalog };

/**
 * Makes a finished draft the generation that readers see: catalogue, manifest last, the folder renamed to its id, then
 * `current.json` by rename. A crash between any two of these steps leaves the previous generation in place.
 */
export async function publish(store: FileStore, draft: string, { manifest, catalog }: Finished): Promise<void> {
  const folder = join(store.root, "generations", manifest.id);
  if (await exists(join(folder, "manifest.json"))) {
    await rm(draft, { recursive: true, force: true });
  } else {
    await writeDurably(join(draft, "catalog.json"), `${JSON.stringify(catalog)}\n`, store.durable);
    await writeDurably(join(draft, "manifest.json"), `${JSON.stringify(manifest)}\n`, store.durable);
    if (store.durable) await flush(draft);
    await rename(draft, folder);
    if (store.durable) await flush(join(store.root, "generations"));
  }
  await replaceFile(join(store.root, "current.json"), `${JSON.stringify({ generation: manifest.id })}\n`, store.durable);
}

/** Replaces a small file as a whole: readers see the old content or the new one. */
export async function replaceFile(path: string, content: string, durable: boolean): Promise<void> {
  const temporary = `${path}.tmp-${process.pid}`;
  await writeDurably(temporary, content, durable);
  await rename(temporary, path);
  if (durable) await flush(join(path, ".."));
}

async function writeDurably(path: string, content: string, durable: boolean): Promise<void> {
  const handle = await open(path, "w");
  try {
    await handle.writeFile(content);
    if (durable) await handle.sync();
  } finally {
    await handle.close();
  }
}
