import type { Metric } from "../../../lib/reports/experiment/definition/metric.ts";
import { readingPhrases } from "../../../lib/reports/experiment/definition/reading.ts";
import { type ExperimentDefinition, experimentDefinition } from "../../../lib/reports/experiment/definition.ts";
import { wholeEvent, wholeShared } from "../../inputs/whole.ts";
import type { Question } from "../../report/question.ts";
import { type ExperimentDraft, freshMetric } from "./draft.ts";

/** How an experiment is written: it begins with who was exposed to what, and the first metric. */
export const experimentQuestion: Question<ExperimentDefinition, ExperimentDraft> = {
  kind: "experiment",
  schema: experimentDefinition,
  standIn: { exposure: { event: null }, variantProperty: "variant", metrics: [freshMetric("conversion", { event: null })] },
  reading: (definition, { current }) => readingPhrases(definition, current),
  begun: ({ exposure, variantProperty, metrics }) => exposure !== undefined && variantProperty !== undefined && metrics.length > 0,
  runnable: (draft) => ({
    ...wholeShared(draft),
    ...(draft.exposure ? { exposure: wholeEvent(draft.exposure) } : {}),
    metrics: draft.metrics.map(wholeMetric),
  }),
};

function wholeMetric(metric: Metric): Metric {
  if (metric.type === "ratio") return { ...metric, numerator: wholeEvent(metric.numerator), denominator: wholeEvent(metric.denominator) };
  return metric.type === "funnel" ? { ...metric, steps: metric.steps.map((each) => wholeEvent(each)) } : wholeEvent(metric);
}
