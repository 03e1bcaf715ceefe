import type { LifecycleAnswer, LifecycleResult } from "../../reports/lifecycle/result/answer.ts";
import { answerDifferences, keyOf, type Rules, unlike } from "../compare-answers.ts";

/** Left to other tests, or to wording: how instants are written, the order of lists. */
const rules: Rules = {
  notCompared: new Set(["dataEnd", "unit", "broken", "withoutActor", "closesAt", "actors"]),
  keyed: { groups: (entry) => keyOf(entry, "kind", "group") },
};

/** Where a product's answer differs from the reference's, one path each. */
export function lifecycleDifferences({ reference, product }: { reference: LifecycleResult; product: LifecycleResult }): string[] {
  const order = (groups: LifecycleAnswer["groups"]) => (groups ?? []).map(({ kind, group }) => [kind, group]);
  const closings = ({ points = [] }: LifecycleAnswer) => points.map(({ closesAt }) => Date.parse(closesAt));
  return [
    ...answerDifferences(reference, product, rules),
    ...unlike("order of groups", order(reference.groups), order(product.groups)),
    ...unlike("closing times", closings(reference), closings(product)),
    ...unlike("actors", actorTexts(reference), actorTexts(product)),
  ];
}

/** Session names are each side's own. */
function actorTexts({ unit, actors = [] }: LifecycleResult): string[] {
  return actors
    .map(({ actor, group, first, last }) => JSON.stringify([unit === "session" ? "" : actor, group, Date.parse(first), Date.parse(last)]))
    .sort();
}
