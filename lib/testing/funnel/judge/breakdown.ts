import { setDifferences, valueDifferences } from "../../difference.ts";
import type { Comparison } from "./comparison.ts";
import { timeDifferences } from "./steps.ts";

/** Differences in the groups of a breakdown: which they are, their counts, times and actors. */
export async function breakdownDifferences({ facts, answer, subject, of }: Comparison): Promise<string[]> {
  const names = (answer.groups ?? answer.seriesByGroup ?? answer.binsByGroup ?? []).map(({ group }) => group);
  const group = (name: string) => answer.groups?.find((each) => each.group === name);
  const differences = valueDifferences("number of groups", facts.breakdownCount, names.length);
  if (facts.breakdownValues) differences.push(...setDifferences("groups", facts.breakdownValues, names));
  if (facts.byBreakdown) differences.push(...setDifferences("groups", Object.keys(facts.byBreakdown), names));
  for (const [name, counts] of Object.entries(facts.byBreakdown ?? {}))
    for (const [index, count] of counts?.entries() ?? [])
      differences.push(...valueDifferences(`group ${name} step ${index + 1} count`, count, group(name)?.steps[index]?.count));
  for (const [name, times] of Object.entries(facts.breakdownTimes ?? {}))
    for (const [index, expected] of times?.entries() ?? [])
      differences.push(...timeDifferences(`group ${name} step ${index + 1}`, expected, group(name)?.steps[index]));
  for (const [name, lists] of Object.entries(facts.breakdownActors ?? {}))
    for (const [step, actors] of Object.entries(lists ?? {}))
      if (actors) {
        const found = await subject.actors({ step: Number(step), state: "converted", group: name, of });
        differences.push(...setDifferences(`group ${name} actors of step ${step}`, actors, found));
      }
  return differences;
}
