import type { Cohort } from "../../lib/vocabulary/cohort.ts";
import type { Condition } from "../../lib/vocabulary/condition.ts";
import type { EventRef } from "../../lib/vocabulary/event-ref.ts";
import { isWhole } from "./operators.ts";

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

/** An event with the conditions that say enough, its alternatives included. */
export function wholeEvent<T extends EventRef>(ref: T): T {
  return {
    ...ref,
    ...(ref.where ? { where: wholeConditions(ref.where) } : {}),
    ...(ref.anyOf ? { anyOf: ref.anyOf.map((each) => wholeEvent(each)) } : {}),
  };
}

function wholeCohorts(cohorts: Record<string, Cohort>): Record<string, Cohort> {
  return Object.fromEntries(
    Object.entries(cohorts).map(([name, cohort]) => [name, "where" in cohort ? { where: wholeConditions(cohort.where) } : cohort]),
  );
}

type Narrowed = { filters?: Condition[] | undefined; cohorts?: Record<string, Cohort> | undefined };

/** What every draft can be asked with already: filters still without a value wait, and those switched off stay behind. */
export function wholeShared<Draft extends Narrowed>(draft: Draft): Draft {
  return {
    ...draft,
    ...(draft.cohorts ? { cohorts: wholeCohorts(draft.cohorts) } : {}),
    ...(draft.filters ? { filters: wholeConditions(draft.filters) } : {}),
  };
}
