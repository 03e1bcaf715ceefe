import type { LifecycleAnswer, LifecyclePoint, LifecycleResult } from "../../reports/lifecycle/result/answer.ts";

/** A result under the keys of a case's `expect`, every number filled; dormant below zero, as cases write it. */
export function expectation(result: LifecycleResult): Record<string, unknown> {
  const { previous, ...current } = result;
  return { ...factsOf(current), ...(previous ? { previous: factsOf(previous) } : {}) };
}

function factsOf({ points, groups, groupCount, ...rest }: LifecycleAnswer): Record<string, unknown> {
  return {
    ...rest,
    ...(points ? { points: points.map(pointFacts) } : {}),
    ...(groups
      ? {
          byBreakdown: Object.fromEntries(groups.map(({ group, points: own }) => [group, own.map(pointFacts)])),
          breakdownValues: groups.map(({ group }) => group),
          breakdownCount: groupCount,
        }
      : {}),
  };
}

function pointFacts(point: LifecyclePoint): Record<string, unknown> {
  return { ...point, dormant: point.dormant === 0 ? 0 : -point.dormant };
}
