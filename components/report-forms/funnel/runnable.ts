import type { Condition } from "../../../lib/vocabulary/condition.ts";
import type { EventRef } from "../../../lib/vocabulary/event-ref.ts";
import { isWhole } from "../../inputs/operators.ts";
import type { FunnelDraft } from "./draft.ts";

function wholeConditions(list: readonly Condition[]): Condition[] {
  return list.flatMap((each): Condition[] => {
    if ("and" in each) return groupOf("and", wholeConditions(each.and));
    if ("or" in each) return groupOf("or", wholeConditions(each.or));
    return isWhole(each) ? [each] : [];
  });
}

function groupOf(word: "and" | "or", members: Condition[]): Condition[] {
  const speaking = members.filter((each) => !("off" in each && each.off));
  return speaking.length === 0 ? [] : [word === "and" ? { and: speaking } : { or: speaking }];
}

function wholeEvent<T extends EventRef>(ref: T): T {
  return ref.where ? { ...ref, where: wholeConditions(ref.where) } : ref;
}

function wholeCohorts(cohorts: NonNullable<FunnelDraft["cohorts"]>): NonNullable<FunnelDraft["cohorts"]> {
  return Object.fromEntries(Object.entries(cohorts).map(([name, cohort]) => [name, "where" in cohort ? { where: wholeConditions(cohort.where) } : cohort]));
}

/** What of a draft can be asked already: filters still without a value wait, unseen by the engine. */
export function runnable(draft: FunnelDraft): FunnelDraft {
  return {
    ...draft,
    steps: draft.steps.map(wholeEvent),
    ...(draft.exclusions ? { exclusions: draft.exclusions.map(wholeEvent) } : {}),
    ...(draft.cohorts ? { cohorts: wholeCohorts(draft.cohorts) } : {}),
    ...(draft.filters ? { filters: wholeConditions(draft.filters) } : {}),
  };
}
