import type { FunnelDefinition } from "../definition.ts";
import { kindOf } from "../plan/attempts.ts";
import type { FunnelAnswer, FunnelResult } from "./answer.ts";

/** Rules of semantics §9 that the answer breaks, in words; none for a sound answer. */
export function brokenInvariants(result: FunnelResult, definition: FunnelDefinition): string[] {
  return [...broken(result, definition), ...(result.previous ? broken(result.previous, definition) : [])];
}

function broken(answer: FunnelAnswer, definition: FunnelDefinition): string[] {
  return [...increasing(answer), ...negative(answer), ...groupsDoNotAddUp(answer, definition)];
}

function increasing({ steps, groups }: FunnelAnswer): string[] {
  return [steps ?? [], ...(groups ?? []).map((group) => group.steps)].flatMap((list) => {
    const required = list.filter((step) => !step.optional);
    return required.some((step, index) => index > 0 && step.count > (required[index - 1]?.count ?? 0))
      ? ["a later step counts more units than an earlier one"]
      : [];
  });
}

function negative({ steps, series }: FunnelAnswer): string[] {
  const wrong = (steps ?? []).some((step) => step.dropped < 0) || (series ?? []).some((point) => point.dropped < 0);
  return wrong ? ["fewer units stand before a step than reached or wait for it"] : [];
}

function groupsDoNotAddUp({ steps, groups }: FunnelAnswer, { breakdown, countBy }: FunnelDefinition): string[] {
  if (!steps || !groups || !breakdown || breakdown.hideOther || breakdown.other === false || breakdown.of === "cohort") return [];
  const exclusive = ["entry", "edge"].includes(kindOf(breakdown, { countBy }));
  if (!exclusive) return [];
  const wrong = steps.some((step, index) => groups.reduce((sum, group) => sum + (group.steps[index]?.count ?? 0), 0) !== step.count);
  return wrong ? ["the groups do not add up to the unbroken funnel"] : [];
}
