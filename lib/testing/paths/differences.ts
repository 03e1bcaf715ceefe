import type { PathsResult } from "../../reports/paths/result/answer.ts";
import { answerDifferences, keyOf, type Rules, unlike } from "../compare-answers.ts";

const rules: Rules = {
  notCompared: new Set(["broken", "dataEnd", "withoutActor"]),
  keyed: {
    edges: (entry) => keyOf(entry, "step", "from", "fromKind", "to", "toKind"),
    nodes: (entry) => keyOf(entry, "step", "node", "kind"),
    sequences: (entry) => keyOf(entry, "nodes"),
    members: (entry) => keyOf(entry, "node"),
  },
};

/** Where a product's answer differs from the reference's, one path each; lists are in the answer's own order. */
export function pathDifferences(reference: PathsResult, product: PathsResult): string[] {
  const found = [...answerDifferences(reference, product, rules), ...product.broken.map((each) => `broken: ${each}`)];
  if (found.length > 0) return found;
  return ["edges", "nodes", "sequences", "members"].flatMap((name) => {
    const order = (result: PathsResult): string[] =>
      ((result[name as "edges"] as Record<string, unknown>[] | undefined) ?? []).map((entry) => rules.keyed[name]?.(entry) ?? "");
    return unlike(`order of ${name}`, order(reference), order(product));
  });
}
