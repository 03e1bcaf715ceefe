import { type ConfidentPair, type Interval, rateDifference } from "./arm.ts";
import { criticalZ } from "./special/normal.ts";
import { wilsonInterval } from "./wilson-interval.ts";

/** The difference of two rates with its hybrid score interval (Newcombe 1998, method 10); null when an arm is empty. */
export function newcombeInterval({ a, b, confidence }: ConfidentPair): ({ difference: number } & Interval) | null {
  const z = criticalZ(confidence);
  const [limitsA, limitsB] = [wilsonInterval(a.x, a.n, z), wilsonInterval(b.x, b.n, z)];
  const difference = rateDifference({ a, b });
  if (!limitsA || !limitsB || difference === null) return null;
  const [pA, pB] = [a.x / a.n, b.x / b.n];
  return {
    difference,
    low: difference - Math.hypot(pB - limitsB.low, limitsA.high - pA),
    high: difference + Math.hypot(limitsB.high - pB, pA - limitsA.low),
  };
}
