import { type Metric, type MetricOf, maxMetricSteps } from "../../../lib/reports/experiment/definition/metric.ts";
import type { ExperimentDefinition } from "../../../lib/reports/experiment/definition.ts";
import { type EventRef, eventNames } from "../../../lib/vocabulary/event-ref.ts";
import type { Patch } from "../../report/question.ts";

/** An experiment as it is being written; what is absent has its default. */
export type ExperimentDraft = Partial<Omit<ExperimentDefinition, "kind">> & { metrics: Metric[] };

export type ExperimentPatch = Patch<ExperimentDraft>;

/** The events that a metric looks at. */
export function metricEvents(metric: Metric): EventRef[] {
  if (metric.type === "ratio") return [metric.numerator, metric.denominator];
  return metric.type === "funnel" ? metric.steps : [metric];
}

/** The names of the events of the question, for pickers that put their properties first. */
export function draftEvents({ exposure, metrics }: Pick<ExperimentDraft, "exposure" | "metrics">): string[] {
  return [...(exposure ? [exposure] : []), ...metrics.flatMap(metricEvents)].flatMap((each) => eventNames(each) ?? []);
}

const week = { value: 7, unit: "day" } as const;

/** A metric of a type, about an event. */
export function freshMetric(
  type: Metric["type"],
  event: EventRef,
  kept: Partial<Pick<Metric, "role" | "direction" | "label">> = {},
): Metric {
  const common = { direction: "increase" as const, ...kept };
  const { label: _, ...named } = event;
  switch (type) {
    case "conversion":
      return { ...named, ...common, type, window: week };
    case "mean":
      return { ...named, ...common, type, measure: "count", window: week };
    case "retention":
      return { ...named, ...common, type, fromDay: 7 };
    case "ratio":
      return { ...common, type, numerator: { ...named, measure: "count" }, denominator: { event: null, measure: "count" }, window: week };
    case "funnel":
      return { ...common, type, steps: [named], order: "ordered", window: week };
  }
}

/** The same metric as another type: it stays about its first event, and keeps its role, direction and name. */
export function retyped(metric: Metric, type: Metric["type"]): Metric {
  const [first] = metricEvents(metric);
  const { event, anyOf, where } = first ?? { event: null };
  const reference: EventRef = { ...(event === undefined ? {} : { event }), ...(anyOf ? { anyOf } : {}), ...(where ? { where } : {}) };
  const { role, direction, label } = metric;
  return freshMetric(type, reference, { direction, ...(role ? { role } : {}), ...(label ? { label } : {}) });
}

/** The steps of a funnel metric with one more, as far as there is room. */
export function withStep(metric: MetricOf<"funnel">, event: string): Metric {
  return metric.steps.length >= maxMetricSteps ? metric : { ...metric, steps: [...metric.steps, { event }] };
}
