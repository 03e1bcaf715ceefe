import { numberOrNull, type RowRecord } from "../../answer-rows.ts";
import type { Bin, FunnelAnswer } from "./answer.ts";
import { groupRows, isTotal } from "./groups.ts";
import type { Reading } from "./reading.ts";
import { elapsedOf } from "./steps.ts";

/** The histogram of seconds between two steps, with mean, median and 90th percentile; the same bins in every group. */
export function durationsResult(rows: RowRecord[], { definition, all }: Reading): Partial<FunnelAnswer> {
  const scale = all.find((row) => numberOrNull(row.bin_low) !== null) ?? {};
  const total = rows.filter(isTotal);
  const figures = total.find(isFigures);
  const answer: Partial<FunnelAnswer> = {
    bins: binsOf(total, scale),
    converted: { count: Number(figures?.converted ?? 0), ...elapsedOf(figures ?? {}, "taken") },
  };
  if (!definition.breakdown) return answer;
  const groups = groupRows(rows, definition, (row) => (isFigures(row) ? Number(row.converted) : 0));
  answer.binsByGroup = groups.map(({ group, rows: own }) => {
    const { averageSeconds, medianSeconds } = elapsedOf(own.find(isFigures) ?? {}, "taken");
    return { group, bins: binsOf(own, scale), averageSeconds, medianSeconds };
  });
  return answer;
}

const isFigures = (row: RowRecord): boolean => row.bin === null || row.bin === undefined;

/** One more bin than asked for: the largest time opens a bin of its own. The scale is that of all periods together. */
function binsOf(rows: RowRecord[], scale: RowRecord): Bin[] {
  const low = numberOrNull(scale.bin_low);
  const width = numberOrNull(scale.bin_width);
  const bins = numberOrNull(scale.bin_bins);
  if (low === null || width === null || bins === null) return [];
  const counts = new Map(rows.filter((row) => !isFigures(row)).map((row) => [Number(row.bin), Number(row.converted)]));
  return Array.from({ length: bins + 1 }, (_, bin) => ({
    fromSeconds: low + bin * width,
    toSeconds: low + (bin + 1) * width,
    count: counts.get(bin) ?? 0,
  }));
}
