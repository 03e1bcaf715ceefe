import { numberOrNull, type RowRecord } from "../../answer-rows.ts";
import type { Bin, FunnelAnswer } from "../answer.ts";
import type { FunnelDefinition } from "../definition.ts";
import { groupKinds } from "../plan/groups.ts";
import { elapsedOf, inOrder } from "./steps.ts";

/** The histogram of seconds between two steps, with mean, median and 90th percentile; the same bins in every group. */
export function durationsResult(rows: RowRecord[], definition: FunnelDefinition): Partial<FunnelAnswer> {
  const total = rows.filter((row) => Number(row.group_kind) === groupKinds.total);
  const figures = total.find(isFigures);
  const answer: Partial<FunnelAnswer> = {
    bins: binsOf(total),
    converted: { count: Number(figures?.converted ?? 0), ...elapsedOf(figures ?? {}, "taken") },
  };
  if (!definition.breakdown) return answer;
  const groups = inOrder(rows.filter((row) => Number(row.group_kind) !== groupKinds.total && isFigures(row)));
  answer.binsByGroup = groups.map((group) => {
    const own = rows.filter((row) => row.group_kind === group.group_kind && row.group_name === group.group_name);
    const { averageSeconds, medianSeconds } = elapsedOf(group, "taken");
    return { group: String(group.group_name), bins: binsOf(own), averageSeconds, medianSeconds };
  });
  return answer;
}

const isFigures = (row: RowRecord): boolean => row.bin === null || row.bin === undefined;

/** One more bin than asked for: the largest time opens a bin of its own. */
function binsOf(rows: RowRecord[]): Bin[] {
  const low = numberOrNull(rows[0]?.bin_low);
  const width = numberOrNull(rows[0]?.bin_width);
  const bins = numberOrNull(rows[0]?.bin_bins);
  if (low === null || width === null || bins === null) return [];
  const counts = new Map(rows.filter((row) => !isFigures(row)).map((row) => [Number(row.bin), Number(row.converted)]));
  return Array.from({ length: bins + 1 }, (_, bin) => ({
    fromSeconds: low + bin * width,
    toSeconds: low + (bin + 1) * width,
    count: counts.get(bin) ?? 0,
  }));
}
