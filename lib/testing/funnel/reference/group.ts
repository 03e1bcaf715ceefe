import type { FunnelDefinition } from "../../../reports/funnel/definition.ts";
import { defaultBreakdownLimit } from "../../../vocabulary/breakdown.ts";
import { type Group, type Outcome, other } from "./breakdown.ts";

/** A group with the outcomes counted in it. */
export type FilledGroup = Group & { outcomes: Outcome[] };

/** Outcomes by group, largest first, ties by name; those beyond the limit together as `(other)`, last. Cohorts have no limit. */
export function grouped(outcomes: readonly Outcome[], { breakdown }: FunnelDefinition): FilledGroup[] {
  const groups = new Map<string, FilledGroup>();
  const fill = (group: Group): FilledGroup => {
    const key = JSON.stringify([group.kind, group.name]);
    const filled = groups.get(key) ?? { ...group, outcomes: [] };
    groups.set(key, filled);
    return filled;
  };
  const cohorts = breakdown?.of === "cohort" ? (breakdown.cohorts ?? []) : [];
  for (const name of cohorts) fill({ kind: "value", name });
  for (const outcome of outcomes) if (outcome.group) fill(outcome.group).outcomes.push(outcome);
  const ranked = [...groups.values()].sort((a, b) => b.outcomes.length - a.outcomes.length || byCodePoint(a.name, b.name));
  const limit = breakdown?.of === "cohort" ? Infinity : (breakdown?.limit ?? defaultBreakdownLimit);
  const rest = ranked.slice(limit).flatMap((each) => each.outcomes);
  const hidden = breakdown?.hideOther === true || breakdown?.other === false;
  if (rest.length === 0 || hidden) return ranked.slice(0, limit);
  return [...ranked.slice(0, limit), { kind: "other", name: other, outcomes: rest }];
}

/** Ascending by code points, not by UTF-16 units. */
function byCodePoint(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  for (const [index, character] of left.entries()) {
    const difference = (character.codePointAt(0) ?? 0) - (right[index]?.codePointAt(0) ?? -1);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
