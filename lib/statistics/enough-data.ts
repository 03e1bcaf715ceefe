import { type Arm, totalsOf } from "./arm.ts";

/** Why arms cannot be compared yet. */
export type DataShortage = "EMPTY_ARM" | "NO_CONVERSIONS" | "ALL_CONVERTED" | "TOO_FEW_USERS" | "TOO_FEW_EVENTS";

/** The least data a comparison needs: users in each arm, and conversions and non-conversions in total per arm. */
export type DataMinimum = { usersPerArm: number; eventsPerArm: number };

export const usualMinimum: DataMinimum = { usersPerArm: 100, eventsPerArm: 5 };

/** The shortages of the arms, first things first; empty when they may be compared. */
export function dataShortages(arms: readonly Arm[], minimum: DataMinimum = usualMinimum): DataShortage[] {
  const { x, n, k } = totalsOf(arms);
  if (arms.some((arm) => arm.n === 0)) return ["EMPTY_ARM"];
  if (x === 0) return ["NO_CONVERSIONS"];
  if (x === n) return ["ALL_CONVERTED"];
  const shortages: DataShortage[] = [];
  if (arms.some((arm) => arm.n < minimum.usersPerArm)) shortages.push("TOO_FEW_USERS");
  if (Math.min(x, n - x) < minimum.eventsPerArm * k) shortages.push("TOO_FEW_EVENTS");
  return shortages;
}
