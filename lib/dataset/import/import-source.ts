import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { DuckDBInstance } from "@duckdb/node-api";
import { activityLayout, journeysLayout } from "../generation.ts";
import type { DryRun, ImportSummary } from "../import-summary.ts";
import type { Mapping } from "../mapping.ts";
import { folderState, rememberSource } from "../remembered-source.ts";
import { stageSources } from "../sources/index.ts";
import type { KnownFiles } from "../sources/known-files.ts";
import { dryRunOn } from "./dry-run.ts";
import { knownSources, rememberSources } from "./known-sources.ts";
import type { Manifest } from "./manifest.ts";
import { type ImportProgress, progressFrom } from "./progress.ts";
import { runImport } from "./run-import.ts";
import { borrowWorkbench, openWorkbench } from "./workbench.ts";

/** What to import and where to. */
export type ImportRequest = {
  dataRoot: string;
  /** Folder or file of exports. */
  source: string;
  /** Instead of mapping.json beside the source. */
  mapping?: Mapping | undefined;
  timezone?: string | undefined;
  onProgress?: ((progress: ImportProgress) => void) | undefined;
  /** How long to wait for another import to end. */
  waitMs?: number | undefined;
};

/** Imports a folder in this process and remembers it as the source of the data root. */
export async function importSource(request: ImportRequest): Promise<ImportSummary> {
  const { dataRoot, source, mapping, timezone, onProgress, waitMs } = request;
  const started = performance.now();
  const files = await folderState(source);
  let learned: KnownFiles | null = null;
  const { manifest, changed } = await runImport({
    dataRoot,
    stage: async (previous) => {
      const known = await knownSources(dataRoot, previous);
      const folder = await stageSources(source, { mapping, timezone, known, scratch: await spillFolder(dataRoot, "import") });
      learned = folder.learned;
      return folder;
    },
    ...(onProgress && { onProgress }),
    ...(waitMs !== undefined && { waitMs }),
  });
  if (learned !== null) await rememberSources(dataRoot, manifest.id, learned);
  await rememberSource(dataRoot, { source, mapping: mapping ?? null, timezone: timezone ?? null, files, activityLayout, journeysLayout });
  return summaryOf(manifest, changed, (performance.now() - started) / 1000);
}

/** Imports a small folder into a throw-away data root on a DuckDB that is already open: the same code, without flushes. */
export async function importInProcess(request: ImportRequest & { instance: DuckDBInstance }): Promise<ImportSummary> {
  const { dataRoot, source, mapping, timezone, instance } = request;
  const started = performance.now();
  const { manifest, changed } = await runImport({
    dataRoot,
    stage: () => stageSources(source, { mapping, timezone }),
    durable: false,
    workbench: () => borrowWorkbench(instance),
  });
  return summaryOf(manifest, changed, (performance.now() - started) / 1000);
}

/** Counts what an import of a folder would give; writes nothing but spill files. */
export async function dryRunSource(request: ImportRequest): Promise<DryRun> {
  const { dataRoot, source, mapping, timezone, onProgress = () => {} } = request;
  const scratch = await spillFolder(dataRoot, "dry-run");
  const folder = await stageSources(source, { mapping, timezone, scratch });
  const totalBytes = folder.found.reduce((sum, { bytes }) => sum + bytes, 0);
  const bench = await openWorkbench(join(scratch, "work"), totalBytes < 256_000_000);
  try {
    return await dryRunOn(
      bench,
      folder,
      progressFrom(totalBytes, onProgress, () => performance.now()),
    );
  } finally {
    await bench.close();
    await folder.cleanup();
    await rm(scratch, { recursive: true, force: true });
  }
}

/** A folder of this process; what a killed one leaves is swept by the next import. */
async function spillFolder(dataRoot: string, task: string): Promise<string> {
  const folder = join(dataRoot, "spill", `${task}-${process.pid}`);
  await mkdir(folder, { recursive: true });
  return folder;
}

function summaryOf(manifest: Manifest, changed: boolean, seconds: number): ImportSummary {
  const { id, events, users, start, end, timezone, counts, sources } = manifest;
  const shapes: Record<string, number> = {};
  for (const { shape } of sources) shapes[shape] = (shapes[shape] ?? 0) + 1;
  return { generation: id, changed, seconds, events, users, start, end, timezone, counts, sources: sources.length, shapes };
}
