import { dataRoot } from "../../lib/env.ts";
import { loadCohorts } from "../../lib/store/cohorts.ts";
import { cycleOf } from "../../lib/vocabulary/cohort/references.ts";
import { savedIds, withSaved } from "../../lib/vocabulary/cohort/saved.ts";
import type { Cohort } from "../../lib/vocabulary/cohort.ts";

type WithCohorts = { cohorts?: Record<string, Cohort> | undefined };

/**
 * The question with the definitions of the saved cohorts that it names in their place: from here on it says all that it needs.
 * A cohort that is gone is an error that names it.
 */
export async function withSavedCohorts<Definition extends object>(definition: Definition): Promise<Definition> {
  const { cohorts }: WithCohorts = definition;
  if (!cohorts) return definition;
  let placed = cohorts;
  for (let depth = 0; savedIds(placed).length > 0; depth += 1) {
    if (depth === 20) throw new RangeError("a saved cohort cannot contain itself");
    const found = await loadCohorts(dataRoot(), savedIds(placed));
    const known = new Map(found.filter(({ deletedAt }) => deletedAt === null).map((each) => [each.id, each.definition]));
    placed = withSaved(
      placed,
      (id, name) =>
        known.get(id) ??
        missing(
          name,
          found.some((each) => each.id === id),
        ),
    );
  }
  const cycle = cycleOf(placed);
  if (cycle) throw new RangeError(`a cohort cannot contain itself: ${cycle.join(" → ")}`);
  return { ...definition, cohorts: placed };
}

function missing(name: string, isDeleted: boolean): never {
  throw new RangeError(`the saved cohort “${name}” ${isDeleted ? "was deleted" : "is not there"}`);
}
