import type { TrendPoint } from "../../../reports/funnel/result/answer.ts";
import { setDifferences, valueDifferences } from "../../difference.ts";
import type { Comparison } from "./comparison.ts";
import type { FunnelFacts } from "./facts.ts";
import { lost } from "./steps.ts";

type ExpectedPoint = NonNullable<FunnelFacts["series"]>[number];

/** Differences in a trend: its points, by group too, and the actors of a period. */
export async function seriesDifferences({ facts, answer, subject, of, toStep }: Comparison): Promise<string[]> {
  const series = answer.series ?? [];
  const periods = answer.series ?? answer.seriesByGroup?.[0]?.series ?? [];
  const differences = valueDifferences("number of periods", facts.periodCount, periods.length);
  const entered = series.reduce((sum, point) => sum + point.entered, 0);
  differences.push(...valueDifferences("entered in all", facts.enteredTotal, entered));
  if (facts.series) differences.push(...pointDifferences("series", facts.series, series));
  for (const [group, points] of Object.entries(facts.seriesByBreakdown ?? {}))
    if (points) {
      const found = answer.seriesByGroup?.find((each) => each.group === group)?.series;
      differences.push(...(found ? pointDifferences(`group ${group}`, points, found) : [`group ${group}: no series`]));
    }
  for (const [period, lists] of Object.entries(facts.actorsByPeriod ?? {}))
    for (const [state, actors] of Object.entries(lists ?? {})) {
      if (!actors) continue;
      const part = { step: toStep, period, of };
      const found = state === "dropped" ? await lost(subject.actors, part) : await subject.actors({ ...part, state: "converted" });
      differences.push(...setDifferences(`${state} of ${period}`, actors, found));
    }
  return differences;
}

function pointDifferences(what: string, expected: readonly ExpectedPoint[], actual: readonly TrendPoint[]): string[] {
  return expected.flatMap((point) => {
    const found = actual.find((each) => samePeriod(each.period, point.period));
    if (!found) return [`${what} ${point.period}: no such period`];
    const rate = found.entered === 0 ? 0 : (100 * found.converted) / found.entered;
    return [
      ...valueDifferences(`${what} ${point.period} entered`, point.entered, found.entered),
      ...valueDifferences(`${what} ${point.period} converted`, point.converted, found.converted),
      ...valueDifferences(`${what} ${point.period} rate`, point.rate, rate),
    ];
  });
}

/** 2024-05-01T13 and 2024-05-01T13:00:00 are the same hour. */
function samePeriod(a: string, b: string): boolean {
  const plain = (period: string) =>
    period
      .replace(" ", "T")
      .replace(/(:00)+$/, "")
      .replace(/T00$/, "");
  return plain(a) === plain(b);
}
