import { type Placing, withCohortsInPlace } from "../../lib/cohorts/put-in-place.ts";
import type { Generation } from "../../lib/dataset/generation.ts";
import { engineFor } from "../../lib/engine/index.ts";
import { dataRoot } from "../../lib/env.ts";

type Patience = Pick<Placing, "owner" | "deadlineMs">;

/** Where this server finds cohorts, and what answers for the members of live ones. */
export const placingOf = (generation: Generation, patience: Patience = { owner: "cohorts" }): Placing => ({
  root: dataRoot(),
  generation,
  engine: engineFor(generation),
  ...patience,
});

/** The question with all that it needs of saved cohorts in their place; see lib/cohorts. */
export async function withSavedCohorts<Definition extends object>(
  definition: Definition,
  generation: Generation,
  patience?: Patience,
): Promise<Definition> {
  return withCohortsInPlace(definition, placingOf(generation, patience));
}
