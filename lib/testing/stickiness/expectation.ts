import type { StickinessResult } from "../../reports/stickiness/result/answer.ts";

/** A result under the keys of a case's `expect`, every number filled; the series of both periods in one list. */
export function expectation(result: StickinessResult): Record<string, unknown> {
  const { previous, series, ...rest } = result;
  if (!series) return { ...rest, ...(previous ? { previous } : {}) };
  const { series: before, ...beside } = previous ?? {};
  return {
    ...rest,
    series: [
      ...series.map((each) => (before ? { ...each, compare: "current" } : each)),
      ...(before ?? []).map((each) => ({ ...each, compare: "previous" })),
    ],
    ...(previous ? { previous: beside } : {}),
  };
}
