import { funnelDefinition } from "../../reports/funnel/definition.ts";
import { caseReport, type FunnelCase } from "../case.ts";
import { setDifferences, valueDifferences } from "../difference.ts";
import { breakdownDifferences } from "./judge/breakdown.ts";
import type { Comparison } from "./judge/comparison.ts";
import { correlationDifferences } from "./judge/correlation.ts";
import { seriesDifferences } from "./judge/series.ts";
import { stepDifferences } from "./judge/steps.ts";
import type { CaseSubject, OpenCase } from "./subject.ts";

/** Runs a case against a subject: its differences, or why its report was refused or accepted against expectation. */
export async function judgeCase(given: FunnelCase, open: OpenCase): Promise<string[]> {
  const parsed = funnelDefinition.safeParse(caseReport(given));
  if (given.expect.error === true) return parsed.success ? ["the definition is accepted, it must be refused"] : [];
  if (!parsed.success) return [`the definition is refused: ${parsed.error.issues.map((issue) => issue.message).join("; ")}`];
  if (given.expect.error === false) return [];
  return compareCase(given, await open(given, parsed.data));
}

/** Everything that a case asserts and the subject does not give, one sentence each. */
export async function compareCase(given: FunnelCase, subject: CaseSubject): Promise<string[]> {
  const { previous, error: _, ...current } = given.expect;
  const definition = funnelDefinition.parse(caseReport(given));
  const toStep = definition.toStep ?? definition.steps.length;
  const differences = await factDifferences({ facts: current, answer: subject.answer, subject, of: "current", toStep });
  if (!previous) return differences;
  if (!subject.answer.previous) return [...differences, "there is no previous period"];
  const before = await factDifferences({ facts: previous, answer: subject.answer.previous, subject, of: "previous", toStep });
  return [...differences, ...before.map((each) => `previous ${each}`)];
}

async function factDifferences(comparison: Comparison): Promise<string[]> {
  return [
    ...(await stepDifferences(comparison)),
    ...(await breakdownDifferences(comparison)),
    ...(await seriesDifferences(comparison)),
    ...binDifferences(comparison),
    ...(await correlationDifferences(comparison)),
  ];
}

function binDifferences({ facts, answer }: Comparison): string[] {
  const text = ({ fromSeconds, toSeconds, count }: { fromSeconds: number; toSeconds: number; count: number }) =>
    `${fromSeconds}-${toSeconds}: ${count}`;
  const bins = facts.bins ? setDifferences("bins", facts.bins.map(text), (answer.bins ?? []).map(text)) : [];
  return [
    ...bins,
    ...valueDifferences("averageSeconds", facts.averageSeconds, answer.converted?.averageSeconds),
    ...valueDifferences("medianSeconds", facts.medianSeconds, answer.converted?.medianSeconds),
  ];
}
