import { eventName, type ListedMetric, listedMetrics } from "../definition/labels.ts";
import type { MetricRole } from "../definition/metric.ts";
import { readsNumbers } from "../plan/figures.ts";
import type { MetricAnswer, StepOutcome } from "./answer.ts";
import { judgingOf } from "./compare/judging.ts";
import { armOutcomes, lastStep } from "./inputs.ts";
import { outcomeOf } from "./outcome.ts";
import type { Reading } from "./reading.ts";
import { type Sums, sumsByVariant, total } from "./sums.ts";
import { corrected, decided, isPlanReached } from "./verdict.ts";

/** Every metric of the panel, corrected within the roles that are. */
export function metricAnswers(reading: Reading): MetricAnswer[] {
  const { definition, exposure } = reading;
  const answers = listedMetrics(definition).map((metric) => undecidedMetric(metric, reading));
  const families = new Map(
    (["primary", "secondary"] satisfies MetricRole[]).flatMap((role) =>
      corrected(
        answers.filter((each) => each.role === role),
        definition.correction,
      ).map((each) => [each.key, each]),
    ),
  );
  return answers.map((answer) => {
    const { role, direction } = answer;
    const planReached = isPlanReached(answer, exposure.progress, definition);
    return decided(families.get(answer.key) ?? answer, { definition, role, direction, isPlanReached: planReached });
  });
}

function undecidedMetric(listed: ListedMetric, reading: Reading): MetricAnswer {
  const { definition, exposure, sumRows } = reading;
  const { metric, role } = listed;
  const sums = sumsByVariant(sumRows.filter((row) => row.metric === listed.key));
  const arms = armOutcomes(exposure.arms, sums, { metric, step: lastStep(metric), alpha: definition.alpha });
  const { minimum } = definition;
  const judging = judgingOf(definition, { direction: metric.direction, oneSided: role === "guardrail" });
  const outcome = outcomeOf(arms, { judging, minimum, isSplitBroken: exposure.split.status === "alarm" });
  const reads = (metric.type === "mean" || metric.type === "ratio") && readsNumbers(metric);
  return {
    ...describedMetric(listed, total(sums.values())),
    ...outcome,
    notNumeric: reads ? (total(sums.values()).get("not_numeric") ?? 0) : null,
    ...(metric.type === "funnel" ? { steps: stepsOf(metric.steps.map(eventName), { listed, sums, reading }) } : {}),
  };
}

/** A metric's name and what is the same in every view of it. */
export function describedMetric(
  { key, label, role, metric }: ListedMetric,
  sums: Sums,
): Pick<MetricAnswer, "key" | "label" | "type" | "role" | "direction" | "limits"> {
  const { type, direction } = metric;
  const limits = { lower: sums.get("lower") ?? null, upper: sums.get("upper") ?? null };
  return { key, label, type, role, direction, ...(metric.type === "mean" && metric.winsorize ? { limits } : {}) };
}

type Steps = { listed: ListedMetric; sums: ReadonlyMap<string, Sums>; reading: Reading };

function stepsOf(labels: readonly string[], { listed: { metric }, sums, reading: { definition, exposure } }: Steps): StepOutcome[] {
  const judging = judgingOf(definition, { direction: metric.direction, oneSided: false });
  return labels.map((label, index) => {
    const arms = armOutcomes(exposure.arms, sums, { metric, step: index + 1, alpha: definition.alpha });
    const outcome = outcomeOf(arms, { judging, minimum: definition.minimum, isSplitBroken: exposure.split.status === "alarm" });
    return { step: index + 1, label, ...outcome };
  });
}
