import { type Adjustment, adjustPValues } from "./adjust-p-values.ts";
import type { Arm, Pair } from "./arm.ts";
import { type DataShortage, dataShortages } from "./enough-data.ts";
import { newcombeInterval } from "./newcombe-interval.ts";
import { isPossible } from "./possible-arm.ts";
import { rateTest } from "./rate-test.ts";

/** A segment with its converted and its settled (converted or dropped) units. */
export type Segment = { group: string; converted: number; settled: number };

/** Why a group has no p-value: too little data, counts that cannot be, no group to compare with, or being the baseline itself. */
export type SegmentReason = DataShortage | "INVALID_COUNTS" | "SINGLE_ARM" | "NO_BASELINE" | "BASELINE";

/** Group minus baseline (or minus all others): difference of rates with its 95 % Newcombe interval, p and adjusted p; null where `reason` says why. */
export type SegmentSignificance = {
  group: string;
  difference: number | null;
  low: number | null;
  high: number | null;
  pValue: number | null;
  adjustedPValue: number | null;
  reason: SegmentReason | null;
};

/** Compares each group with the baseline named, or with the rest when it is null; the order of the groups is kept. Without an adjustment nothing is corrected. */
export function segmentSignificance(
  segments: readonly Segment[],
  baseline: string | null,
  adjustment: Adjustment | null = "holm",
): SegmentSignificance[] {
  const compared = segments.map((segment) => compare(segment, opponent(segments, segment, baseline)));
  const tested = compared.filter((row) => row.pValue !== null);
  const found = tested.map((row) => row.pValue ?? 1);
  const adjusted = adjustment === null ? found : adjustPValues(found, adjustment);
  for (const [i, row] of tested.entries()) row.adjustedPValue = adjusted[i] ?? null;
  return compared;
}

/** Who a segment is compared with, or why with nobody. */
function opponent(segments: readonly Segment[], segment: Segment, baseline: string | null): Arm | SegmentReason {
  if (segments.length < 2) return "SINGLE_ARM";
  if (baseline === null) return sumOf(segments.filter((other) => other !== segment));
  if (segment.group === baseline) return "BASELINE";
  const named = segments.find((other) => other.group === baseline);
  return named ? sumOf([named]) : "NO_BASELINE";
}

function sumOf(segments: readonly Segment[]): Arm {
  return segments.reduce((sum, { converted, settled }) => ({ x: sum.x + converted, n: sum.n + settled }), { x: 0, n: 0 });
}

function compare(segment: Segment, against: Arm | SegmentReason): SegmentSignificance {
  const blank = { group: segment.group, difference: null, low: null, high: null, pValue: null, adjustedPValue: null };
  if (typeof against === "string") return { ...blank, reason: against };
  const pair: Pair = { a: against, b: sumOf([segment]) };
  const arms = [pair.a, pair.b];
  if (!arms.every(isPossible)) return { ...blank, reason: "INVALID_COUNTS" };
  const reason = dataShortages(arms)[0] ?? null;
  if (reason === "EMPTY_ARM" || reason === "TOO_FEW_USERS" || reason === "TOO_FEW_EVENTS") return { ...blank, reason };
  const interval = newcombeInterval({ ...pair, confidence: 0.95 });
  return { ...blank, ...interval, pValue: reason === null ? rateTest(pair).p : null, reason };
}
