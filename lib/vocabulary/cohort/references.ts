import type { Cohort } from "../cohort.ts";
import { type Condition, comparisons } from "../condition.ts";
import type { EventRef } from "../event-ref.ts";

/** The cohorts, by name, that decide who is in this one. */
export function referencedCohorts(cohort: Cohort): string[] {
  if ("and" in cohort) return cohort.and.flatMap(referencedCohorts);
  if ("or" in cohort) return cohort.or.flatMap(referencedCohorts);
  if ("not" in cohort) return referencedCohorts(cohort.not);
  if ("member" in cohort) return [cohort.member];
  if ("where" in cohort) return namedIn(cohort.where);
  return eventsOf(cohort).flatMap(ofEvent);
}

/** The events that a cohort of one leaf asks about. */
export function eventsOf(leaf: Cohort): EventRef[] {
  if ("did" in leaf) return [leaf.did];
  if ("sequence" in leaf) return leaf.sequence;
  if ("active" in leaf) return leaf.active.of ? [leaf.active.of] : [];
  if ("stopped" in leaf) return [leaf.stopped];
  return "firstDid" in leaf ? [leaf.firstDid] : [];
}

function ofEvent({ where, anyOf }: EventRef): string[] {
  return [...namedIn(where ?? []), ...(anyOf ?? []).flatMap(ofEvent)];
}

/** The cohorts that conditions name. */
function namedIn(list: readonly Condition[]): string[] {
  return comparisons(list).flatMap(({ of, off, value, property }) =>
    of === "cohort" && !off ? [value ?? property].flat().map(String) : [],
  );
}

/** The names along a way that leads from a cohort back to itself; null when there is none. */
export function cycleOf(cohorts: Record<string, Cohort>): string[] | null {
  const settled = new Set<string>();
  const visit = (name: string, way: string[]): string[] | null => {
    if (way.includes(name)) return [...way.slice(way.indexOf(name)), name];
    const cohort = Object.hasOwn(cohorts, name) ? cohorts[name] : undefined;
    if (!cohort || settled.has(name)) return null;
    for (const next of referencedCohorts(cohort)) {
      const found = visit(next, [...way, name]);
      if (found) return found;
    }
    settled.add(name);
    return null;
  };
  for (const name of Object.keys(cohorts)) {
    const found = visit(name, []);
    if (found) return found;
  }
  return null;
}
