import type { Cohort } from "../cohort.ts";

/** The ids of the saved cohorts that cohorts name. */
export function savedIds(cohorts: Record<string, Cohort>): string[] {
  return [...new Set(Object.values(cohorts).flatMap(idsIn))];
}

function idsIn(cohort: Cohort): string[] {
  if ("and" in cohort) return cohort.and.flatMap(idsIn);
  if ("or" in cohort) return cohort.or.flatMap(idsIn);
  if ("not" in cohort) return idsIn(cohort.not);
  return "saved" in cohort ? [cohort.saved] : [];
}

/** The cohorts with definitions in the place of saved ones; `of` gets the id and the name of the cohort that it stands in. */
export function withSaved(cohorts: Record<string, Cohort>, of: (id: string, name: string) => Cohort): Record<string, Cohort> {
  const placed = (cohort: Cohort, name: string): Cohort => {
    if ("and" in cohort) return { and: cohort.and.map((each) => placed(each, name)) };
    if ("or" in cohort) return { or: cohort.or.map((each) => placed(each, name)) };
    if ("not" in cohort) return { not: placed(cohort.not, name) };
    return "saved" in cohort ? of(cohort.saved, name) : cohort;
  };
  return Object.fromEntries(Object.entries(cohorts).map(([name, cohort]) => [name, placed(cohort, name)]));
}
