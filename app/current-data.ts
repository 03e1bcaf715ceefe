import type { Catalog } from "../lib/dataset/catalog.ts";
import { currentGeneration } from "../lib/dataset/current.ts";
import type { Generation } from "../lib/dataset/generation.ts";
import { readCatalog, readGeneration } from "../lib/dataset/read-generation.ts";
import { dataRoot } from "../lib/env.ts";

export type CurrentData = { generation: Generation; catalog: Catalog };

const held = globalThis as { parquetryCurrent?: { id: string; data: CurrentData } };

/** The generation that readers see now, with its catalogue; null before the first import. Kept until another one comes. */
export async function currentData(): Promise<CurrentData | null> {
  const root = dataRoot();
  const id = await currentGeneration(root);
  if (id === null) return null;
  if (held.parquetryCurrent?.id === id) return held.parquetryCurrent.data;
  const [generation, catalog] = await Promise.all([readGeneration(root, id), readCatalog(root, id)]);
  if (!generation) return null;
  held.parquetryCurrent = { id, data: { generation, catalog } };
  return held.parquetryCurrent.data;
}
