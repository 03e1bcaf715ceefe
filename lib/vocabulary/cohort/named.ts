import type { Cohort } from "../cohort.ts";

type WithCohorts = { cohorts?: Record<string, Cohort> | undefined };

/** The draft with the saved cohorts that its conditions and breakdowns came to name, under their names. */
export function withNamedCohorts<Draft extends object>(draft: Draft, saved: readonly { id: string; name: string }[]): Draft {
  const { cohorts = {} }: WithCohorts = draft;
  const wanted = [...new Set(namesIn(draft))].filter((name) => !Object.hasOwn(cohorts, name));
  const found = wanted.flatMap((name) => {
    const one = saved.find((each) => each.name === name);
    return one ? [[name, { saved: one.id }] as const] : [];
  });
  return found.length === 0 ? draft : { ...draft, cohorts: { ...cohorts, ...Object.fromEntries(found) } };
}

/** The names of cohorts anywhere in a draft: in conditions, and in what it is broken down by. */
function namesIn(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(namesIn);
  if (typeof part !== "object" || part === null) return [];
  const inside = Object.values(part).flatMap(namesIn);
  if (!("of" in part) || part.of !== "cohort") return inside;
  const { value, cohorts } = part as { value?: unknown; cohorts?: unknown };
  return [...inside, ...[value ?? [], cohorts ?? []].flat().map(String)];
}
