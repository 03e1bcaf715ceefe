import { parseReport, type ReportDefinition, type ReportResult } from "../run-report.ts";
import { type CaseLog, caseReport, type ReportCase } from "./case.ts";
import type { Ask } from "./kind-tests.ts";
import { testsOf } from "./kinds.ts";

/** Makes a log ready to be asked, by the product or by the reference. */
export type OpenLog = (log: CaseLog) => Ask<ReportDefinition, ReportResult>;

/** Runs a case: its differences, or why its report was refused or accepted against expectation. */
export async function judgeCase(given: ReportCase, open: OpenLog): Promise<string[]> {
  const { error, ...expected } = given.expect;
  const report = caseReport(given);
  const kind = report.kind as ReportDefinition["kind"];
  const prepare = testsOf(kind)?.prepare;
  const parsed = parseReport(prepare ? prepare(report) : report);
  if (error === true) return parsed.ok ? ["the definition is accepted, it must be refused"] : [];
  if (!parsed.ok) return [`the definition is refused: ${parsed.issues.map(({ message }) => message).join("; ")}`];
  if (error === false) return [];
  const ask = open(given) as Ask<{ kind: string; timezone: string }, ReportResult>;
  return testsOf(kind).judge(expected, parsed.definition, ask);
}

/** The reference as something that can be asked. */
export const openReference: OpenLog = (log) => async (definition) => testsOf(definition.kind).reference(log, definition) as ReportResult;
