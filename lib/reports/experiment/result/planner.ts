import { detectableEffect } from "../../../statistics/detectable-effect.ts";
import { sampleSize } from "../../../statistics/sample-size.ts";
import { sampleSizeOfMean } from "../../../statistics/sample-size-of-mean.ts";
import { criticalZ, normalQuantile } from "../../../statistics/special/normal.ts";
import { leadMetric } from "../definition/labels.ts";
import type { ExperimentDefinition } from "../definition.ts";
import type { ExposureFacts, Inputs, MetricAnswer, Planner, RateInputs } from "./answer.ts";
import { armValue } from "./inputs.ts";
import { spreadOf } from "./spread.ts";

type Asked = {
  definition: ExperimentDefinition;
  control: Inputs;
  /** Settled units of the smallest arm. */
  smallest: number;
  arms: number;
  direction: MetricAnswer["direction"];
};

type Size = Pick<Planner, "unitsPerArm" | "detectableEffect">;

/** What the first primary metric needs, by the control's value and the pace of the units. */
export function plannerOf(metrics: readonly MetricAnswer[], definition: ExperimentDefinition, exposure: ExposureFacts): Planner {
  const lead = metrics.find(({ key }) => key === leadMetric(definition)?.key);
  const control = lead?.arms[0]?.inputs;
  const { elapsedDays, firstExposure } = exposure.progress;
  const unitsPerDay = firstExposure === null ? null : exposure.units / Math.max(1, elapsedDays);
  const minimumEffect = definition.plan.minimumEffect ?? null;
  const smallest = Math.min(...(lead?.arms.map(({ inputs }) => inputs.n) ?? [0]));
  const arms = exposure.arms.length;
  const size = lead && control ? sizeOf({ definition, control, smallest, arms, direction: lead.direction }) : unknown;
  const unitsTotal = size.unitsPerArm === null ? null : size.unitsPerArm * arms;
  const days = unitsTotal === null || unitsPerDay === null || unitsPerDay === 0 ? null : Math.ceil(unitsTotal / unitsPerDay);
  return {
    baseline: control ? armValue(control) : null,
    minimumEffect,
    unitsPerDay,
    unitsPerArm: size.unitsPerArm,
    unitsTotal,
    days,
    recommendedDays: days === null ? null : Math.max(1, Math.ceil(days / 7)) * 7,
    detectableEffect: size.detectableEffect,
  };
}

const unknown: Size = { unitsPerArm: null, detectableEffect: null };

function sizeOf(asked: Asked): Size {
  const { control, arms } = asked;
  const baseline = armValue(control);
  if (arms < 2 || baseline === null || baseline === 0) return unknown;
  return control.is === "rate" ? rateSize(asked, control) : amountSize(asked, baseline);
}

function rateSize({ definition, smallest, arms, direction }: Asked, { rate }: RateInputs): Size {
  const { alpha, power, plan } = definition;
  const baseline = rate ?? 0;
  const changed = baseline * (1 + (direction === "increase" ? 1 : -1) * (plan.minimumEffect ?? 0));
  const isPossible = plan.minimumEffect !== undefined && changed > 0 && changed < 1;
  const size = isPossible ? sampleSize({ p1: baseline, p2: changed, alpha, power, comparisons: arms - 1 }) : null;
  const towards = direction === "increase" ? "up" : "down";
  const shown = detectableEffect({ baseline, nPerArm: smallest, alpha, power, direction: towards, comparisons: arms - 1 }).mdeRelative;
  return { unitsPerArm: size?.nPerArm ?? null, detectableEffect: shown === null ? null : Math.abs(shown) };
}

function amountSize({ definition, control, smallest, arms }: Asked, baseline: number): Size {
  const { power, plan } = definition;
  const alpha = definition.alpha / (arms - 1);
  const sd = spreadOf(control);
  if (sd === null) return unknown;
  const size =
    plan.minimumEffect === undefined ? null : sampleSizeOfMean({ sd, mdeAbsolute: plan.minimumEffect * Math.abs(baseline), alpha, power });
  const errors = criticalZ(1 - alpha) + normalQuantile(power);
  return {
    unitsPerArm: size?.nPerArm ?? null,
    detectableEffect: smallest > 0 ? (errors * sd * Math.sqrt(2 / smallest)) / Math.abs(baseline) : null,
  };
}
