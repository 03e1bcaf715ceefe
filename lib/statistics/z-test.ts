import { type Pair, rateDifference } from "./arm.ts";
import { logNormalTail } from "./special/normal.ts";
import { tailOf } from "./special/tail.ts";

export type Alternative = "two-sided" | "greater" | "less";
export type ZTest = { difference: number | null; se: number | null; z: number | null; p: number | null; log10P: number | null };

/** The two-proportion z test; pooled z² is Pearson's X². Null where an arm is empty or the standard error is 0. */
export function zTest({ a, b, pooled, alternative }: Pair & { pooled: boolean; alternative: Alternative }): ZTest {
  const difference = rateDifference({ a, b });
  if (difference === null) return { difference, se: null, z: null, p: null, log10P: null };
  const se = pooled ? pooledError({ a, b }) : unpooledError({ a, b });
  if (se === 0) return { difference, se, z: null, p: null, log10P: null };
  const z = difference / se;
  return { difference, se, z, ...tailOf(logTail(z, alternative)) };
}

function logTail(z: number, alternative: Alternative): number {
  if (alternative === "two-sided") return logNormalTail(Math.abs(z)) + Math.LN2;
  return logNormalTail(alternative === "greater" ? z : -z);
}

function pooledError({ a, b }: Pair): number {
  const n = a.n + b.n;
  const x = a.x + b.x;
  return Math.sqrt((x / n) * ((n - x) / n) * (1 / a.n + 1 / b.n));
}

/** √(pq/n of each arm): the standard error of a difference of rates without pooling. */
export function unpooledError({ a, b }: Pair): number {
  return Math.sqrt(((a.x / a.n) * ((a.n - a.x) / a.n)) / a.n + ((b.x / b.n) * ((b.n - b.x) / b.n)) / b.n);
}
