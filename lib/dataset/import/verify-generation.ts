import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { currentGeneration } from "../current.ts";
import type { CanonicalFile } from "../generation.ts";
import { generationFolder } from "../read-generation.ts";
import { exists, fileHash } from "./canonical-file.ts";
import type { Manifest } from "./manifest.ts";

/** What is wrong with a generation on the disk, one sentence per file; empty when all sizes and hashes are as they were. */
export async function verifyGeneration(dataRoot: string, id?: string): Promise<string[]> {
  const wanted = id ?? (await currentGeneration(dataRoot));
  if (wanted === null) return ["there is no current generation"];
  const manifest = await readManifest(dataRoot, wanted);
  if (manifest === null) return [`generation ${wanted} has no manifest`];
  const folder = generationFolder(dataRoot, wanted);
  const shared = manifest.next.months.flatMap(({ files, duplicates }) => (duplicates === null ? files : [...files, duplicates]));
  const own = [manifest.usersFile, manifest.userPropertiesFile, manifest.identitiesFile, manifest.rejectsFile];
  const problems: string[] = [];
  for (const file of [...shared, ...(manifest.activity?.files ?? []), ...(manifest.journeys?.files ?? [])])
    problems.push(...(await verifyFile(join(dataRoot, file.path), file)));
  for (const file of [...own, manifest.next.linksFile, manifest.next.observationsFile]) {
    problems.push(...(await verifyFile(join(folder, file.path), file)));
  }
  return problems;
}

/** The whole manifest of a generation, with what the next import needs; null when there is none. */
export async function readManifest(dataRoot: string, id: string): Promise<Manifest | null> {
  const path = join(generationFolder(dataRoot, id), "manifest.json");
  if (!(await exists(path))) return null;
  return JSON.parse(await readFile(path, "utf8")) as Manifest;
}

async function verifyFile(path: string, { bytes, sha256, path: name }: CanonicalFile): Promise<string[]> {
  if (!(await exists(path))) return [`${name} is missing`];
  const { size } = await stat(path);
  if (size !== bytes) return [`${name} has ${size} bytes instead of ${bytes}`];
  return (await fileHash(path)) === sha256 ? [] : [`${name} has another content`];
}
