import type { ExperimentResult } from "../../reports/experiment/result/answer.ts";
import { answerDifferences, type Rules } from "../compare-answers.ts";

/** Left to other tests, or to wording: what a screen says besides, how instants are written. */
const rules: Rules = { notCompared: new Set(["dataEnd", "unit", "broken", "exposureTime", "firstExposure"]), keyed: {} };

/** Where a product's answer differs from the reference's, one path each. */
export function experimentDifferences({ reference, product }: { reference: ExperimentResult; product: ExperimentResult }): string[] {
  return [...answerDifferences(reference, product, rules), ...product.broken];
}
