import { criticalZ, normalQuantile } from "./special/normal.ts";
import { rootBetween } from "./special/root.ts";

export type EffectQuestion = {
  baseline: number;
  nPerArm: number;
  alpha: number;
  power: number;
  direction: "up" | "down";
  comparisons?: number;
};
export type DetectableEffect = { p2: number | null; mdeAbsolute: number | null; mdeRelative: number | null };

/** The smallest effect n users per arm can show, by inverting the pooled sample size; null when it lies beyond 0 % or 100 %. */
export function detectableEffect({ baseline, nPerArm, alpha, power, direction, comparisons = 1 }: EffectQuestion): DetectableEffect {
  const sign = direction === "up" ? 1 : -1;
  const zAlpha = criticalZ(1 - alpha / comparisons);
  const zPower = normalQuantile(power);
  const shortfall = (size: number) => {
    const p2 = baseline + sign * size;
    const mean = (baseline + p2) / 2;
    const errors = zAlpha * Math.sqrt(2 * mean * (1 - mean)) + zPower * Math.sqrt(baseline * (1 - baseline) + p2 * (1 - p2));
    return errors - size * Math.sqrt(nPerArm);
  };
  const largest = direction === "up" ? 1 - baseline : baseline;
  if (!(largest > 0 && shortfall(largest) <= 0 && shortfall(0) > 0)) return { p2: null, mdeAbsolute: null, mdeRelative: null };
  const mdeAbsolute = sign * rootBetween(shortfall, [0, largest]);
  return { p2: baseline + mdeAbsolute, mdeAbsolute, mdeRelative: baseline > 0 ? mdeAbsolute / baseline : null };
}
