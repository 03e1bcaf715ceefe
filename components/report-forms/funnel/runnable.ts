import type { Condition } from "../../../lib/vocabulary/condition.ts";
import type { EventRef } from "../../../lib/vocabulary/event-ref.ts";
import { isWhole } from "../../inputs/operators.ts";
import type { FunnelDraft } from "./draft.ts";

/** The conditions that say enough to be asked: switched on, and with their value. */
export function wholeConditions(list: readonly Condition[]): Condition[] {
  return list.flatMap((each): Condition[] => {
    if ("and" in each) return groupOf("and", wholeConditions(each.and));
    if ("or" in each) return groupOf("or", wholeConditions(each.or));
    return isWhole(each) && !each.off ? [each] : [];
  });
}

function groupOf(word: "and" | "or", members: Condition[]): Condition[] {
  return members.length === 0 ? [] : [word === "and" ? { and: members } : { or: members }];
}

function wholeEvent<T extends EventRef>(ref: T): T {
  return ref.where ? { ...ref, where: wholeConditions(ref.where) } : ref;
}

function wholeCohorts(cohorts: NonNullable<FunnelDraft["cohorts"]>): NonNullable<FunnelDraft["cohorts"]> {
  return Object.fromEntries(
    Object.entries(cohorts).map(([name, cohort]) => [name, "where" in cohort ? { where: wholeConditions(cohort.where) } : cohort]),
  );
}

/** What of a draft can be asked already: filters still without a value wait, and those switched off stay behind. */
export function runnable(draft: FunnelDraft): FunnelDraft {
  return {
    ...draft,
    steps: draft.steps.map(wholeEvent),
    ...(draft.exclusions ? { exclusions: draft.exclusions.map(wholeEvent) } : {}),
    ...(draft.cohorts ? { cohorts: wholeCohorts(draft.cohorts) } : {}),
    ...(draft.filters ? { filters: wholeConditions(draft.filters) } : {}),
  };
}
