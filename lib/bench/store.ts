import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { activityLayout, type Generation } from "../dataset/generation.ts";
import { formatVersion } from "../dataset/import/manifest.ts";
import { readGeneration } from "../dataset/read-generation.ts";
import { type ImportRecord, importInProcess } from "./import-process.ts";
import { makeExport } from "./make-export.ts";

/** The store of the bench: a data root of its own with one generation, and how its import went. */
export type BenchStore = { generation: Generation; imported: ImportRecord };

/** Makes the export, imports it as a customer's, or takes both from an earlier bench; a store without the index of today gets it. */
export async function benchStore(root: string, events: number, print: (line: string) => void): Promise<BenchStore> {
  const record = join(root, "import.json");
  const folder = join(root, "export");
  const known = existsSync(record) ? await readGeneration(root) : null;
  if (known?.formatVersion === formatVersion) {
    if (known.activity?.layout !== activityLayout || !known.journeys) await importInProcess(root, folder);
    return { generation: await present(root), imported: JSON.parse(readFileSync(record, "utf8")) as ImportRecord };
  }
  if (!existsSync(folder)) await makeExport(folder, events, print);
  const imported = await importInProcess(root, folder);
  writeFileSync(record, JSON.stringify(imported));
  return { generation: await present(root), imported };
}

async function present(root: string): Promise<Generation> {
  const generation = await readGeneration(root);
  if (generation === null) throw new Error(`the import left nothing in ${root}`);
  return generation;
}
