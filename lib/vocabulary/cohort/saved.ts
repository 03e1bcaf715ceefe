import type { Cohort, ListedReport } from "../cohort.ts";

/** The ids of the saved cohorts that cohorts name. */
export function savedIds(cohorts: Record<string, Cohort>): string[] {
  const found = leavesOf(cohorts).flatMap(({ leaf }) => ("saved" in leaf ? [leaf.saved] : []));
  return [...new Set(found)];
}

/** The lists of reports in cohorts, each with the name of the cohort that it stands in. */
export function listsIn(cohorts: Record<string, Cohort>): { name: string; list: ListedReport }[] {
  return leavesOf(cohorts).flatMap(({ name, leaf }) => ("list" in leaf ? [{ name, list: leaf.list }] : []));
}

type NamedLeaf = { name: string; leaf: Cohort };

function leavesOf(cohorts: Record<string, Cohort>): NamedLeaf[] {
  return Object.entries(cohorts).flatMap(([name, cohort]) => leavesIn(cohort).map((leaf) => ({ name, leaf })));
}

function leavesIn(cohort: Cohort): Cohort[] {
  if ("and" in cohort) return cohort.and.flatMap(leavesIn);
  if ("or" in cohort) return cohort.or.flatMap(leavesIn);
  return "not" in cohort ? leavesIn(cohort.not) : [cohort];
}

/** The cohorts with definitions in the place of saved ones; `of` gets the id and the name of the cohort that it stands in. */
export function withSaved(cohorts: Record<string, Cohort>, of: (id: string, name: string) => Cohort): Record<string, Cohort> {
  return withLeaves(cohorts, (leaf, name) => ("saved" in leaf ? of(leaf.saved, name) : leaf));
}

/** The cohorts with the users of lists in the place of their reports. */
export function withListed(cohorts: Record<string, Cohort>, of: (list: ListedReport) => string[]): Record<string, Cohort> {
  return withLeaves(cohorts, (leaf) => {
    if ("list" in leaf) return { users: of(leaf.list) };
    return "users" in leaf ? { users: leaf.users } : leaf;
  });
}

function withLeaves(cohorts: Record<string, Cohort>, of: (leaf: Cohort, name: string) => Cohort): Record<string, Cohort> {
  const placed = (cohort: Cohort, name: string): Cohort => {
    if ("and" in cohort) return { and: cohort.and.map((each) => placed(each, name)) };
    if ("or" in cohort) return { or: cohort.or.map((each) => placed(each, name)) };
    return "not" in cohort ? { not: placed(cohort.not, name) } : of(cohort, name);
  };
  return Object.fromEntries(Object.entries(cohorts).map(([name, cohort]) => [name, placed(cohort, name)]));
}
