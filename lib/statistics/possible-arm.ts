import type { Arm } from "./arm.ts";

/** Whether an arm can have been counted: whole numbers with 0 ≤ x ≤ n. */
export function isPossible({ x, n }: Arm): boolean {
  return Number.isSafeInteger(x) && Number.isSafeInteger(n) && x >= 0 && x <= n;
}
