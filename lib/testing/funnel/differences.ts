import type { FunnelAnswer, FunnelResult } from "../../reports/funnel/result/answer.ts";
import { answerDifferences, keyOf, type Rules, unlike } from "../compare-answers.ts";

/** Left to other tests, or to wording: intervals and tests of statistics, labels, how instants and sessions are written. */
const rules: Rules = {
  notCompared: new Set([
    "label",
    "low",
    "high",
    "significance",
    "deadline",
    "stepTimes",
    "dataEnd",
    "unit",
    "broken",
    "withoutActor",
    "actor",
    "kind",
  ]),
  keyed: {
    groups: (entry) => keyOf(entry, "kind", "group"),
    seriesByGroup: (entry) => keyOf(entry, "group"),
    binsByGroup: (entry) => keyOf(entry, "group"),
    sweepByGroup: (entry) => keyOf(entry, "group"),
    correlations: (entry) => keyOf(entry, "event", "property", "value"),
  },
};

/** Where a product's answer differs from the reference's, one path each. */
export function funnelDifferences(reference: FunnelResult | FunnelAnswer, product: FunnelResult | FunnelAnswer): string[] {
  const { actors: expected, ...rest } = reference;
  const { actors: found, ...others } = product;
  const lists = expected && found ? unlike("actors", actorTexts(expected), actorTexts(found)) : [];
  return [...answerDifferences(rest, others, rules), ...lists];
}

function actorTexts(rows: NonNullable<FunnelAnswer["actors"]>): string[] {
  return rows
    .map(({ group, stepTimes }) => JSON.stringify([group, stepTimes.flatMap((time, index) => (time === null ? [] : [index]))]))
    .sort();
}
