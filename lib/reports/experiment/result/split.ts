import { adjustPValues } from "../../../statistics/adjust-p-values.ts";
import { sampleRatioMismatch } from "../../../statistics/sample-ratio-mismatch.ts";
import type { SplitCheck } from "./answer.ts";

const alarm = 0.001;
const notice = 0.01;

/** An arm that should have fewer units than this tells nothing about the split. */
const leastExpected = 10;

/** The units that each arm should have by its weight; null without units. */
export function expectedUnits(counts: readonly number[], weights: readonly number[]): (number | null)[] {
  const units = counts.reduce((sum, each) => sum + each, 0);
  const weight = weights.reduce((sum, each) => sum + each, 0);
  return weights.map((each) => (units > 0 ? (each * units) / weight : null));
}

/** The units of the arms against their weights. */
export function splitCheck(counts: readonly number[], weights: readonly number[]): SplitCheck {
  const { chi2, df, p } = sampleRatioMismatch({ counts, weights });
  const isTooFew = counts.length < 2 || expectedUnits(counts, weights).some((each) => each === null || each < leastExpected);
  return { status: isTooFew ? "too_few" : statusOf(p), chi2, df: Math.max(0, df), p };
}

function statusOf(p: number | null): SplitCheck["status"] {
  if (p === null) return "too_few";
  if (p < alarm) return "alarm";
  return p < notice ? "notice" : "ok";
}

/** The splits of segments, each judged by its p after Holm's correction over those that can be judged. */
export function correctedSplits(splits: readonly SplitCheck[]): SplitCheck[] {
  const judged = splits.filter(({ status }) => status !== "too_few");
  const adjusted = adjustPValues(
    judged.map(({ p }) => p ?? 1),
    "holm",
  );
  return splits.map((split) => {
    const at = judged.indexOf(split);
    const pAdjusted = adjusted[at] ?? null;
    return at === -1 ? { ...split, pAdjusted } : { ...split, pAdjusted, status: statusOf(pAdjusted) };
  });
}
