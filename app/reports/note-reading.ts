import { may } from "../../lib/access/deeds.ts";
import { waitSecondsFor } from "../../lib/access/pace.ts";
import { type Principal, whoOf } from "../../lib/access/principal.ts";
import { dataRoot } from "../../lib/env.ts";
import { definitionHash } from "../../lib/run-report.ts";
import { type ExperimentLogEntry, loadExperimentLog, logReading } from "../../lib/store/experiment-log.ts";
import { parsedQuestion, refusalOf } from "./start-report.ts";

/**
 * Keeps on what terms an experiment is read, and answers its log: none of a question that is refused, and no new line for who adds very
 * many. A store that fails does not stop the answer.
 */
export async function noteReading(json: string, principal: Principal): Promise<ExperimentLogEntry[]> {
  const parsed = parsedQuestion(json);
  if (!parsed.ok || parsed.definition.kind !== "experiment") return [];
  const { definition } = parsed;
  try {
    if (!may(principal, "see-people") && (await refusalOf(definition)) !== null) return [];
    const account = principal.is === "account" ? principal : null;
    const mayAdd = async () => (await waitSecondsFor("readings", whoOf(principal))) === null;
    await logReading(dataRoot(), definition, { account, definitionHash: definitionHash(definition), mayAdd });
    return await loadExperimentLog(dataRoot(), definition);
  } catch (error) {
    console.error("The reading of an experiment was not logged:", error);
    return [];
  }
}
