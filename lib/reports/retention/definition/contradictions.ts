import type { z } from "zod";
import type { RetentionDefinition } from "../definition.ts";

type Complaint = { path: (string | number)[]; message: string };

/** Adds an issue for each pair of settings that cannot both hold, naming what to change. */
export function refuseContradictions(definition: RetentionDefinition, context: z.RefinementCtx): void {
  const complaints = [
    ...startComplaints(definition),
    ...bracketComplaints(definition),
    ...breakdownComplaints(definition),
    ...partComplaints(definition),
  ];
  for (const { path, message } of complaints) context.addIssue({ code: "custom", path, message });
}

function startComplaints({ start }: RetentionDefinition): Complaint[] {
  return start.occurrence
    ? [
        {
          path: ["start", "occurrence"],
          message: "choose with mode which start counts: first_ever (first that matches) or first_ever_unfiltered",
        },
      ]
    : [];
}

function bracketComplaints({ bracketRanges = [], amount }: RetentionDefinition): Complaint[] {
  if (amount && bracketRanges[0]?.[0] === 0)
    return [{ path: ["bracketRanges", 0], message: "with an amount, begin the brackets at 1: column 0 already holds that of interval 0" }];
  return bracketRanges.flatMap(([from, to], index): Complaint[] => {
    const path = ["bracketRanges", index];
    if (from > to) return [{ path, message: `a bracket goes from the smaller to the larger number: write ${to} to ${from}` }];
    const before = bracketRanges[index - 1];
    return before && from <= before[1]
      ? [{ path, message: `brackets follow one another without overlap: begin this one after ${before[1]}` }]
      : [];
  });
}

function breakdownComplaints({ breakdown }: RetentionDefinition): Complaint[] {
  if (!breakdown) return [];
  const complaints: Complaint[] = [];
  if (breakdown.of === "cohort" ? !breakdown.cohorts : breakdown.property === undefined)
    complaints.push({ path: ["breakdown"], message: "name the property or the cohorts to break down by" });
  if (breakdown.bins !== undefined)
    complaints.push({ path: ["breakdown", "bins"], message: "retention has a group per value; leave the bins out" });
  if (breakdown.at === "both" && breakdown.of !== "event")
    complaints.push({ path: ["breakdown", "at"], message: "only an event property can be the same on both events; set at to birth" });
  return complaints;
}

function partComplaints({ view, part, periods, bracketRanges, breakdown, compare }: RetentionDefinition): Complaint[] {
  if (!part) return view === "actors" ? [{ path: ["part"], message: "say which cell of the table the list is for" }] : [];
  const last = bracketRanges ? bracketRanges.length : periods - 1;
  const complaints: Complaint[] = [];
  if (view === "actors" && part.of === "previous" && !compare)
    complaints.push({ path: ["part", "of"], message: "there is no previous period; add a comparison or list the current one" });
  if (part.column > last) complaints.push({ path: ["part", "column"], message: `the table's last column is ${last}` });
  if (part.groupKind !== undefined && part.group === undefined)
    complaints.push({ path: ["part", "group"], message: "name the group too, or leave its kind out" });
  if (part.group !== undefined && !breakdown)
    complaints.push({ path: ["part", "group"], message: "there are no groups; add a breakdown or leave the group out" });
  return complaints;
}
