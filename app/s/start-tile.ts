import type { SharedAnswer } from "../../components/shares/shared-answer.ts";
import type { Generation } from "../../lib/dataset/generation.ts";
import { engineFor } from "../../lib/engine/index.ts";
import { startRun } from "../../lib/engine/runs.ts";
import { environment } from "../../lib/env.ts";
import { answerCompiled, compileReport, definitionHash, type ReportDefinition } from "../../lib/run-report.ts";
import { drawnDefinition } from "../../lib/shares/publishable.ts";
import { shareTurns } from "../../lib/shares/turns.ts";
import { withSavedCohorts } from "../cohorts/put-in-place.ts";

const deadlineMs = 5_000;

/** By which word the runs of a link know whose they are. */
export const whoOfShare = (id: string) => `share:${id}`;

/**
 * Starts the question of a public tile, or joins the one under way for it; its answer is stripped to what is drawn before it is
 * kept. Only a question that is not answered yet is compiled.
 */
export async function startTile(share: string, definition: ReportDefinition, generation: Generation): Promise<{ handle: string }> {
  const owner = whoOfShare(share);
  const placed = await withSavedCohorts(definition, generation, { owner, deadlineMs });
  return startRun({
    key: `public:${definitionHash(placed)}:${generation.id}`,
    owner,
    who: owner,
    execute: (signal, onProgress) =>
      shareTurns().take(share, signal, async (): Promise<SharedAnswer> => {
        const options = { owner, signal, onProgress, deadlineMs: Math.min(deadlineMs, environment().deadlineMs) };
        const { result, receipt } = await answerCompiled(compileReport(placed, generation), { engine: engineFor(generation) }, options);
        const { timezone, dataEnd } = receipt;
        return { definition: drawnDefinition(placed), result, receipt: { timezone, dataEnd } };
      }),
  });
}
