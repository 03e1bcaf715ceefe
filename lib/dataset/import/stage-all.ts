import { propertyRegister } from "./column-names.ts";
import type { ImportDesk, ImportPlan } from "./import-plan.ts";
import { carryOver } from "./previous-rows.ts";
import type { PhaseReport } from "./progress.ts";
import { textLiteral } from "./quote.ts";
import { collectSeenPairs, resolveIdentities } from "./resolve-identities.ts";
import { rejectFile, settleStaging, stageSource } from "./stage-source.ts";
import { createStagingTables } from "./staging-tables.ts";
import type { Workbench } from "./workbench.ts";

/** Reads all new source files, decides who is who, and returns the property names by text column. */
export async function stageAll({ bench, store, plan, report }: ImportDesk): Promise<Map<string, string>> {
  const fresh = plan.staged.filter(({ role }) => role === "events").flatMap(({ properties }) => properties.map(({ name }) => name));
  const register = propertyRegister([...Object.values(plan.previous?.next.properties ?? {}), ...fresh]);
  await createStagingTables(bench, register.keys());
  await bench.run(`CREATE TABLE gone ("path" VARCHAR)`);
  for (const path of plan.gone) await bench.run(`INSERT INTO gone VALUES (${textLiteral(path)})`);
  await readSources(bench, plan, report);
  await settleStaging(bench);
  report({ phase: "identities" });
  await collectSeenPairs(bench);
  if (plan.previous !== null) await carryOver(bench, { root: store.root, manifest: plan.previous });
  await resolveIdentities(bench);
  return register;
}

async function readSources(bench: Workbench, plan: ImportPlan, report: PhaseReport): Promise<void> {
  for (const { path, reason } of plan.unreadable) await rejectFile(bench, path, reason);
  const sizes = new Map(plan.sources.map(({ path, bytes }) => [path, bytes]));
  let bytes = 0;
  let path: string | null = null;
  for (const source of plan.staged) {
    const size = sizes.get(source.path) ?? 0;
    const timer = setInterval(() => report({ phase: "reading", bytes: bytes + (size * Math.max(0, bench.percent())) / 100 }), 500);
    try {
      await stageSource(bench, source);
    } finally {
      clearInterval(timer);
    }
    if (source.path !== path) bytes += size;
    path = source.path;
    report({ phase: "reading", bytes });
  }
}
