import type { z } from "zod";
import type { EventRef } from "../../../vocabulary/event-ref.ts";
import type { ExperimentDefinition, ExperimentPart } from "../definition.ts";
import { type ListedMetric, listedMetrics } from "./labels.ts";
import type { Metric } from "./metric.ts";

type Complaint = { path: (string | number)[]; message: string };

/** Adds an issue for each pair of settings that cannot both hold, naming what to change. */
export function refuseContradictions(definition: ExperimentDefinition, context: z.RefinementCtx): void {
  const complaints = [
    ...countingComplaints(definition),
    ...occurrenceComplaints(definition),
    ...variantComplaints(definition),
    ...metricComplaints(definition),
    ...breakdownComplaints(definition),
    ...(definition.part ? partComplaints(definition.part, definition) : listComplaints(definition)),
  ];
  for (const { path, message } of complaints) context.addIssue({ code: "custom", path, message });
}

function countingComplaints({ countBy, compare, plan }: ExperimentDefinition): Complaint[] {
  const complaints: Complaint[] = [];
  if (countBy === "session")
    complaints.push({
      path: ["countBy"],
      message: "an experiment follows units over time: count by user or by a property, not by session",
    });
  if (compare) complaints.push({ path: ["compare"], message: "an experiment has no earlier period to compare with: leave compare out" });
  if (plan.days !== undefined && plan.until !== undefined)
    complaints.push({ path: ["plan", "until"], message: "plan either days or the last day, not both" });
  return complaints;
}

function hasOccurrence({ occurrence, anyOf }: EventRef): boolean {
  return occurrence !== undefined || (anyOf ?? []).some(hasOccurrence);
}

function referencesOf(metric: Metric): [(string | number)[], EventRef][] {
  if (metric.type === "ratio")
    return [
      [["numerator"], metric.numerator],
      [["denominator"], metric.denominator],
    ];
  if (metric.type === "funnel") return metric.steps.map((each, index): [(string | number)[], EventRef] => [["steps", index], each]);
  return [[[], metric]];
}

function occurrenceComplaints({ exposure, metrics }: ExperimentDefinition): Complaint[] {
  const ofMetrics = metrics.flatMap((metric, index) =>
    referencesOf(metric).map(([path, each]): [(string | number)[], EventRef] => [["metrics", index, ...path], each]),
  );
  return [[["exposure"], exposure] as [(string | number)[], EventRef], ...ofMetrics].flatMap(([path, reference]): Complaint[] =>
    hasOccurrence(reference)
      ? [{ path: [...path, "occurrence"], message: "leave occurrence out: the first exposure decides, and what comes after it counts" }]
      : [],
  );
}

function variantComplaints({ variants, control }: ExperimentDefinition): Complaint[] {
  if (!variants) return [];
  const names = variants.map(({ name }) => name);
  const complaints = names.flatMap((name, index): Complaint[] =>
    names.indexOf(name) < index ? [{ path: ["variants", index, "name"], message: `variant ${name} is listed twice` }] : [],
  );
  if (control !== undefined && !names.includes(control))
    complaints.push({ path: ["control"], message: `${control} is not among the variants: list it, or choose one of ${names.join(", ")}` });
  return complaints;
}

function metricComplaints(definition: ExperimentDefinition): Complaint[] {
  const { metrics, metric } = definition;
  const listed = listedMetrics(definition);
  const complaints = metrics.flatMap((each, index): Complaint[] => {
    if (each.type === "retention" && each.toDay !== undefined && each.toDay < each.fromDay)
      return [{ path: ["metrics", index, "toDay"], message: `day ${each.toDay} lies before day ${each.fromDay}: swap them` }];
    if (each.type !== "mean" || !each.winsorize) return [];
    const { lower, upper } = each.winsorize;
    if (lower === undefined && upper === undefined)
      return [{ path: ["metrics", index, "winsorize"], message: "say at which quantile to cap: lower, upper, or both" }];
    return lower !== undefined && lower === upper
      ? [{ path: ["metrics", index, "winsorize"], message: "lower and upper are the same: nothing would be left to compare" }]
      : [];
  });
  if (!listed.some(({ role }) => role === "primary"))
    complaints.push({ path: ["metrics"], message: "give one metric the role primary: it leads the verdict" });
  if (metric !== undefined && !named(listed, metric)) complaints.push({ path: ["metric"], message: unknownMetric(listed, metric) });
  return complaints;
}

function named(listed: readonly ListedMetric[], key: string): ListedMetric | undefined {
  return listed.find((each) => each.key === key);
}

function unknownMetric(listed: readonly ListedMetric[], key: string): string {
  return `there is no metric ${key}: choose one of ${listed.map((each) => each.key).join(", ")}`;
}

function breakdownComplaints({ view, breakdown, part }: ExperimentDefinition): Complaint[] {
  if (!breakdown && part?.segment !== undefined)
    return [{ path: ["part", "segment"], message: "there are no segments: add a breakdown, or leave the segment out" }];
  if (!breakdown) return view === "segments" ? [{ path: ["breakdown"], message: "name the property that makes the segments" }] : [];
  const { of, property, bins, asOf } = breakdown;
  if (of === "session" || of === "cohort")
    return [{ path: ["breakdown", "of"], message: "segments are values of a property of the exposure (event) or of the user" }];
  if (property === undefined) return [{ path: ["breakdown", "property"], message: "name the property that makes the segments" }];
  if (bins !== undefined || asOf === "event")
    return [{ path: ["breakdown"], message: "leave bins and asOf out: segments are values as they are, of users the newest" }];
  return [];
}

function listComplaints({ view }: ExperimentDefinition): Complaint[] {
  return view === "actors" ? [{ path: ["part"], message: "say which part of the experiment the list is for" }] : [];
}

function partComplaints(part: ExperimentPart, definition: ExperimentDefinition): Complaint[] {
  const { state, variant, metric: key, step, segment, segmentKind } = part;
  const listed = listedMetrics(definition);
  const complaints: Complaint[] = [];
  if (variant !== undefined && definition.variants && !definition.variants.some(({ name }) => name === variant))
    complaints.push({ path: ["part", "variant"], message: `there is no variant ${variant}` });
  const isLeftOut = !["exposed", "converted", "not_converted", "immature"].includes(state);
  if (isLeftOut && variant !== undefined)
    complaints.push({ path: ["part", "variant"], message: "units that are left out belong to no arm: leave the variant out" });
  if (isLeftOut && key !== undefined)
    complaints.push({ path: ["part", "metric"], message: "units that are left out have no outcome: leave the metric out" });
  if (isLeftOut && segment !== undefined)
    complaints.push({ path: ["part", "segment"], message: "units that are left out belong to no segment: leave it out" });
  if (segmentKind !== undefined && segment === undefined)
    complaints.push({ path: ["part", "segmentKind"], message: "name the segment too, or leave its kind out" });
  if (key === undefined) {
    if (["converted", "not_converted", "immature"].includes(state))
      complaints.push({ path: ["part", "metric"], message: `${state.replace("_", " ")} is said of a metric: name its key` });
    return complaints;
  }
  const metric = named(listed, key)?.metric;
  if (!metric) return [...complaints, { path: ["part", "metric"], message: unknownMetric(listed, key) }];
  if ((metric.type === "mean" || metric.type === "ratio") && (state === "converted" || state === "not_converted"))
    complaints.push({ path: ["part", "state"], message: "this metric has values, nobody converts: list the exposed" });
  if (step !== undefined && metric.type !== "funnel")
    complaints.push({ path: ["part", "step"], message: "only funnel metrics have steps: leave the step out" });
  if (step !== undefined && metric.type === "funnel" && step > metric.steps.length)
    complaints.push({ path: ["part", "step"], message: `the funnel has ${metric.steps.length} steps` });
  return complaints;
}
