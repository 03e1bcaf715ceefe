import { variantLabel } from "../../../reports/experiment/definition/labels.ts";
import type { ExposureFacts, ExposurePoint, Progress, SplitCheck } from "../../../reports/experiment/result/answer.ts";
import { sampleRatioMismatch } from "../../../statistics/sample-ratio-mismatch.ts";
import { type Bucket, bucketsOf } from "../../reference/period.ts";
import { local, microsOf } from "../../reference/world.ts";
import { type Scene, type Unit, weightOf } from "./scene.ts";

const dayMicros = 86_400_000_000;

/** Who is in the experiment. */
export function exposureFacts(scene: Scene): ExposureFacts {
  const { definition, arms, places } = scene;
  const units = (arm: string) => places.counted.filter(({ variant }) => variant === arm).length;
  const weights = arms.map((arm) => weightOf(scene, arm));
  const weight = weights.reduce((sum, each) => sum + each, 0);
  return {
    control: arms[0] ?? null,
    arms: arms.map((arm, index) => ({
      variant: arm,
      label: variantLabel(definition, arm),
      weight: weights[index] ?? 1,
      units: units(arm),
      expected: places.counted.length === 0 ? null : (places.counted.length * (weights[index] ?? 1)) / weight,
    })),
    units: places.counted.length,
    leftOut: {
      beforeRange: places.beforeRange.length,
      severalVariants: places.severalVariants.length,
      notPlanned: places.notPlanned.length,
      withoutVariant: places.withoutVariant.length,
    },
    split: splitOf(places.counted, scene),
    progress: progressOf(scene),
  };
}

/** The split of units against the weights. */
export function splitOf(units: readonly Unit[], scene: Scene): SplitCheck {
  const counts = scene.arms.map((arm) => units.filter(({ variant }) => variant === arm).length);
  const { chi2, df, p, expected } = sampleRatioMismatch({ counts, weights: scene.arms.map((arm) => weightOf(scene, arm)) });
  return { status: expected.length < 2 || expected.some((each) => each < 10) ? "too_few" : splitStatus(p), chi2, df: Math.max(0, df), p };
}

/** What a p of the split means. */
export function splitStatus(p: number | null): "ok" | "notice" | "alarm" {
  if (p === null || p >= 0.01) return "ok";
  return p < 0.001 ? "alarm" : "notice";
}

function progressOf({ definition: { plan }, places, span, dataEnd, world }: Scene): Progress {
  const times = places.counted.map(({ row }) => row.time);
  const first = times.length === 0 ? null : Math.min(...times);
  const days = (end: number) => (first === null ? null : Math.round((end - first) / dayMicros));
  const planned = plan.until === undefined ? (plan.days ?? null) : days(endOf(plan.until, world.timezone));
  return {
    firstExposure: first === null ? null : instant(first),
    elapsedDays: Math.max(0, days(Math.min(span.to + 1, dataEnd)) ?? 0),
    plannedDays: planned === null ? null : Math.max(1, planned),
    plannedUnitsPerArm: plan.unitsPerArm ?? null,
  };
}

function endOf(moment: string, timezone: string): number {
  const start = microsOf(moment, timezone);
  if (moment.includes("T")) return start;
  return local(start, timezone).plus({ days: 1 }).startOf("day").toMillis() * 1000;
}

/** An instant as answers write it. */
export function instant(micros: number): string {
  return new Date(Math.floor(micros / 1000)).toISOString();
}

/** The buckets of the range that begin by the data end, with whether they are cut. */
export function bucketsIn({ definition, span, dataEnd }: Scene): { bucket: Bucket; partial: boolean }[] {
  return bucketsOf(span, definition.interval, definition)
    .filter(({ start }) => start <= dataEnd)
    .map((bucket) => ({ bucket, partial: bucket.start < span.from || bucket.end - 1 > Math.min(span.to, dataEnd) }));
}

/** How the arms filled. */
export function exposurePoints(scene: Scene): ExposurePoint[] {
  const among = (arm: string, isMeant: (time: number) => boolean) =>
    scene.places.counted.filter(({ variant, row }) => variant === arm && isMeant(row.time)).length;
  return bucketsIn(scene).map(({ bucket: { period, start, end }, partial }) => ({
    period,
    partial,
    arms: scene.arms.map((variant) => ({
      variant,
      units: among(variant, (time) => time >= start && time < end),
      cumulative: among(variant, (time) => time < end),
    })),
  }));
}
