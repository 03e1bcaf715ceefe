import { leadMetric } from "../../../reports/experiment/definition/labels.ts";
import type { ExposureFacts, Inputs, MetricAnswer, Planner } from "../../../reports/experiment/result/answer.ts";
import { detectableEffect } from "../../../statistics/detectable-effect.ts";
import { sampleSizeOfMean } from "../../../statistics/sample-size-of-mean.ts";
import { criticalZ, normalQuantile } from "../../../statistics/special/normal.ts";
import { testDuration } from "../../../statistics/test-duration.ts";
import { armValue, ratioSample } from "./estimate.ts";
import type { Scene } from "./scene.ts";

type Needed = Pick<Planner, "unitsPerArm" | "unitsTotal" | "days" | "recommendedDays">;

const nothing: Needed = { unitsPerArm: null, unitsTotal: null, days: null, recommendedDays: null };

/** What the first primary metric needs. */
export function plannerOf({ definition, arms }: Scene, exposure: ExposureFacts, answers: readonly MetricAnswer[]): Planner {
  const lead = leadMetric(definition);
  const outcomes = answers.find(({ key }) => key === lead?.key)?.arms ?? [];
  const control = outcomes[0]?.inputs;
  const baseline = control ? armValue(control) : null;
  const minimumEffect = definition.plan.minimumEffect ?? null;
  const unitsPerDay = exposure.units === 0 ? null : exposure.units / Math.max(1, exposure.progress.elapsedDays);
  const head = { baseline, minimumEffect, unitsPerDay };
  if (!control || baseline === null || baseline === 0 || arms.length < 2) return { ...head, ...nothing, detectableEffect: null };
  const nPerArm = Math.min(...outcomes.map(({ inputs }) => inputs.n));
  const sign = lead?.metric.direction === "decrease" ? -1 : 1;
  const question = { definition, arms: arms.length, baseline, control, sign };
  return {
    ...head,
    ...(minimumEffect === null || unitsPerDay === null ? nothing : needed(question, minimumEffect, unitsPerDay)),
    detectableEffect: nPerArm === 0 ? null : detectable(question, nPerArm),
  };
}

type Question = { definition: Scene["definition"]; arms: number; baseline: number; control: Inputs; sign: number };

function needed({ definition, arms, baseline, control, sign }: Question, minimumEffect: number, unitsPerDay: number): Needed {
  const { alpha, power } = definition;
  if (control.is === "rate") {
    const p2 = baseline * (1 + sign * minimumEffect);
    if (p2 <= 0 || p2 >= 1) return nothing;
    const mdeRelative = sign * minimumEffect;
    const found = testDuration({ baseline, mdeRelative, alpha, power, arms, dailyUsers: unitsPerDay, trafficShare: 1 });
    if (!found) return nothing;
    return { unitsPerArm: found.nPerArm, unitsTotal: found.nTotal, days: found.days, recommendedDays: found.recommendedDays };
  }
  const sd = deviationOf(control);
  if (!sd) return nothing;
  const size = sampleSizeOfMean({ sd, mdeAbsolute: Math.abs(baseline) * minimumEffect, alpha: alpha / (arms - 1), power });
  if (!size) return nothing;
  const unitsTotal = size.nPerArm * arms;
  const days = Math.ceil(unitsTotal / unitsPerDay);
  return { unitsPerArm: size.nPerArm, unitsTotal, days, recommendedDays: Math.max(1, Math.ceil(days / 7)) * 7 };
}

/** The standard deviation of a unit in the control; unset below two units, and without any. */
function deviationOf(control: Inputs): number | null {
  if (control.is === "mean") return control.variance === null ? null : Math.sqrt(control.variance);
  if (control.is === "rate" || control.n < 2) return null;
  return control.ratio === null ? null : Math.sqrt(ratioSample(control).variance);
}

function detectable({ definition, arms, baseline, control, sign }: Question, nPerArm: number): number | null {
  const { alpha, power } = definition;
  if (control.is === "rate") {
    if (baseline >= 1) return null;
    const found = detectableEffect({ baseline, nPerArm, alpha, power, direction: sign > 0 ? "up" : "down", comparisons: arms - 1 });
    return found.mdeRelative === null ? null : Math.abs(found.mdeRelative);
  }
  const sd = deviationOf(control);
  if (!sd) return null;
  return ((criticalZ(1 - alpha / (arms - 1)) + normalQuantile(power)) * sd * Math.sqrt(2 / nPerArm)) / Math.abs(baseline);
}
