import { criticalZ, normalCdf } from "./special/normal.ts";

export type PowerQuestion = { p1: number; p2: number; nPerArm: number; alpha: number; bothTails: boolean };

/** The power of the pooled two-proportion test (as R's power.prop.test; `bothTails` is its strict = TRUE). */
export function powerOfTest({ p1, p2, nPerArm, alpha, bothTails }: PowerQuestion): { power: number } {
  const mean = (p1 + p2) / 2;
  const signal = Math.sqrt(nPerArm) * Math.abs(p2 - p1);
  const threshold = criticalZ(1 - alpha) * Math.sqrt(2 * mean * (1 - mean));
  const spread = Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2));
  if (spread === 0) return { power: signal > threshold ? 1 : 0 };
  const right = normalCdf((signal - threshold) / spread);
  return { power: bothTails ? right + normalCdf((-signal - threshold) / spread) : right };
}
