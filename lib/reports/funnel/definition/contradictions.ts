import type { z } from "zod";
import type { FunnelDefinition } from "../definition.ts";

type Complaint = { path: (string | number)[]; message: string };

/** Adds an issue for each pair of settings that cannot both hold, naming what to change. */
export function refuseContradictions(definition: FunnelDefinition, context: z.RefinementCtx): void {
  const complaints = [
    ...stepComplaints(definition),
    ...exclusionComplaints(definition),
    ...windowComplaints(definition),
    ...viewComplaints(definition),
  ];
  for (const { path, message } of complaints) context.addIssue({ code: "custom", path, message });
}

function same(a: object, b: object): boolean {
  const plain = ({ optional: _, label: __, ...rest }: { optional?: unknown; label?: unknown }) => JSON.stringify(rest);
  return plain(a) === plain(b);
}

function stepComplaints({ steps, order }: FunnelDefinition): Complaint[] {
  const complaints: Complaint[] = [];
  if (steps[0]?.optional) complaints.push({ path: ["steps", 0], message: "the first step starts every attempt and cannot be optional" });
  if (steps.length > 1 && steps.at(-1)?.optional)
    complaints.push({ path: ["steps", steps.length - 1], message: "the last step cannot be optional" });
  steps.forEach((step, index) => {
    if (!step.optional) return;
    if (order !== "ordered") complaints.push({ path: ["steps", index], message: "optional steps need the ordered funnel" });
    const next = steps.slice(index + 1).find((each) => !each.optional);
    if (next && same(step, next))
      complaints.push({ path: ["steps", index], message: "an optional step cannot equal the required step after it" });
  });
  return complaints;
}

function exclusionComplaints({ steps, exclusions, order }: FunnelDefinition): Complaint[] {
  return exclusions.flatMap((exclusion, index): Complaint[] => {
    const path = ["exclusions", index];
    if (exclusion.before > steps.length)
      return [{ path, message: `step ${exclusion.before} does not exist; the funnel has ${steps.length} steps` }];
    if (exclusion.after >= exclusion.before) return [{ path, message: "an exclusion lies between an earlier and a later step" }];
    if (order === "unordered" && (exclusion.after !== 1 || exclusion.before !== steps.length))
      return [{ path, message: "an unordered funnel takes only exclusions over its full span" }];
    if (steps.slice(exclusion.after - 1, exclusion.before).some((step) => same(step, bare(exclusion))))
      return [{ path, message: "an exclusion cannot be one of the steps it lies between" }];
    return [];
  });
}

function bare({ after: _, before: __, ...ref }: FunnelDefinition["exclusions"][number]) {
  return ref;
}

function windowComplaints(definition: FunnelDefinition): Complaint[] {
  const { steps, stepWindows, order, graceSeconds, attempt } = definition;
  const complaints: Complaint[] = [];
  if (stepWindows && stepWindows.length !== steps.length - 1)
    complaints.push({ path: ["stepWindows"], message: `give one window for each of the ${steps.length - 1} steps after the first` });
  if (stepWindows && order === "unordered")
    complaints.push({ path: ["stepWindows"], message: "an unordered funnel has one window for all steps" });
  if (order === "strict" && graceSeconds > 0) complaints.push({ path: ["graceSeconds"], message: "grace does not go with strict order" });
  if (definition.strictScope && order !== "strict") complaints.push({ path: ["strictScope"], message: "a scope is for strict order only" });
  if (attempt === "every" && definition.exclusionMeans === "removes_actor" && definition.exclusions.length > 0)
    complaints.push({ path: ["exclusionMeans"], message: "counting every attempt, an exclusion can only end the attempt" });
  return complaints;
}

function viewComplaints({ steps, fromStep, toStep, breakdown, view, part, correlate, countBy }: FunnelDefinition): Complaint[] {
  const complaints: Complaint[] = [];
  if (correlate?.by === "userProperties" && typeof countBy === "object")
    complaints.push({ path: ["correlate", "by"], message: "user properties go with counting users or sessions" });
  const from = fromStep ?? 1;
  const to = toStep ?? steps.length;
  if (fromStep !== undefined && fromStep >= steps.length)
    complaints.push({ path: ["fromStep"], message: "the from step must lie before the last step" });
  if (to > steps.length) complaints.push({ path: ["toStep"], message: `the funnel has ${steps.length} steps` });
  if (steps.length > 1 && from >= to) complaints.push({ path: ["toStep"], message: "the to step must come after the from step" });
  if (view === "actors" && !part) complaints.push({ path: ["part"], message: "say which part of the funnel the list is for" });
  if (part && part.step > steps.length) complaints.push({ path: ["part", "step"], message: `the funnel has ${steps.length} steps` });
  if (!breakdown) return complaints;
  if (breakdown.of === "cohort" ? !breakdown.cohorts : breakdown.property === undefined)
    complaints.push({ path: ["breakdown"], message: "name the property or the cohorts to break down by" });
  if (typeof breakdown.attribution === "object" && breakdown.attribution.step > steps.length)
    complaints.push({ path: ["breakdown", "attribution"], message: `the funnel has ${steps.length} steps` });
  return complaints;
}
