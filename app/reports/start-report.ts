import type { RunReply } from "../../components/report/report-actions.ts";
import type { Generation } from "../../lib/dataset/generation.ts";
import { engineFor } from "../../lib/engine/index.ts";
import { startRun } from "../../lib/engine/runs.ts";
import { reading } from "../../lib/reports/funnel/definition/reading.ts";
import {
  type Answered,
  answerReport,
  compileReport,
  dataFacts,
  parseReport,
  type ReportDefinition,
  type ReportResult,
} from "../../lib/run-report.ts";
import { comparedPeriod, resolveRange } from "../../lib/vocabulary/period.ts";

const longestQuestion = 200_000;

/** Parses, compiles and enqueues a question; never waits for the engine. */
export function startReport(generation: Generation, json: string, owner: string): RunReply<ReportResult> {
  if (json.length > longestQuestion || owner.length > 64) return refused("", "The question is too long.");
  const parsed = parseReport(JSON.parse(json));
  if (!parsed.ok) return parsed;
  const { definition } = parsed;
  try {
    const { statement, portable, hash } = compileReport(definition, generation);
    const run = startRun({
      key: `${hash}:${generation.id}`,
      owner,
      place: "report",
      execute: (signal, onProgress) =>
        answerReport(definition, { generation, engine: engineFor(generation) }, { owner, signal, onProgress }),
    });
    const { handle, cached } = run as { handle: string; cached?: Answered };
    return {
      ok: true,
      run: { handle, ...(cached ? { cached } : {}) },
      sql: statement.sql,
      portableSql: portable,
      reading: sentence(definition, generation),
      hash,
    };
  } catch (error) {
    if (error instanceof RangeError) return refused("interval", error.message);
    throw error;
  }
}

function refused(path: string, message: string): RunReply<never> {
  return { ok: false, issues: [{ path, message }] };
}

function sentence(definition: ReportDefinition, generation: Generation): string {
  const { start, end } = dataFacts(generation);
  const period = resolveRange(definition.range, {
    timezone: definition.timezone,
    weekStart: definition.weekStart,
    dataStart: start,
    dataEnd: end,
  });
  return reading(definition, period, definition.compare ? comparedPeriod(period, definition.compare) : undefined);
}
