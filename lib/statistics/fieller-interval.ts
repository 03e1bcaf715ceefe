import { criticalZ } from "./special/normal.ts";
import { errorOf, type SamplePair } from "./welch-test.ts";

export type FiellerLift = { lift: number; low: number | null; high: number | null; g: number; bounded: boolean };

/** The relative lift of means by Fieller (1954), normal critical value: excludes 0 exactly when the absolute z test does; unbounded (null) for g ≥ 1, undefined for a control mean of 0 or an empty arm. */
export function fiellerInterval({ a, b, confidence }: SamplePair): FiellerLift | null {
  if (a.mean === 0 || a.n === 0 || b.n === 0) return null;
  const z = criticalZ(confidence);
  const ratio = b.mean / a.mean;
  const [errorA, errorB] = [errorOf(a), errorOf(b)];
  const g = ((z * errorA) / a.mean) ** 2;
  const lift = (b.mean - a.mean) / a.mean;
  if (!(g < 1)) return { lift, low: null, high: null, g, bounded: false };
  const half = (z / Math.abs(a.mean)) * Math.sqrt(errorB ** 2 * (1 - g) + (ratio * errorA) ** 2);
  return { lift, low: (lift + g - half) / (1 - g), high: (lift + g + half) / (1 - g), g, bounded: true };
}
