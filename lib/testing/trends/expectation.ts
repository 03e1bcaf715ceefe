import type { TrendsAnswer, TrendsLine, TrendsResult } from "../../reports/trends/result/answer.ts";

/** A result under the keys of a case's `expect`, every number filled; what the screen knows besides stays under its own name. */
export function expectation(result: TrendsResult): Record<string, unknown> {
  const { previous, series, buckets, exclusions, ...rest } = result;
  const compared = previous !== undefined;
  const lines = [
    ...series.map((line) => lineFacts(line, compared ? "current" : undefined)),
    ...(previous?.series ?? []).map((line) => lineFacts(line, "previous")),
  ];
  return {
    ...rest,
    series: lines,
    seriesCount: lines.length,
    partial: partialPeriods(buckets),
    excluded: Object.fromEntries(exclusions.map(({ letter, excluded }) => [letter, excluded])),
    ...(previous?.elapsedTo === undefined ? {} : { elapsedTo: previous.elapsedTo }),
  };
}

function partialPeriods(buckets: TrendsAnswer["buckets"]): string[] {
  return buckets.filter(({ partial }) => partial).map(({ period }) => period);
}

/** One breakdown is written as a text, two as a list. */
function lineFacts({ key: _, breakdown, ...line }: TrendsLine, compare: "current" | "previous" | undefined): Record<string, unknown> {
  return {
    ...line,
    breakdown: breakdown?.length === 1 ? breakdown[0] : breakdown,
    sum: line.points.reduce((total, { value }) => total + (value ?? 0), 0),
    ...(compare ? { compare } : {}),
  };
}
