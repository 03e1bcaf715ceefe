import type { StickinessResult } from "../../reports/stickiness/result/answer.ts";
import { answerDifferences, type Rules, unlike } from "../compare-answers.ts";

/** Left to other tests, or to wording: labels, the order of lists. */
const rules: Rules = { notCompared: new Set(["label", "dataEnd", "unit", "broken", "withoutActor", "actors"]), keyed: {} };

/** Where a product's answer differs from the reference's, one path each. */
export function stickinessDifferences({ reference, product }: { reference: StickinessResult; product: StickinessResult }): string[] {
  return [
    ...answerDifferences(reference, product, rules),
    ...unlike("active units", totals(reference), totals(product)),
    ...unlike("actors", actorTexts(reference), actorTexts(product)),
  ];
}

function totals({ series = [], power = [], previous }: StickinessResult): number[] {
  const all = [...series, ...power, ...(previous?.series ?? []), ...(previous?.power ?? [])];
  return all.map(({ actors }) => actors);
}

/** Session names are each side's own. */
function actorTexts({ unit, actors = [] }: StickinessResult): string[] {
  return actors.map(({ actor, periods, active }) => JSON.stringify([unit === "session" ? "" : actor, periods, active])).sort();
}
