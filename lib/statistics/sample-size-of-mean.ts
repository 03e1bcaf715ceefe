import { criticalZ, normalQuantile } from "./special/normal.ts";

export type MeanSizeQuestion = { sd: number; mdeAbsolute: number; alpha: number; power: number };

/** Users per arm needed to see a difference of means, by the normal approximation n = 2 (sd (z_α/2 + z_β) / difference)²; null for no difference. */
export function sampleSizeOfMean({ sd, mdeAbsolute, alpha, power }: MeanSizeQuestion): { nExact: number; nPerArm: number } | null {
  if (mdeAbsolute === 0) return null;
  const nExact = 2 * ((sd * (criticalZ(1 - alpha) + normalQuantile(power))) / mdeAbsolute) ** 2;
  return { nExact, nPerArm: Math.ceil(nExact) };
}
