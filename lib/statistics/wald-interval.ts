import { type ConfidentPair, type Interval, rateDifference } from "./arm.ts";
import { criticalZ } from "./special/normal.ts";
import { unpooledError } from "./z-test.ts";

/** The difference of two rates ± z standard errors (Wald); null when an arm is empty. */
export function waldInterval({ a, b, confidence }: ConfidentPair): Interval | null {
  const difference = rateDifference({ a, b });
  if (difference === null) return null;
  const half = criticalZ(confidence) * unpooledError({ a, b });
  return { low: difference - half, high: difference + half };
}
