import type { TrendPoint } from "../../../reports/funnel/result/answer.ts";
import type { Bucket } from "../../reference/period.ts";
import type { Attempt } from "./attempt.ts";
import type { Outcome } from "./breakdown.ts";
import { longest, type Rules } from "./rules.ts";
import { countStates, stateRate } from "./steps.ts";

/** The outcomes of each bucket, walked with the entries of that bucket only. */
export type BucketOutcomes = { bucket: Bucket; outcomes: Outcome[] }[];

/** The steps between which trend, time to convert and sweep measure. */
export function measuredSteps({ definition }: Rules): [number, number] {
  return [definition.fromStep ?? 1, definition.toStep ?? definition.steps.length];
}

/** One point per bucket, of the outcomes that are in the group. */
export function trendOf(buckets: BucketOutcomes, isIn: (outcome: Outcome) => boolean, rules: Rules): TrendPoint[] {
  return buckets.map(({ bucket, outcomes }) =>
    pointOf(
      bucket,
      outcomes.filter(isIn).map(({ attempt }) => attempt),
      rules,
    ),
  );
}

function pointOf(bucket: Bucket, attempts: Attempt[], rules: Rules): TrendPoint {
  const counts = countStates(attempts, measuredSteps(rules), rules);
  const length = longest(rules);
  return {
    period: bucket.period,
    entered: counts.converted + counts.dropped + counts.in_window,
    converted: counts.converted,
    dropped: counts.dropped,
    inWindow: counts.in_window,
    rate: stateRate(counts, rules),
    maturing: length !== null && bucket.end + length > rules.dataEnd,
    partial: bucket.start < rules.span.from || bucket.end - 1 > Math.min(rules.span.to, rules.dataEnd),
  };
}
