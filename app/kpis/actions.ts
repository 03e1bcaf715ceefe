"use server";

import type { PlacedQuestion } from "../../components/kpis/ask-together.ts";
import type { RunReply } from "../../components/report/report-actions.ts";
import type { ReportResult } from "../../lib/run-report.ts";
import { currentData } from "../current-data.ts";
import { requireOwnPage } from "../own-page.ts";
import { startReport } from "../reports/start-report.ts";

const mostQuestions = 60;

/** Compiles the questions of a page and starts their runs; answers at once with a reply for each, in their order. */
export async function runReports(questions: readonly PlacedQuestion[], owner: string): Promise<RunReply<ReportResult>[]> {
  await requireOwnPage();
  const data = await currentData();
  return questions.slice(0, mostQuestions).map(({ json, place }) => {
    if (!data) return { ok: false, issues: [{ path: "", message: "There is no data yet: bring some in on the Data page." }] };
    return startReport(data.generation, json, { owner, place });
  });
}
