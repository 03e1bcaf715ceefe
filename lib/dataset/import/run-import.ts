import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { currentGeneration } from "../current.ts";
import { journeysLayout } from "../generation.ts";
import { addDerived } from "./add-derived.ts";
import { buildGeneration } from "./build-generation.ts";
import type { ImportPlan } from "./import-plan.ts";
import { lockRoot } from "./lock.ts";
import { formatVersion, type Manifest } from "./manifest.ts";
import { isUpToDate, planImport, type StagedFolder } from "./plan-import.ts";
import { type ImportProgress, progressFrom } from "./progress.ts";
import { removeOldGenerations, sweepLeftovers } from "./sweep.ts";
import { readManifest } from "./verify-generation.ts";
import { openWorkbench, type Workbench } from "./workbench.ts";
import { isCurrentIndex } from "./write-activity.ts";

/** One import from a staged folder into a data root. */
export type ImportRun = {
  dataRoot: string;
  /** Looks at the source folder; called under the lock. `previous` is the generation it will be compared with. */
  stage: (previous: Manifest | null) => Promise<StagedFolder & { cleanup?: () => Promise<void> }>;
  onProgress?: (progress: ImportProgress) => void;
  /** Flush files to the disk; false only for throw-away roots. */
  durable?: boolean;
  /** Rows of one canonical file, about, if not the usual number. */
  rowsPerFile?: number;
  /** How long to wait for another import to end. */
  waitMs?: number;
  /** A workbench to use (and close) instead of one of its own. */
  workbench?: () => Promise<Workbench>;
};

/** Up to this many bytes of files are staged in memory (and spill when they must); more are staged on the disk. */
const inMemoryBytes = 256_000_000;

/** Imports what is new and returns the manifest of the generation that readers now see; `changed` false when nothing was. */
export async function runImport(run: ImportRun): Promise<{ manifest: Manifest; changed: boolean }> {
  const { dataRoot, durable = true, onProgress = () => {} } = run;
  await mkdir(dataRoot, { recursive: true });
  const unlock = await lockRoot(dataRoot, run.waitMs ?? 0);
  try {
    await sweepLeftovers(dataRoot);
    const previous = await previousManifest(dataRoot);
    const folder = await run.stage(previous);
    try {
      const plan = planImport(folder, previous);
      const upToDate = previous !== null && isUpToDate(plan);
      if (upToDate && isDerived(previous, plan.timezone)) return { manifest: previous, changed: false };
      const report = progressFrom(freshBytes(plan), onProgress, () => performance.now());
      report({ phase: "looking" });
      const bench = await (run.workbench?.() ?? workbenchFor(plan, dataRoot));
      try {
        const desk = { bench, store: { root: dataRoot, durable, rowsPerFile: run.rowsPerFile }, plan, report };
        const manifest = await (upToDate ? addDerived(desk, previous) : buildGeneration(desk));
        await removeOldGenerations(dataRoot, manifest.id);
        report({ phase: "done" });
        return { manifest, changed: manifest.id !== previous?.id };
      } finally {
        await bench.close();
      }
    } finally {
      await folder.cleanup?.();
      await rm(join(dataRoot, "spill", `import-${process.pid}`), { recursive: true, force: true });
    }
  } finally {
    await unlock();
  }
}

function isDerived({ activity, journeys }: Manifest, timezone: string): boolean {
  return isCurrentIndex(activity, timezone) && journeys?.layout === journeysLayout;
}

async function previousManifest(dataRoot: string): Promise<Manifest | null> {
  const id = await currentGeneration(dataRoot);
  const manifest = id === null ? null : await readManifest(dataRoot, id);
  return manifest?.formatVersion === formatVersion ? manifest : null;
}

function freshBytes(plan: ImportPlan): number {
  const fresh = new Set(plan.staged.map(({ path }) => path));
  return plan.sources.filter(({ path }) => fresh.has(path)).reduce((sum, { bytes }) => sum + bytes, 0);
}

function workbenchFor(plan: ImportPlan, dataRoot: string): Promise<Workbench> {
  const small = freshBytes(plan) <= inMemoryBytes && (plan.previous?.events ?? 0) < 5_000_000;
  return openWorkbench(join(dataRoot, "spill", `import-${process.pid}`, "work"), small);
}
