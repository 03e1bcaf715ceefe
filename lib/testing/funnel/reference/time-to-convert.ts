import type { Bin } from "../../../reports/funnel/result/answer.ts";
import type { Outcome } from "./breakdown.ts";
import type { Rules } from "./rules.ts";
import { measuredSteps } from "./trend.ts";

/** Microseconds between the measured steps, of the outcomes that reached both. */
export function timesOf(outcomes: readonly Outcome[], rules: Rules): number[] {
  const [from, to] = measuredSteps(rules);
  return outcomes.flatMap(({ attempt: { rows } }) => {
    const [start, end] = [rows[from - 1], rows[to - 1]];
    return start && end ? [end.time - start.time] : [];
  });
}

/** Where bins begin, how wide they are and how many there are, made from all times together. */
export type BinGrid = { start: number; width: number; count: number } | null;

/** Bins from the smallest time on: the cube root of the sample unless given, whole seconds wide, one more for the largest. */
export function binGrid(micros: readonly number[], wanted: number | undefined): BinGrid {
  if (micros.length === 0) return null;
  const start = Math.min(...micros);
  const bins = wanted ?? cubeRoot(micros.length);
  const width = Math.ceil((Math.max(...micros) - start) / bins / 1e6);
  return { start, width: width > 0 ? width : 60, count: bins + 1 };
}

function cubeRoot(n: number): number {
  let root = 1;
  while (root ** 3 < n) root += 1;
  return root;
}

/** How many times fall into each half-open bin. */
export function binsOf(micros: readonly number[], grid: BinGrid): Bin[] {
  if (!grid) return [];
  return Array.from({ length: grid.count }, (_, index) => {
    const from = grid.start + index * grid.width * 1e6;
    const to = from + grid.width * 1e6;
    return { fromSeconds: from / 1e6, toSeconds: to / 1e6, count: micros.filter((each) => each >= from && each < to).length };
  });
}
