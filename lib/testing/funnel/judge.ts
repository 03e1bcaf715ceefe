import type { FunnelDefinition } from "../../reports/funnel/definition.ts";
import type { FunnelResult } from "../../reports/funnel/result/answer.ts";
import { setDifferences, valueDifferences } from "../difference.ts";
import type { Ask } from "../kind-tests.ts";
import { breakdownDifferences } from "./judge/breakdown.ts";
import type { Comparison } from "./judge/comparison.ts";
import { correlationDifferences } from "./judge/correlation.ts";
import { funnelExpectation } from "./judge/facts.ts";
import { seriesDifferences } from "./judge/series.ts";
import { stepDifferences } from "./judge/steps.ts";
import { subjectOf } from "./subject.ts";

/** Everything that a case asserts and the answers do not give, one sentence each. */
export async function judgeFunnel(
  expect: Record<string, unknown>,
  definition: FunnelDefinition,
  ask: Ask<FunnelDefinition, FunnelResult>,
): Promise<string[]> {
  const { previous, ...current } = funnelExpectation.parse(expect);
  const subject = await subjectOf(definition, ask);
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
