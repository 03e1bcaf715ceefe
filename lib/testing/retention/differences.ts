import type { RetentionAnswer, RetentionResult } from "../../reports/retention/result/answer.ts";
import { answerDifferences, keyOf, type Rules, unlike } from "../compare-answers.ts";

/** Left to other tests, or to wording: labels, how instants are written, the order of lists. */
const rules: Rules = {
  notCompared: new Set(["label", "dataEnd", "unit", "broken", "withoutActor", "closesAt", "actors"]),
  keyed: { groups: (entry) => keyOf(entry, "kind", "group") },
};

/** Where a product's answer differs from the reference's, one path each. */
export function retentionDifferences({ reference, product }: { reference: RetentionResult; product: RetentionResult }): string[] {
  const order = (groups: RetentionAnswer["groups"]) => (groups ?? []).map(({ kind, group }) => [kind, group]);
  return [
    ...answerDifferences(reference, product, rules),
    ...unlike("order of groups", order(reference.groups), order(product.groups)),
    ...unlike("closing times", closings(reference), closings(product)),
    ...unlike("actors", actorTexts(reference), actorTexts(product)),
  ];
}

function closings({ cohorts = [], groups = [], previous }: RetentionResult | (RetentionAnswer & { previous?: RetentionAnswer })): unknown {
  const own = [...cohorts, ...groups.flatMap((each) => each.cohorts)].map(({ cells }) => cells.map(({ closesAt }) => Date.parse(closesAt)));
  return previous ? [own, closings(previous)] : own;
}

/** Session names are each side's own. */
function actorTexts({ unit, actors = [] }: RetentionResult): string[] {
  return actors
    .map(({ actor, group, cohort, birth, columns }) =>
      JSON.stringify([unit === "session" ? "" : actor, group, cohort, Date.parse(birth), columns]),
    )
    .sort();
}
