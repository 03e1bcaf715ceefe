import { type LifecycleDefinition, lifecycleStates } from "../definition.ts";
import type { LifecycleAnswer, LifecyclePoint, LifecycleResult } from "./answer.ts";

/** Rules of semantics §9 that the answer breaks, in words; none for a sound answer. */
export function brokenInvariants(result: LifecycleResult, definition: LifecycleDefinition): string[] {
  return [...broken(result, definition), ...(result.previous ? broken(result.previous, definition) : [])];
}

function broken(answer: LifecycleAnswer, definition: LifecycleDefinition): string[] {
  return [...flow(answer), ...groupsDoNotAddUp(answer, definition)];
}

/** Who was active in one interval either returns in the next or is dormant there. */
function flow({ points = [] }: LifecycleAnswer): string[] {
  const active = (point: LifecyclePoint) => point.new + point.returning + point.resurrecting;
  const wrong = points.some((point, index) => {
    const before = points[index - 1];
    return before !== undefined && active(before) !== point.returning + point.dormant;
  });
  return wrong ? ["those active in one interval are not those returning and dormant in the next"] : [];
}

function groupsDoNotAddUp({ points, groups }: LifecycleAnswer, { breakdown }: LifecycleDefinition): string[] {
  if (!points || !groups || !breakdown || breakdown.hideOther || breakdown.other === false || breakdown.of === "cohort") return [];
  const wrong = points.some((point, index) =>
    lifecycleStates.some((state) => groups.reduce((sum, group) => sum + (group.points[index]?.[state] ?? 0), 0) !== point[state]),
  );
  return wrong ? ["the groups do not add up to the unbroken report"] : [];
}
