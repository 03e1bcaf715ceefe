import type { MetricOf } from "../definition/metric.ts";
import { isRef, type MetricRow } from "./told.ts";

/** Steps (from 0) with the rows that serve them, a row of its own each. */
export type ChosenSteps = Map<number, MetricRow>;

/** The rows that take a unit as far as it comes: in order, rows of one instant either way round; or in any order. */
export function chosenSteps(rows: readonly MetricRow[], { steps, order }: MetricOf<"funnel">): ChosenSteps {
  const chosen: ChosenSteps = new Map();
  if (order === "unordered") {
    for (let step = 0; step < steps.length; step += 1) serve(step, { rows, chosen });
    return chosen;
  }
  for (const atOnce of byInstant(rows)) {
    const group: ChosenSteps = new Map();
    let step = chosen.size;
    while (step < steps.length && serve(step, { rows: atOnce, chosen: group })) step += 1;
    for (const [served, row] of group) chosen.set(served, row);
  }
  return chosen;
}

function byInstant(rows: readonly MetricRow[]): MetricRow[][] {
  const groups: MetricRow[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last?.[0]?.micros === row.micros) last.push(row);
    else groups.push([row]);
  }
  return groups;
}

type Serving = { rows: readonly MetricRow[]; chosen: ChosenSteps; tried?: Set<MetricRow> };

/** Finds a row for one more step, moving others to other rows where that makes room; false when there is none. */
function serve(step: number, { rows, chosen, tried = new Set() }: Serving): boolean {
  for (const row of rows) {
    if (tried.has(row) || !isRef(row, step)) continue;
    tried.add(row);
    const holder = [...chosen].find(([, each]) => each === row)?.[0];
    if (holder === undefined || serve(holder, { rows, chosen, tried })) {
      chosen.set(step, row);
      return true;
    }
  }
  return false;
}
