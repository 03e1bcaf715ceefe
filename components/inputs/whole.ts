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

/** A cohort with the conditions that say enough, wherever they stand in it. */
export function wholeCohort(cohort: Cohort): Cohort {
  if ("and" in cohort) return { and: cohort.and.map(wholeCohort) };
  if ("or" in cohort) return { or: cohort.or.map(wholeCohort) };
  if ("not" in cohort) return { not: wholeCohort(cohort.not) };
  if ("where" in cohort) return { where: wholeConditions(cohort.where) };
  if ("did" in cohort) return { ...cohort, did: wholeEvent(cohort.did) };
  if ("firstDid" in cohort) return { ...cohort, firstDid: wholeEvent(cohort.firstDid) };
  if ("stopped" in cohort) return { ...cohort, stopped: wholeEvent(cohort.stopped) };
  if ("sequence" in cohort) return { ...cohort, sequence: [wholeEvent(cohort.sequence[0]), wholeEvent(cohort.sequence[1])] };
  if (!("active" in cohort) || !cohort.active.of) return cohort;
  return { ...cohort, active: { ...cohort.active, of: wholeEvent(cohort.active.of) } };
}

function wholeCohorts(cohorts: Record<string, Cohort>): Record<string, Cohort> {
  return Object.fromEntries(Object.entries(cohorts).map(([name, cohort]) => [name, wholeCohort(cohort)]));
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
