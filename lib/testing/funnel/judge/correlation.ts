import { setDifferences, valueDifferences } from "../../difference.ts";
import type { Comparison } from "./comparison.ts";

type Item = { event?: string | null | undefined; property?: string | null | undefined; value?: string | null | undefined };

const key = ({ event, property, value }: Item): string => JSON.stringify([event ?? null, property ?? null, value ?? null]);

/** Differences in correlations: which items are listed, their numbers and the actors behind them. */
export async function correlationDifferences({ facts, answer, subject }: Comparison): Promise<string[]> {
  const found = answer.correlations ?? [];
  const differences: string[] = [];
  if (facts.correlations) differences.push(...setDifferences("correlations", facts.correlations.map(key), found.map(key)));
  for (const expected of facts.correlations ?? []) {
    const item = found.find((each) => key(each) === key(expected));
    if (!item) continue;
    for (const field of ["success", "failure", "oddsRatio", "type"] as const)
      differences.push(...valueDifferences(`correlation ${key(expected)} ${field}`, expected[field], item[field]));
  }
  for (const [event, lists] of Object.entries(facts.correlationActors ?? {}))
    for (const [outcome, actors] of Object.entries(lists ?? {})) {
      if (!actors || (outcome !== "success" && outcome !== "failure")) continue;
      differences.push(...setDifferences(`${outcome} of ${event}`, actors, await subject.correlationActors(event, outcome)));
    }
  return differences;
}
