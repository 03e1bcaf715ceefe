import type { Interval } from "./arm.ts";
import { criticalZ } from "./special/normal.ts";

const z95 = criticalZ(0.95);

/** Wilson's score interval for x successes of n (Wilson 1927); 0 and 1 exactly at the ends. Null for n = 0. */
export function wilsonInterval(x: number, n: number, z: number = z95): Interval | null {
  if (n <= 0) return null;
  const p = x / n;
  const scale = 1 + (z * z) / n;
  const centre = (p + (z * z) / (2 * n)) / scale;
  const half = (z / scale) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return { low: x === 0 ? 0 : centre - half, high: x === n ? 1 : centre + half };
}
