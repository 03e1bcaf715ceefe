import type { LifecycleDefinition } from "../../reports/lifecycle/definition.ts";
import type { CaseLog } from "../case.ts";

/** Leaves out what the rule book leaves open: which groups a limit keeps in the earlier period, and what a list of "(other)" means. */
export function settled(definition: LifecycleDefinition, log: CaseLog): LifecycleDefinition {
  const { breakdown, compare } = definition;
  const looksFolded = /\((?:other|not set)\)/.test(JSON.stringify(log));
  return breakdown && (compare || looksFolded) ? { ...definition, breakdown: { ...breakdown, limit: 1000 } } : definition;
}
