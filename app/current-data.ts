import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Catalog } from "../lib/dataset/catalog.ts";
import type { Generation } from "../lib/dataset/generation.ts";
import { dataRoot } from "./data-root.ts";

export type CurrentData = { generation: Generation; catalog: Catalog };

const held = globalThis as { parquetryCurrent?: { id: string; data: CurrentData } };

/** The generation that readers see now, with its catalogue; null before the first import. */
export async function currentData(): Promise<CurrentData | null> {
  const root = dataRoot();
  const pointer = await json<{ generation: string }>(path.join(root, "current.json"));
  if (!pointer) return null;
  if (held.parquetryCurrent?.id === pointer.generation) return held.parquetryCurrent.data;
  const folder = path.join(root, "generations", pointer.generation);
  const [generation, catalog] = await Promise.all([json<Generation>(path.join(folder, "manifest.json")), json<Catalog>(path.join(folder, "catalog.json"))]);
  if (!generation || !catalog) return null;
  held.parquetryCurrent = { id: pointer.generation, data: { generation, catalog } };
  return held.parquetryCurrent.data;
}

async function json<T>(file: string): Promise<T | null> {
  return readFile(/*turbopackIgnore: true*/ file, "utf8").then(
    (text) => JSON.parse(text) as T,
    () => null,
  );
}
