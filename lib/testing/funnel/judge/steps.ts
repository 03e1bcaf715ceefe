import type { FunnelStep } from "../../../reports/funnel/result/answer.ts";
import { setDifferences, valueDifferences } from "../../difference.ts";
import type { CasePart } from "../subject.ts";
import type { Comparison } from "./comparison.ts";

/** Differences in counts, times and actors of the steps. */
export async function stepDifferences({ facts, answer, subject, of }: Comparison): Promise<string[]> {
  const steps = answer.steps ?? [];
  const differences: string[] = [];
  if (facts.steps && facts.steps.length !== steps.length)
    differences.push(`steps: expected ${facts.steps.length} of them, got ${steps.length}`);
  facts.steps?.forEach((expected, index) => {
    differences.push(...valueDifferences(`step ${index + 1} count`, expected?.count, steps[index]?.count));
    differences.push(...timeDifferences(`step ${index + 1}`, expected, steps[index]));
  });
  for (const [step, actors] of Object.entries(facts.actors ?? {}))
    if (actors)
      differences.push(
        ...setDifferences(`actors of step ${step}`, actors, await subject.actors({ step: Number(step), state: "converted", of })),
      );
  for (const [step, actors] of Object.entries(facts.dropped ?? {}))
    if (actors)
      differences.push(...setDifferences(`dropped before step ${step}`, actors, await lost(subject.actors, { step: Number(step), of })));
  for (const [step, count] of Object.entries(facts.furthest ?? {})) {
    const reached = steps[Number(step) - 1]?.count ?? 0;
    differences.push(...valueDifferences(`furthest at step ${step}`, count, reached - (steps[Number(step)]?.count ?? 0)));
  }
  return differences;
}

/** The units that did not convert, whether their deadline has passed or not: cases do not tell the two apart. */
export async function lost(actors: (part: CasePart) => Promise<string[]>, part: Omit<CasePart, "state">): Promise<string[]> {
  return [...(await actors({ ...part, state: "dropped" })), ...(await actors({ ...part, state: "in_window" }))];
}

/** Differences in the times of one step from the one before. */
export function timeDifferences(
  what: string,
  expected: { averageSeconds?: number | null | undefined; medianSeconds?: number | null | undefined } | null,
  actual: FunnelStep | undefined,
): string[] {
  return [
    ...valueDifferences(`${what} averageSeconds`, expected?.averageSeconds, actual?.averageSeconds),
    ...valueDifferences(`${what} medianSeconds`, expected?.medianSeconds, actual?.medianSeconds),
  ];
}
