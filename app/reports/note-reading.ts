import type { Principal } from "../../lib/access/principal.ts";
import { dataRoot } from "../../lib/env.ts";
import { definitionHash, parseReport } from "../../lib/run-report.ts";
import { type ExperimentLogEntry, loadExperimentLog, logReading } from "../../lib/store/experiment-log.ts";

/** Keeps on what terms an experiment is read, and answers its log; a store that fails does not stop the answer. */
export async function noteReading(json: string, principal: Principal): Promise<ExperimentLogEntry[]> {
  const parsed = parseReport(JSON.parse(json));
  if (!parsed.ok || parsed.definition.kind !== "experiment") return [];
  const account = principal.is === "account" ? principal : null;
  try {
    await logReading(dataRoot(), parsed.definition, { account, definitionHash: definitionHash(parsed.definition) });
    return await loadExperimentLog(dataRoot(), parsed.definition);
  } catch (error) {
    console.error("The reading of an experiment was not logged:", error);
    return [];
  }
}
