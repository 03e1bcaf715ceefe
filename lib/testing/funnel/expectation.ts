import type { FunnelAnswer, FunnelResult, FunnelStep, TrendPoint } from "../../reports/funnel/result/answer.ts";

/** A result under the keys of a case's `expect`, every number filled; what the screen knows besides stays under its own name. */
export function expectation(result: FunnelResult): Record<string, unknown> {
  const { previous, ...current } = result;
  return { ...factsOf(current), ...(previous ? { previous: factsOf(previous) } : {}) };
}

function factsOf(answer: FunnelAnswer): Record<string, unknown> {
  const { steps, groups, groupCount, series, seriesByGroup, bins, converted, binsByGroup, ...rest } = answer;
  return {
    ...rest,
    ...(steps ? { steps: steps.map(stepFacts) } : {}),
    ...(groups ? groupFacts(groups) : {}),
    ...(groupCount === undefined ? {} : { breakdownCount: groupCount }),
    ...(series
      ? { series: series.map(pointFacts), periodCount: series.length, enteredTotal: series.reduce((sum, point) => sum + point.entered, 0) }
      : {}),
    ...(seriesByGroup
      ? { seriesByBreakdown: Object.fromEntries(seriesByGroup.map(({ group, series: own }) => [group, own.map(pointFacts)])) }
      : {}),
    ...(bins ? { bins } : {}),
    ...(converted ?? {}),
    ...(binsByGroup ? { binsByBreakdown: Object.fromEntries(binsByGroup.map(({ group, ...own }) => [group, own])) } : {}),
  };
}

function groupFacts(groups: NonNullable<FunnelAnswer["groups"]>): Record<string, unknown> {
  const byGroup = <T>(value: (steps: FunnelStep[]) => T) => Object.fromEntries(groups.map(({ group, steps }) => [group, value(steps)]));
  return {
    byBreakdown: byGroup((steps) => steps.map((step) => step.count)),
    breakdownTimes: byGroup((steps) =>
      steps.map(({ averageSeconds, medianSeconds }) => (averageSeconds === null ? null : { averageSeconds, medianSeconds })),
    ),
    breakdownValues: groups.map(({ group }) => group),
    breakdownSteps: byGroup((steps) => steps.map(stepFacts)),
  };
}

const stepFacts = ({ label: _, ...step }: FunnelStep): Record<string, unknown> => step;

/** `rate` as cases write it: percent of all that entered, 0 where nothing did; the settled rate beside it. */
function pointFacts({ rate, ...point }: TrendPoint): Record<string, unknown> {
  return { ...point, rate: point.entered > 0 ? (100 * point.converted) / point.entered : 0, settledRate: rate };
}
