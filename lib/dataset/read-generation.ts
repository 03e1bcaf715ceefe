import { readFile } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import type { Catalog } from "./catalog.ts";
import { currentGeneration } from "./current.ts";
import { activityLayout, activityRowsLayout, type CanonicalFile, type Generation, journeysLayout } from "./generation.ts";

/** The generation that readers see (or the one named), with absolute paths; null before the first import. */
export async function readGeneration(dataRoot: string, id?: string): Promise<Generation | null> {
  const wanted = id ?? (await currentGeneration(dataRoot));
  if (wanted === null) return null;
  const folder = generationFolder(dataRoot, wanted);
  const { next: _, ...generation } = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")) as Generation & { next: unknown };
  return placed(generation, dataRoot, folder);
}

/** The catalogue of a generation. */
export async function readCatalog(dataRoot: string, id: string): Promise<Catalog> {
  return JSON.parse(await readFile(join(generationFolder(dataRoot, id), "catalog.json"), "utf8")) as Catalog;
}

/** Folder of a generation; ids that are not hashes are refused, because they may come from outside. */
export function generationFolder(dataRoot: string, id: string): string {
  if (!/^[0-9a-f]{16}$/.test(id)) throw new Error("Not the id of a generation");
  return join(dataRoot, "generations", id);
}

/** Makes the paths of a manifest absolute: event files lie under the data root, companions in the generation's folder. */
export function placed(generation: Generation, dataRoot: string, folder: string): Generation {
  const at = <File extends CanonicalFile>(base: string, file: File): File => ({
    ...file,
    path: isAbsolute(file.path) ? file.path : join(base, file.path),
  });
  return {
    ...generation,
    files: generation.files.map((file) => at(dataRoot, file)),
    activity:
      generation.activity && generation.activity.layout >= activityRowsLayout && generation.activity.layout <= activityLayout
        ? { ...generation.activity, files: generation.activity.files.map((file) => at(dataRoot, file)) }
        : null,
    journeys:
      generation.journeys?.layout === journeysLayout && generation.journeys.files !== null
        ? { ...generation.journeys, files: generation.journeys.files.map((file) => at(dataRoot, file)) }
        : null,
    usersFile: at(folder, generation.usersFile),
    userPropertiesFile: at(folder, generation.userPropertiesFile),
    identitiesFile: at(folder, generation.identitiesFile),
    rejectsFile: at(folder, generation.rejectsFile),
  };
}
