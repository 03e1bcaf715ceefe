import type { AdoptionResult } from "../../reports/adoption/result/answer.ts";
import { answerDifferences, type Rules } from "../compare-answers.ts";

/** Left to other tests, or to wording: what a screen says besides, how instants are written. */
const rules: Rules = { notCompared: new Set(["dataEnd", "unit", "broken", "withoutActor", "firstTime", "lastTime"]), keyed: {} };

/** Where a product's answer differs from the reference's, one path each; a list of people has no previous one. */
export function adoptionDifferences({ reference, product }: { reference: AdoptionResult; product: AdoptionResult }): string[] {
  const { previous, ...rest } = product;
  const found = product.actors ? rest : product;
  return [...answerDifferences(reference, found, rules), ...product.broken];
}
