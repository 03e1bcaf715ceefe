import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Generation } from "../dataset/generation.ts";
import { formatVersion } from "../dataset/import/manifest.ts";
import { readGeneration } from "../dataset/read-generation.ts";
import { type ImportRecord, importInProcess } from "./import-process.ts";
import { makeExport } from "./make-export.ts";

/** The store of the bench: a data root of its own with one generation, and how its import went. */
export type BenchStore = { generation: Generation; imported: ImportRecord };

/** Makes the export, imports it as a customer's, or takes both from an earlier bench. */
export async function benchStore(root: string, events: number, print: (line: string) => void): Promise<BenchStore> {
  const record = join(root, "import.json");
  const known = existsSync(record) ? await readGeneration(root) : null;
  if (known?.formatVersion === formatVersion)
    return { generation: known, imported: JSON.parse(readFileSync(record, "utf8")) as ImportRecord };
  const folder = join(root, "export");
  if (!existsSync(folder)) await makeExport(folder, events, print);
  const imported = await importInProcess(root, folder);
  writeFileSync(record, JSON.stringify(imported));
  const generation = await readGeneration(root);
  if (generation === null) throw new Error(`the import left nothing in ${root}`);
  return { generation, imported };
}
