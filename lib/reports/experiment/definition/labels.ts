import { type EventRef, eventNames } from "../../../vocabulary/event-ref.ts";
import type { ExperimentDefinition } from "../definition.ts";
import type { Amount, Metric, MetricRole } from "./metric.ts";

/** A metric with its key (the letter of its place, A first), its name on the screen and its role. */
export type ListedMetric = { key: string; label: string; role: MetricRole; metric: Metric };

/** The metrics of a definition in its order. */
export function listedMetrics({ metrics }: Pick<ExperimentDefinition, "metrics">): ListedMetric[] {
  return metrics.map((metric, index) => ({
    key: String.fromCharCode(65 + index),
    label: metric.label ?? nameOf(metric),
    role: metric.role ?? (index === 0 ? "primary" : "secondary"),
    metric,
  }));
}

/** The first primary metric, which leads the verdict. */
export function leadMetric(definition: Pick<ExperimentDefinition, "metrics">): ListedMetric | undefined {
  return listedMetrics(definition).find(({ role }) => role === "primary");
}

/** The metric that the views over time and by segment show. */
export function chosenMetric(definition: Pick<ExperimentDefinition, "metrics" | "metric">): ListedMetric | undefined {
  const { metric } = definition;
  return metric === undefined ? leadMetric(definition) : listedMetrics(definition).find(({ key }) => key === metric);
}

/** What an arm is called on the screen. */
export function variantLabel({ variants }: Pick<ExperimentDefinition, "variants">, name: string): string {
  return variants?.find((each) => each.name === name)?.label ?? name;
}

function nameOf(metric: Metric): string {
  switch (metric.type) {
    case "conversion":
      return eventName(metric);
    case "mean":
      return amountName(metric);
    case "ratio":
      return `${amountName(metric.numerator)} / ${amountName(metric.denominator)}`;
    case "retention": {
      const { fromDay, toDay = fromDay } = metric;
      return `${eventName(metric)}, day ${fromDay === toDay ? fromDay : `${fromDay}–${toDay}`}`;
    }
    case "funnel":
      return metric.steps.map(eventName).join(" → ");
  }
}

type Measured = EventRef & { measure: Amount["measure"] | { avg: string } };

function amountName({ measure, ...reference }: Measured): string {
  if (measure === "count") return `${eventName(reference)} per unit`;
  return "sum" in measure ? `sum of ${measure.sum}` : `average of ${measure.avg}`;
}

/** The name of an event reference: its label, its names, or any event. */
export function eventName(reference: EventRef): string {
  if (reference.label) return reference.label;
  const names = eventNames({ event: reference.event, anyOf: reference.anyOf });
  return names?.join(" or ") ?? "Any event";
}
