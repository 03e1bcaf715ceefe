import { createHash } from "node:crypto";
import { readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { KnownFiles } from "../sources/known-files.ts";
import type { Manifest } from "./manifest.ts";

type Remembered = { generation: string; code: string; known: KnownFiles };

/** What the last import learned of the source files: only if it made the current generation, and with the same code. */
export async function knownSources(dataRoot: string, previous: Manifest | null): Promise<KnownFiles | null> {
  if (previous === null) return null;
  try {
    const { generation, code, known } = JSON.parse(await readFile(join(dataRoot, "known.json"), "utf8")) as Remembered;
    if (generation !== previous.id || code !== (await codeDigest())) return null;
    const imported = new Map(previous.sources.map(({ path, sha256 }) => [path, sha256]));
    const files = Object.entries(known.files).filter(
      ([path, { sha256 }]) => imported.get(path) === sha256 && Object.hasOwn(previous.next.recipes, path),
    );
    return { ...known, files: Object.fromEntries(files) };
  } catch {
    return null;
  }
}

/** Remembers what an import learned; without it the next one only takes longer. */
export async function rememberSources(dataRoot: string, generation: string, known: KnownFiles): Promise<void> {
  const path = join(dataRoot, "known.json");
  const temporary = `${path}.tmp-${process.pid}`;
  const remembered: Remembered = { generation, code: await codeDigest(), known };
  await writeFile(temporary, JSON.stringify(remembered));
  await rename(temporary, path);
}

/** Of the code that reads sources: a better shape must look at every file again. */
async function codeDigest(): Promise<string> {
  const hash = createHash("sha256");
  for (const folder of ["shapes", "sources"]) {
    const place = join(import.meta.dirname, "..", folder);
    for (const name of (await readdir(place)).sort()) if (!name.includes(".test.")) hash.update(await readFile(join(place, name)));
  }
  return hash.digest("hex").slice(0, 16);
}
