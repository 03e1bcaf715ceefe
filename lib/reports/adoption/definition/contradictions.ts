import type { z } from "zod";
import { comparisons } from "../../../vocabulary/condition.ts";
import type { EventRef } from "../../../vocabulary/event-ref.ts";
import type { AdoptionDefinition } from "../definition.ts";

type Complaint = { path: (string | number)[]; message: string };

/** Adds an issue for each pair of settings that cannot both hold, naming what to change. */
export function refuseContradictions(definition: AdoptionDefinition, context: z.RefinementCtx): void {
  const complaints = [
    ...featureComplaints(definition),
    ...occurrenceComplaints(definition),
    ...countingComplaints(definition),
    ...partComplaints(definition),
  ];
  for (const { path, message } of complaints) context.addIssue({ code: "custom", path, message });
}

function featureComplaints({ features, everyValueOf, since }: AdoptionDefinition): Complaint[] {
  if (!features && !everyValueOf) return [{ path: ["features"], message: "name features, or a property of which every value is one" }];
  if (features && everyValueOf) return [{ path: ["everyValueOf"], message: "give either features or everyValueOf, not both" }];
  if (since !== "released") return [];
  if (!features)
    return [{ path: ["since"], message: "values of a property have no release date: list the features, or count from first_seen" }];
  return features.flatMap(({ released }, index): Complaint[] =>
    released ? [] : [{ path: ["features", index, "released"], message: "say when this feature was released, or count from first_seen" }],
  );
}

function hasOccurrence({ occurrence, anyOf }: EventRef): boolean {
  return occurrence !== undefined || (anyOf ?? []).some(hasOccurrence);
}

function occurrenceComplaints({ features, everyValueOf, active, exposure, since }: AdoptionDefinition): Complaint[] {
  const references: [(string | number)[], EventRef | undefined][] = [
    ...(features ?? []).map((each, index): [(string | number)[], EventRef] => [["features", index], each]),
    [["everyValueOf"], everyValueOf],
    [["active"], active],
    [["exposure"], exposure],
    [["since"], typeof since === "string" ? undefined : since],
  ];
  return references.flatMap(([path, reference]): Complaint[] =>
    reference && hasOccurrence(reference)
      ? [{ path: [...path, "occurrence"], message: "leave occurrence out: adoption finds first uses itself" }]
      : [],
  );
}

function countingComplaints({ countBy, eligible, regular }: AdoptionDefinition): Complaint[] {
  const complaints: Complaint[] = [];
  if (countBy === "session")
    complaints.push({ path: ["countBy"], message: "adoption follows actors over time: count by user or by a property, not by session" });
  if (comparisons(eligible).some(({ of }) => of === "event"))
    complaints.push({ path: ["eligible"], message: "who is eligible is said of users and cohorts; for events use active" });
  if (comparisons(eligible).some(({ asOf, off }) => asOf === "event" && !off))
    complaints.push({ path: ["eligible"], message: "who is eligible is said of users as they are now: leave asOf out" });
  if (typeof countBy === "object" && eligible.length > 0)
    complaints.push({ path: ["eligible"], message: "eligible speaks of users: count by user, or leave it out" });
  if (regular.weeks > regular.of)
    complaints.push({ path: ["regular"], message: `nobody can be active in ${regular.weeks} of ${regular.of} weeks: lower weeks` });
  return complaints;
}

function partComplaints({ view, part, features, compare }: AdoptionDefinition): Complaint[] {
  if (!part) return view === "actors" ? [{ path: ["part"], message: "say which feature the list is for" }] : [];
  const complaints: Complaint[] = [];
  if (features && !features.some((_, index) => String(index + 1) === part.feature))
    complaints.push({ path: ["part", "feature"], message: `there is no feature ${part.feature}: give its place, 1 to ${features.length}` });
  if (part.of === "previous" && !compare) complaints.push({ path: ["part", "of"], message: "there is no previous period: add compare" });
  const isOfBuckets = ["new", "continuing", "returning"].includes(part.state);
  if (isOfBuckets && part.period === undefined)
    complaints.push({ path: ["part", "period"], message: `${part.state} users are those of one bucket: name its period` });
  if ((part.state === "repeated" || part.state === "regular") && part.period !== undefined)
    complaints.push({ path: ["part", "period"], message: `${part.state} looks at the whole range: leave the period out` });
  return complaints;
}
