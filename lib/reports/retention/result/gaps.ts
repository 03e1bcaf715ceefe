import { numberOrNull, type RowRecord } from "../../answer-rows.ts";
import type { RetentionGaps } from "./answer.ts";

/** How long units usually stay away, and the interval that four in five come back within. */
export function gapsOf(rows: readonly RowRecord[]): RetentionGaps {
  const [figures] = rows;
  const units = Number(figures?.all_units ?? 0);
  const counted = rows
    .filter(({ days }) => days !== null && days !== undefined)
    .map((row) => ({ days: Number(row.days), units: Number(row.units) }))
    .sort((a, b) => a.days - b.days);
  let soFar = 0;
  const distribution = counted.map((each) => {
    soFar += each.units;
    return { ...each, cumulativeRate: soFar / units };
  });
  const p80Days = numberOrNull(figures?.p80_days);
  return {
    units,
    single: Number(figures?.single ?? 0),
    medianDays: numberOrNull(figures?.p50_days),
    p80Days,
    p90Days: numberOrNull(figures?.p90_days),
    distribution,
    suggestion: p80Days === null ? null : p80Days <= 1 ? "day" : p80Days <= 7 ? "week" : "month",
  };
}
