import { logGammaTail } from "./gamma-tail.ts";
import { tailOf } from "./tail.ts";

/** ln [1 − Φ(z)] by the upper incomplete gamma function, never 1 − cdf. */
export function logNormalTail(z: number): number {
  const half = logGammaTail(0.5, (z * z) / 2) - Math.LN2;
  return z >= 0 ? half : Math.log1p(-Math.exp(half));
}

/** Φ(z), the standard normal cdf; 0 below 1e-308. */
export function normalCdf(z: number): number {
  return tailOf(logNormalTail(-z)).p;
}

/** φ(z), the standard normal density. */
export function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/** Φ⁻¹(p) for 0 < p < 1: Abramowitz & Stegun 26.2.23, then Newton steps on the logarithm of the tail. */
export function normalQuantile(p: number): number {
  if (p === 0.5) return 0;
  if (p > 0.5) return -normalQuantile(1 - p);
  const logP = Math.log(p);
  const t = Math.sqrt(-2 * logP);
  let z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  for (let i = 0; i < 4; i++) {
    const log = logNormalTail(z);
    const logHazard = (-z * z) / 2 - 0.5 * Math.log(2 * Math.PI) - log;
    z += (log - logP) / Math.exp(logHazard);
  }
  return -z;
}

/** The two-sided critical value of a confidence level: Φ⁻¹(1 − (1 − confidence) / 2). */
export function criticalZ(confidence: number): number {
  return -normalQuantile((1 - confidence) / 2);
}
