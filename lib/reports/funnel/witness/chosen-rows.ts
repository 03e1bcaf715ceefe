import type { WalkSpec } from "../../../plan/walk.ts";
import { entryBit } from "../../../plan/walk.ts";
import type { FoundAttempt, UnitRow } from "./unit-rows.ts";

/** Rows chosen for steps 1, 2, … of an attempt; null for a step without one. In any order: for the k-th chosen row. */
export type Chosen = (UnitRow | null)[];

export const has = (row: UnitRow, bit: number): boolean => Math.floor(row.mask / 2 ** bit) % 2 === 1;

/** The rows behind the times of an attempt, the earliest that can be; null when no rows fit, which contradicts the report. */
export function chosenRows(rows: readonly UnitRow[], attempt: FoundAttempt, spec: WalkSpec): Chosen | null {
  const last = attempt.times.findLastIndex((time) => time !== null);
  const unordered = spec.order === "unordered";
  const fits = (row: UnitRow, place: number): boolean => {
    if (row.micros !== attempt.times[place]) return false;
    if (place === 0 && (row.tie !== attempt.entryTie || !has(row, entryBit(spec)))) return false;
    if (place === last && row.tie !== attempt.lastTie) return false;
    return unordered || has(row, place);
  };
  const search = (chosen: Chosen, ways: Set<number>): Chosen | null => {
    const place = chosen.length;
    if (place > last) return chosen;
    if (attempt.times[place] === null) return search([...chosen, null], ways);
    for (const row of rows) {
      if (!fits(row, place) || chosen.includes(row)) continue;
      const next = unordered ? waysWith(stepsOf(row, spec), ways) : ways;
      const found = next.size > 0 ? search([...chosen, row], next) : null;
      if (found) return found;
    }
    return null;
  };
  return search([], new Set([0]));
}

/** The steps (from 0) that a row may serve. */
export function stepsOf(row: UnitRow, { steps }: WalkSpec): number[] {
  return Array.from({ length: steps }, (_, step) => step).filter((step) => has(row, step));
}

/** The sets of steps (as bits) that can be done once a row does one of those that it serves. */
export function waysWith(served: readonly number[], ways: ReadonlySet<number>): Set<number> {
  const next = new Set<number>();
  for (const done of ways) for (const step of served) if (Math.floor(done / 2 ** step) % 2 === 0) next.add(done + 2 ** step);
  return next;
}

/** The step (from 0) that each chosen row of an unordered attempt serves, the lowest that go together. */
export function servedSteps(chosen: readonly UnitRow[], spec: WalkSpec): number[] {
  const search = (served: number[]): number[] | null => {
    const row = chosen[served.length];
    if (!row) return served;
    for (const step of stepsOf(row, spec)) {
      const found = served.includes(step) ? null : search([...served, step]);
      if (found) return found;
    }
    return null;
  };
  return search([]) ?? [];
}
