import { chosenMetric, eventName, type ListedMetric, listedMetrics } from "../../../reports/experiment/definition/labels.ts";
import type { Metric } from "../../../reports/experiment/definition/metric.ts";
import type {
  ArmOutcomes,
  EffectPoint,
  ExperimentResult,
  ExposureFacts,
  MetricAnswer,
  Segment,
  StepOutcome,
} from "../../../reports/experiment/result/answer.ts";
import { adjustPValues } from "../../../statistics/adjust-p-values.ts";
import { groupedBy, groupsOf } from "../../reference/group.ts";
import { sessionsOf } from "../../reference/session.ts";
import { bucketsIn, splitOf, splitStatus } from "./exposure.ts";
import { armOutcomes, type Yardstick, yardstickOf } from "./inputs.ts";
import { type Judged, outcomeOf, withCorrection, withVerdicts } from "./judgement.ts";
import { outcomesOf, type UnitOutcome } from "./outcome.ts";
import type { Scene } from "./scene.ts";

type Measured = { listed: ListedMetric; outcomes: UnitOutcome[]; yardstick: Yardstick; arms: ArmOutcomes[]; judged: Judged };

function measured(listed: ListedMetric, scene: Scene, exposure: ExposureFacts): Measured {
  const { metric, role } = listed;
  const outcomes = outcomesOf(scene.places.counted, metric, scene);
  const yardstick = yardstickOf(metric, outcomes);
  const isSplitBroken = exposure.split.status === "alarm";
  const judged = { definition: scene.definition, role, direction: metric.direction, isSplitBroken };
  return { listed, outcomes, yardstick, arms: armOutcomes(outcomes, yardstick, scene), judged };
}

/** Every metric, corrected within the primary and within the secondary ones. */
export function metricAnswers(scene: Scene, exposure: ExposureFacts): MetricAnswer[] {
  const all = listedMetrics(scene.definition).map((listed) => measured(listed, scene, exposure));
  const plain = all.map((each): MetricAnswer => ({ ...headOf(each), ...outcomeOf(each.arms, each.judged), ...detailsOf(each, scene) }));
  const family = (role: MetricAnswer["role"]) =>
    withCorrection(
      plain.filter((each) => each.role === role),
      scene.definition.correction,
    );
  const done = new Map([...family("primary"), ...family("secondary")].map((each) => [each.key, each]));
  return all.flatMap(({ judged, arms }, index) => {
    const answer = plain[index];
    return answer ? [withVerdicts(done.get(answer.key) ?? answer, judged, isPlanReached(arms, exposure))] : [];
  });
}

function headOf({ listed, yardstick }: Measured): NonNullable<ExperimentResult["metric"]> {
  const { key, label, role, metric } = listed;
  const { limits } = yardstick;
  return { key, label, type: metric.type, role, direction: metric.direction, ...(limits ? { limits } : {}) };
}

function detailsOf({ listed: { metric }, outcomes, judged }: Measured, scene: Scene): Pick<MetricAnswer, "notNumeric" | "steps"> {
  const settled = outcomes.filter(({ isSettled }) => isSettled);
  const notNumeric = readsNumbers(metric) ? settled.reduce((sum, each) => sum + each.notNumeric, 0) : null;
  if (metric.type !== "funnel") return { notNumeric };
  const steps = metric.steps.map((reference, index): StepOutcome => {
    const arms = armOutcomes(outcomes, { metric, step: index + 1, limits: null }, scene);
    return { ...outcomeOf(arms, { ...judged, role: "secondary" }), step: index + 1, label: eventName(reference) };
  });
  return { notNumeric, steps };
}

function readsNumbers(metric: Metric): boolean {
  if (metric.type === "mean") return metric.measure !== "count";
  return metric.type === "ratio" && (metric.numerator.measure !== "count" || metric.denominator.measure !== "count");
}

function isPlanReached(arms: readonly ArmOutcomes[], { progress }: ExposureFacts): boolean {
  const { elapsedDays, plannedDays, plannedUnitsPerArm } = progress;
  if (plannedDays === null && plannedUnitsPerArm === null) return elapsedDays >= 7;
  return elapsedDays >= (plannedDays ?? 0) && arms.every(({ inputs }) => inputs.n >= (plannedUnitsPerArm ?? 0));
}

/** The chosen metric for the units exposed so far, bucket by bucket. */
export function overTime(scene: Scene, exposure: ExposureFacts): Pick<ExperimentResult, "metric" | "overTime"> {
  const listed = chosenMetric(scene.definition);
  if (!listed) return { overTime: [] };
  const whole = measured(listed, scene, exposure);
  const points = bucketsIn(scene).map(({ bucket, partial }): EffectPoint => {
    const soFar = whole.outcomes.filter(({ unit }) => unit.row.time < bucket.end);
    const { arms, comparisons } = outcomeOf(armOutcomes(soFar, whole.yardstick, scene), whole.judged);
    return { period: bucket.period, partial, units: soFar.length, arms, comparisons };
  });
  return { metric: headOf(whole), overTime: points };
}

/** The chosen metric and the split, segment by segment. */
export function segmentsOf(scene: Scene, exposure: ExposureFacts): Pick<ExperimentResult, "metric" | "segments" | "segmentCount"> {
  const { definition, world } = scene;
  const listed = chosenMetric(definition);
  const { breakdown } = definition;
  if (!listed || !breakdown) return { segments: [], segmentCount: 0 };
  const whole = measured(listed, scene, exposure);
  const sessions = sessionsOf(world, { from: 0, to: 0, wholeDays: true }, 30);
  const items = whole.outcomes.map((outcome) => ({ outcome, groups: groupsOf(outcome.unit.row, { breakdown, world, sessions }) }));
  const { groups, count } = groupedBy(items, { breakdown, weight: (list) => list.length });
  const splits = withHolm(
    groups.map((group) =>
      splitOf(
        group.items.map(({ outcome }) => outcome.unit),
        scene,
      ),
    ),
  );
  const segments = groups.map(({ name, kind, items: members }, index): Segment => {
    const own = members.map(({ outcome }) => outcome);
    const split = splits[index] ?? splitOf([], scene);
    const judged = { ...whole.judged, isSplitBroken: whole.judged.isSplitBroken || split.status === "alarm" };
    const units = scene.arms.map((variant) => ({ variant, units: own.filter(({ unit }) => unit.variant === variant).length }));
    return { segment: name, kind, units, split, ...outcomeOf(armOutcomes(own, whole.yardstick, scene), judged) };
  });
  const family = listed.role === "guardrail" ? segments : withCorrection(segments, definition.correction);
  const isReached = isPlanReached(whole.arms, exposure);
  return { metric: headOf(whole), segments: family.map((each) => withVerdicts(each, whole.judged, isReached)), segmentCount: count };
}

/** The status of each segment's split goes by Holm's p over those with enough units. */
function withHolm(splits: readonly Segment["split"][]): Segment["split"][] {
  const isLarge = ({ status }: Segment["split"]) => status !== "too_few";
  const adjusted = adjustPValues(
    splits.filter(isLarge).map(({ p }) => p ?? 1),
    "holm",
  );
  let place = 0;
  return splits.map((split) => {
    if (!isLarge(split)) return { ...split, pAdjusted: null };
    place += 1;
    const pAdjusted = adjusted[place - 1] ?? null;
    return { ...split, pAdjusted, status: splitStatus(pAdjusted) };
  });
}
