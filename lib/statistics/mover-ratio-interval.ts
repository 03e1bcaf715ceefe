import type { ConfidentPair } from "./arm.ts";
import { criticalZ } from "./special/normal.ts";
import { wilsonInterval } from "./wilson-interval.ts";

/** The ratio b/a by MOVER-R with Wilson limits (Donner & Zou 2012; Fagerland & Newcombe 2013); `high` is null when the control has no conversions. */
export function moverRatioInterval({ a, b, confidence }: ConfidentPair): { low: number; high: number | null } | null {
  const z = criticalZ(confidence);
  const [limitsA, limitsB] = [wilsonInterval(a.x, a.n, z), wilsonInterval(b.x, b.n, z)];
  if (!limitsA || !limitsB) return null;
  const [pA, pB] = [a.x / a.n, b.x / b.n];
  const product = pA * pB;
  const root = (edgeB: number, edgeA: number) => Math.sqrt(Math.max(0, product ** 2 - spread(pB, edgeB) * spread(pA, edgeA)));
  const low = spread(pB, limitsB.low) / (product + root(limitsB.low, limitsA.high));
  const high = (product + root(limitsB.high, limitsA.low)) / spread(pA, limitsA.low);
  return { low: b.x === 0 ? 0 : low, high: a.x === 0 ? null : high };
}

function spread(p: number, edge: number): number {
  return edge * (2 * p - edge);
}
