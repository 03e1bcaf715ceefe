import type { AdopterPoint, RatePoint } from "../../../reports/adoption/result/answer.ts";
import { type Bucket, bucketsOf } from "../../reference/period.ts";
import { local } from "../../reference/world.ts";
import { actorsOf, baseOf, during, type Scene, type Used, usesIn, type Window } from "./scene.ts";

/** A calendar period and the part of it inside the range. */
export type Cut = { bucket: Bucket; window: Window };

/** The buckets of the range, each cut by it. */
export function cutBuckets({ span, definition }: Scene): Cut[] {
  return bucketsOf(span, definition.interval, definition).map((bucket) => ({
    bucket,
    window: { from: Math.max(bucket.start, span.from), to: Math.min(bucket.end - 1, span.to) },
  }));
}

/** The 97.5th percentile of the normal distribution. */
const z = 1.959963984540054;

/** A share with Wilson's interval. */
export function rateOf(part: number, n: number): RatePoint["rate"] {
  if (n === 0) return { rate: null, low: null, high: null, n };
  const rate = part / n;
  const centre = rate + (z * z) / (2 * n);
  const half = z * Math.sqrt((rate * (1 - rate)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return { rate, low: part === 0 ? 0 : (centre - half) / scale, high: part === n ? 1 : (centre + half) / scale, n };
}

/** How many of the active used the feature, bucket by bucket. */
export function ratePoints(feature: Used, scene: Scene): RatePoint[] {
  return cutBuckets(scene).map(({ bucket, window }) => {
    const uses = usesIn(feature, window, scene);
    const users = actorsOf(uses).size;
    const base = baseOf(window, scene).size;
    return { period: bucket.period, users, uses: uses.length, base, rate: rateOf(users, base) };
  });
}

/** The users of a bucket by what they did before it. */
export function adopterKinds(
  feature: Used,
  { bucket, window }: Cut,
  scene: Scene,
): Record<"new" | "continuing" | "returning", Set<string>> {
  const kinds = { new: new Set<string>(), continuing: new Set<string>(), returning: new Set<string>() };
  const before = calendarPeriodBefore(bucket, scene);
  for (const actor of actorsOf(usesIn(feature, window, scene))) {
    const own = feature.uses.filter((use) => use.actor === actor);
    const isNew = own.every(({ row }) => row.time >= window.from);
    kinds[isNew ? "new" : during(own, before).length > 0 ? "continuing" : "returning"].add(actor);
  }
  return kinds;
}

function calendarPeriodBefore(bucket: Bucket, { definition, world }: Scene): Window {
  const eve = bucket.start - 1;
  const [found] = bucketsOf({ from: eve, to: eve, wholeDays: true }, definition.interval, definition);
  return { from: found?.start ?? local(eve, world.timezone).toMillis() * 1000, to: eve };
}

/** New, continuing and returning users of each bucket, and how far the base has adopted the feature so far. */
export function adopterPoints(feature: Used, scene: Scene): AdopterPoint[] {
  return cutBuckets(scene).map((cut) => {
    const kinds = adopterKinds(feature, cut, scene);
    const soFar = { from: Number.NEGATIVE_INFINITY, to: cut.window.to };
    const base = baseOf(soFar, scene);
    const users = actorsOf(usesIn(feature, soFar, scene)).size;
    return {
      period: cut.bucket.period,
      new: kinds.new.size,
      continuing: kinds.continuing.size,
      returning: kinds.returning.size,
      cumulative: { users, base: base.size, rate: base.size === 0 ? null : users / base.size },
    };
  });
}
