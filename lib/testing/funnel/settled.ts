import type { FunnelDefinition } from "../../reports/funnel/definition.ts";
import type { CaseLog } from "../case.ts";

/**
 * Leaves out what the rule book leaves open and the two sides decide differently, each on purpose: which groups a limit keeps in
 * the earlier period, bins when a unit is in several groups, an entry at the very instant of the exclusion that ended the last one.
 */
export function settled(definition: FunnelDefinition, log: CaseLog): FunnelDefinition {
  const { breakdown, attempt, exclusions } = definition;
  const several = breakdown && (typeof breakdown.attribution === "object" || breakdown.attribution === "each" || breakdown.of === "cohort");
  const looksFolded = JSON.stringify(log).match(/\((?:other|not set)\)/) !== null;
  const limit = definition.compare || looksFolded ? { limit: 1000 } : {};
  return {
    ...definition,
    ...(breakdown
      ? {
          breakdown: {
            ...breakdown,
            ...limit,
            ...(several && definition.view === "timeToConvert" ? { attribution: "entry", of: "event", property: "p" } : {}),
          },
        }
      : {}),
    ...(attempt === "every" && exclusions.length > 0 ? { attempt: "best" } : {}),
  } as FunnelDefinition;
}
