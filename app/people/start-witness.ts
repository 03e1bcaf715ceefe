import type { PeopleReply } from "../../components/people/people-actions.ts";
import { type Principal, whoOf } from "../../lib/access/principal.ts";
import type { Generation } from "../../lib/dataset/generation.ts";
import { engineFor } from "../../lib/engine/index.ts";
import { startRun } from "../../lib/engine/runs.ts";
import { answerWitness, compileWitness, parseWitness } from "../../lib/run-witness.ts";
import { withSavedCohorts } from "../cohorts/put-in-place.ts";

const longestQuestion = 200_000;

/** Parses, compiles and enqueues the question why one unit is where it is in a report; never waits for the engine. */
export async function startWitness(
  generation: Generation,
  json: string,
  { principal, owner }: { principal: Principal; owner: string },
): Promise<PeopleReply> {
  if (json.length > longestQuestion || owner.length > 64) return { ok: false, message: "The question is too long." };
  const parsed = parseWitness(JSON.parse(json));
  if (!parsed.ok) return { ok: false, message: parsed.issues[0]?.message ?? "The question cannot be asked." };
  try {
    const { report, actor } = parsed.definition;
    const compiled = compileWitness({ report: await withSavedCohorts(report, generation), actor }, generation);
    const { handle, cached } = startRun({
      key: compiled.key,
      owner,
      who: whoOf(principal),
      execute: (signal, onProgress) => answerWitness(compiled, { engine: engineFor(generation) }, { owner, signal, onProgress }),
    });
    const run = { handle, ...(cached === undefined ? {} : { cached }) };
    return { ok: true, run, sql: compiled.statement.sql, portableSql: compiled.portable };
  } catch (error) {
    if (error instanceof RangeError) return { ok: false, message: error.message };
    throw error;
  }
}
