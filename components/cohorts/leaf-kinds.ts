import type { Cohort } from "../../lib/vocabulary/cohort.ts";
import type { EventRef } from "../../lib/vocabulary/event-ref.ts";

/** What a line of a cohort says, in the words of its menu. */
export const leafKinds = {
  did: "did",
  did_not: "did not do",
  in_turn: "did, then did",
  not_in_turn: "did, then did not do",
  active: "was active",
  stopped: "stopped doing",
  first: "first did",
  where: "has properties",
  in: "is in cohort",
  not_in: "is not in cohort",
} as const;
export type LeafKind = keyof typeof leafKinds;

/** What a line says; null for one that the menu does not know, such as a list of ids. */
export function kindOfLeaf(cohort: Cohort): LeafKind | null {
  if ("did" in cohort) return "did";
  if ("sequence" in cohort) return cohort.then === "did_not" ? "not_in_turn" : "in_turn";
  if ("active" in cohort) return "active";
  if ("stopped" in cohort) return "stopped";
  if ("firstDid" in cohort) return "first";
  if ("where" in cohort) return "where";
  if ("saved" in cohort) return "in";
  if (!("not" in cohort)) return null;
  if ("did" in cohort.not && !cohort.not.times) return "did_not";
  return "saved" in cohort.not ? "not_in" : null;
}

/** The event and the days that a line speaks of, to be kept when it comes to say something else. */
function partsOf(cohort: Cohort) {
  const leaf = "not" in cohort ? cohort.not : cohort;
  const ref: EventRef =
    "did" in leaf
      ? leaf.did
      : "sequence" in leaf
        ? leaf.sequence[0]
        : "stopped" in leaf
          ? leaf.stopped
          : "firstDid" in leaf
            ? leaf.firstDid
            : { event: null };
  return { ref, when: "in" in leaf && leaf.in ? { in: leaf.in } : {}, saved: "saved" in leaf ? leaf.saved : "" };
}

/** A line that says something else about the same event and days. */
export function turnedInto(kind: LeafKind, from: Cohort): Cohort {
  const { ref, when, saved } = partsOf(from);
  const turned: Record<LeafKind, Cohort> = {
    did: { did: ref, ...when },
    did_not: { not: { did: ref, ...when } },
    in_turn: { sequence: [ref, { event: null }], within: { value: 7, unit: "day" }, ...when },
    not_in_turn: { sequence: [ref, { event: null }], within: { value: 7, unit: "day" }, then: "did_not", ...when },
    active: { active: { days: 3 }, ...when },
    stopped: { stopped: ref, for: { value: 30, unit: "day" } },
    first: { firstDid: ref, ...when },
    where: { where: [] },
    in: { saved },
    not_in: { not: { saved } },
  };
  return turned[kind];
}

/** Whether a cohort says enough to be asked: saved cohorts are chosen. */
export function isAskable(cohort: Cohort): boolean {
  if ("and" in cohort) return cohort.and.length > 0 && cohort.and.every(isAskable);
  if ("or" in cohort) return cohort.or.length > 0 && cohort.or.every(isAskable);
  if ("not" in cohort) return isAskable(cohort.not);
  return !("saved" in cohort) || cohort.saved !== "";
}
