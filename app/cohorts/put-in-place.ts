import { type Placing, withCohortsInPlace } from "../../lib/cohorts/put-in-place.ts";
import type { Generation } from "../../lib/dataset/generation.ts";
import { engineFor } from "../../lib/engine/index.ts";
import { dataRoot } from "../../lib/env.ts";

/** Where this server finds cohorts, and what answers for the members of live ones. */
export const placingOf = (generation: Generation): Placing => ({
  root: dataRoot(),
  generation,
  engine: engineFor(generation),
  owner: "cohorts",
});

/** The question with all that it needs of saved cohorts in their place; see lib/cohorts. */
export async function withSavedCohorts<Definition extends object>(definition: Definition, generation: Generation): Promise<Definition> {
  return withCohortsInPlace(definition, placingOf(generation));
}
