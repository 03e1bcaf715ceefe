import { z } from "zod";
import type { RunHandle } from "../../components/data/data-actions.ts";
import { type Principal, whoOf } from "../../lib/access/principal.ts";
import type { Generation } from "../../lib/dataset/generation.ts";
import { engineFor } from "../../lib/engine/index.ts";
import { startRun } from "../../lib/engine/runs.ts";
import { rejectCounts, rejectsPage } from "../../lib/sql/duckdb/rejects.ts";
import type { Statement } from "../../lib/sql/statement.ts";

const question = z.strictObject({
  reason: z.string().max(2000).nullable(),
  file: z.string().max(4096).nullable(),
  offset: z.number().int().min(0),
});

type Asker = { principal: Principal; owner: string };

/** Rows of one page of the rejects. */
export const rejectsPerPage = 50;

/** Starts reading one page of the rejects, or their counts when nothing is asked; returns at once. */
export function startRejects(generation: Generation, json: string, asker: Asker): RunHandle {
  const { path } = generation.rejectsFile;
  if (json === "counts") return start(generation, "counts", { ...asker, statement: rejectCounts(path) });
  const asked = question.parse(JSON.parse(json));
  return start(generation, JSON.stringify(asked), { ...asker, statement: rejectsPage(path, { ...asked, limit: rejectsPerPage }) });
}

function start(generation: Generation, word: string, { principal, owner, statement }: Asker & { statement: Statement }): RunHandle {
  const run = startRun({
    key: `rejects:${word}:${generation.id}`,
    owner,
    who: whoOf(principal),
    place: word === "counts" ? "reject-counts" : "rejects",
    execute: (signal, onProgress) => engineFor(generation).run(statement, { owner, signal, onProgress }),
  });
  return { handle: run.handle, ...(run.cached === undefined ? {} : { cached: run.cached }) };
}
