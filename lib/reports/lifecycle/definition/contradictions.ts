import type { z } from "zod";
import type { LifecycleDefinition } from "../definition.ts";

type Complaint = { path: (string | number)[]; message: string };

/** Adds an issue for each pair of settings that cannot both hold, naming what to change. */
export function refuseContradictions(definition: LifecycleDefinition, context: z.RefinementCtx): void {
  for (const { path, message } of complaints(definition)) context.addIssue({ code: "custom", path, message });
}

function complaints({ event, breakdown, view, part, countBy, compare }: LifecycleDefinition): Complaint[] {
  const found: Complaint[] = [];
  if (event.occurrence)
    found.push({ path: ["event", "occurrence"], message: "a unit that acts once can only be new; leave the occurrence out" });
  if (breakdown && (breakdown.of === "cohort" ? !breakdown.cohorts : breakdown.property === undefined))
    found.push({ path: ["breakdown"], message: "name the property or the cohorts to break down by" });
  if (breakdown?.bins !== undefined)
    found.push({ path: ["breakdown", "bins"], message: "a lifecycle has a group per value; leave the bins out" });
  if (breakdown?.of === "session" && countBy !== "session")
    found.push({
      path: ["breakdown", "of"],
      message: "a unit has many sessions; count sessions, or break down by an event or user property",
    });
  if (view === "actors" && !part) found.push({ path: ["part"], message: "say which period and state the list is for" });
  if (view === "actors" && part?.of === "previous" && !compare)
    found.push({ path: ["part", "of"], message: "there is no previous period; add a comparison or list the current one" });
  if (part?.groupKind !== undefined && part?.group === undefined)
    found.push({ path: ["part", "group"], message: "name the group too, or leave its kind out" });
  if (part?.group !== undefined && !breakdown)
    found.push({ path: ["part", "group"], message: "there are no groups; add a breakdown or leave the group out" });
  return found;
}
