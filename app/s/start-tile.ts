import type { SharedAnswer } from "../../components/shares/shared-answer.ts";
import type { Generation } from "../../lib/dataset/generation.ts";
import { engineFor } from "../../lib/engine/index.ts";
import { startRun } from "../../lib/engine/runs.ts";
import { environment } from "../../lib/env.ts";
import { answerCompiled, compileReport, type ReportDefinition } from "../../lib/run-report.ts";
import { drawnDefinition } from "../../lib/shares/publishable.ts";
import { shareTurns } from "../../lib/shares/turns.ts";
import { withSavedCohorts } from "../cohorts/put-in-place.ts";

const deadlineMs = 5_000;

/** By which word the runs of a link know whose they are. */
export const whoOfShare = (id: string) => `share:${id}`;

/** Starts the question of a public tile, or joins the one under way for it; its answer is stripped to what is drawn before it is kept. */
export async function startTile(share: string, definition: ReportDefinition, generation: Generation): Promise<{ handle: string }> {
  const compiled = compileReport(await withSavedCohorts(definition, generation), generation);
  const owner = whoOfShare(share);
  return startRun({
    key: `public:${compiled.hash}:${generation.id}`,
    owner,
    who: owner,
    execute: (signal, onProgress) =>
      shareTurns().take(share, signal, async (): Promise<SharedAnswer> => {
        const options = { owner, signal, onProgress, deadlineMs: Math.min(deadlineMs, environment().deadlineMs) };
        const { result, receipt } = await answerCompiled(compiled, { engine: engineFor(generation) }, options);
        const { timezone, dataEnd } = receipt;
        return { definition: drawnDefinition(compiled.definition), result, receipt: { timezone, dataEnd } };
      }),
  });
}
