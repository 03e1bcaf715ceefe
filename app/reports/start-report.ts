import type { RunReply } from "../../components/report/report-actions.ts";
import type { Generation } from "../../lib/dataset/generation.ts";
import { engineFor } from "../../lib/engine/index.ts";
import { startRun } from "../../lib/engine/runs.ts";
import { type Answered, answerCompiled, compileReport, parseReport, type ReportResult } from "../../lib/run-report.ts";

const longestQuestion = 200_000;

/** Who asks, and where on the owner's page the answer goes: a new question there gives up the one before. */
export type Asker = { owner: string; place: string };

/** Parses, compiles and enqueues a question; never waits for the engine. */
export function startReport(generation: Generation, json: string, { owner, place }: Asker): RunReply<ReportResult> {
  if (json.length > longestQuestion || owner.length > 64 || place.length > 64) return refused("", "The question is too long.");
  const parsed = parseReport(JSON.parse(json));
  if (!parsed.ok) return parsed;
  try {
    const compiled = compileReport(parsed.definition, generation);
    const run = startRun({
      key: `${compiled.hash}:${generation.id}`,
      owner,
      place,
      execute: (signal, onProgress) => answerCompiled(compiled, { engine: engineFor(generation) }, { owner, signal, onProgress }),
    });
    const { handle, cached } = run as { handle: string; cached?: Answered };
    const { statement, portable, reading, hash } = compiled;
    return { ok: true, run: { handle, ...(cached ? { cached } : {}) }, sql: statement.sql, portableSql: portable, reading, hash };
  } catch (error) {
    if (error instanceof RangeError) return refused("interval", error.message);
    throw error;
  }
}

function refused(path: string, message: string): RunReply<never> {
  return { ok: false, issues: [{ path, message }] };
}
