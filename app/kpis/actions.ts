"use server";

import type { KpiReply, PlacedQuestion } from "../../components/kpis/ask-together.ts";
import { requireMay } from "../access.ts";
import { currentData } from "../current-data.ts";
import { enqueueReport } from "../reports/start-report.ts";

const mostQuestions = 60;

/** Compiles the questions of a page and starts their runs; answers at once with a reply for each, in their order. */
export async function runReports(questions: readonly PlacedQuestion[], owner: string): Promise<KpiReply[]> {
  const principal = await requireMay("ask");
  const data = await currentData();
  const replies = questions.slice(0, mostQuestions).map(async ({ json, place }): Promise<KpiReply> => {
    if (!data) return { ok: false, issues: [{ path: "", message: "There is no data yet: bring some in on the Data page." }] };
    const enqueued = await enqueueReport(data.generation, json, { principal, owner, place });
    return enqueued.ok ? { ok: true, run: enqueued.run, reading: enqueued.compiled.reading } : enqueued;
  });
  return Promise.all(replies);
}
