import type { RetentionDefinition } from "../definition.ts";
import type { RetentionAnswer, RetentionCohort } from "./answer.ts";

/** Rules of semantics §9 that the answer breaks, in words; none for a sound answer. */
export function brokenInvariants(answer: RetentionAnswer, definition: RetentionDefinition): string[] {
  return [...moreThanMembers(answer), ...risingAfter(answer, definition), ...groupsDoNotAddUp(answer, definition), ...listTooShort(answer)];
}

function moreThanMembers({ cohorts = [], groups = [] }: RetentionAnswer): string[] {
  const all = [...cohorts, ...groups.flatMap((group) => group.cohorts)];
  const wrong = all.some(({ size, cells }) => cells.some(({ retained }) => (retained ?? 0) > size));
  return wrong ? ["a cell holds more units than its cohort"] : [];
}

function risingAfter({ cohorts = [] }: RetentionAnswer, { returning }: RetentionDefinition): string[] {
  if (returning !== "on_or_after") return [];
  const rises = ({ cells }: RetentionCohort) =>
    cells.some(({ retained }, index) => index > 1 && retained !== null && retained > (cells[index - 1]?.retained ?? retained));
  return cohorts.some(rises) ? ["more units were seen on or after a later column than on or after an earlier one"] : [];
}

function groupsDoNotAddUp({ cohorts, groups }: RetentionAnswer, { breakdown, windows }: RetentionDefinition): string[] {
  if (!cohorts || !groups || !breakdown || breakdown.of === "cohort" || breakdown.hideOther || breakdown.other === false) return [];
  const wrong = cohorts.some((cohort, place) => {
    const own = groups.map((group) => group.cohorts[place]);
    if (own.reduce((sum, each) => sum + (each?.size ?? 0), 0) !== cohort.size) return true;
    if (windows === "rolling") return false;
    return cohort.cells.some(
      ({ retained }, index) => retained !== null && own.reduce((sum, each) => sum + (each?.cells[index]?.retained ?? 0), 0) !== retained,
    );
  });
  return wrong ? ["the groups do not add up to the whole"] : [];
}

function listTooShort({ actors, actorCount }: RetentionAnswer): string[] {
  return actors && actors.length > (actorCount ?? 0) ? ["the list is longer than it says"] : [];
}
