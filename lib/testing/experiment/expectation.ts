import type { ArmOutcomes, EffectPoint, ExperimentResult, MetricAnswer, Segment } from "../../reports/experiment/result/answer.ts";

/** A result under the keys of a case's `expect`, every number filled; an arm's sums stand beside its name. */
export function expectation(result: ExperimentResult): Record<string, unknown> {
  const { metrics, overTime, segments, ...rest } = result;
  return {
    ...rest,
    ...(metrics ? { metrics: metrics.map(metricFacts) } : {}),
    ...(overTime ? { overTime: overTime.map(flat) } : {}),
    ...(segments ? { segments: segments.map(flat) } : {}),
  };
}

function metricFacts({ steps, ...rest }: MetricAnswer): Record<string, unknown> {
  return { ...flat(rest), ...(steps ? { steps: steps.map(flat) } : {}) };
}

function flat({ arms, ...rest }: { arms: ArmOutcomes[] } & Partial<MetricAnswer | EffectPoint | Segment>): Record<string, unknown> {
  return { ...rest, arms: arms.map(({ inputs, ...arm }) => ({ ...arm, ...inputs })) };
}
