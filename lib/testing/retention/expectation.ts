import type { AverageCell, RetentionAnswer, RetentionCohort, RetentionResult } from "../../reports/retention/result/answer.ts";

/** A result under the keys of a case's `expect`, every number filled; what the screen knows besides stays under its own name. */
export function expectation(result: RetentionResult): Record<string, unknown> {
  const { previous, ...current } = result;
  return { ...factsOf(current), ...(previous ? { previous: factsOf(previous) } : {}) };
}

function factsOf(answer: RetentionAnswer): Record<string, unknown> {
  const { cohorts, groups, groupCount, average, actors, ...rest } = answer;
  return {
    ...rest,
    ...(cohorts ? { cohorts: cohorts.map(cohortFacts) } : {}),
    ...(average ? { average: average.map(averageFacts) } : {}),
    ...(groups
      ? {
          byBreakdown: Object.fromEntries(
            groups.map(({ group, cohorts: own, average: pooled, significance }) => [
              group,
              { cohorts: own.map(cohortFacts), average: pooled.map(averageFacts), ...(significance ? { significance } : {}) },
            ]),
          ),
          breakdownValues: groups.map(({ group }) => group),
          breakdownCount: groupCount,
        }
      : {}),
    ...(actors ? { list: actors } : {}),
  };
}

function cohortFacts({ period, size, cells }: RetentionCohort): Record<string, unknown> {
  const hasAmount = cells.some(({ amount }) => amount);
  return {
    period,
    size,
    values: cells.map(({ retained }) => retained),
    states: cells.map(({ state }) => state),
    closesAt: cells.map(({ closesAt }) => closesAt),
    ...(hasAmount ? { sums: cells.map(({ amount }) => amount?.sum), averages: cells.map(({ amount }) => amount?.average) } : {}),
    ...(hasAmount ? { perMember: cells.map(({ amount }) => amount?.perMember) } : {}),
  };
}

function averageFacts({ retained, eligible, rate, cohorts, amount }: AverageCell): Record<string, unknown> {
  return { retained, eligible, rate: rate.rate, cohorts, ...(amount ? { perMember: amount.perMember } : {}) };
}
