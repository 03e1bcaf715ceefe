import { breakdownPhrase, restrictionPhrase, unitsPhrase, whenPhrase } from "../../../vocabulary/base-phrase.ts";
import { durationPhrase, eventPhrase, joined, named, type Phrase, spoken, words } from "../../../vocabulary/phrase.ts";
import type { ExperimentDefinition } from "../definition.ts";
import { chosenMetric, type ListedMetric, listedMetrics, variantLabel } from "./labels.ts";

type Dates = { from: string; to: string };

/** The question in plain words, names between asterisks; `period` is what the range comes to on the data. */
export function reading(definition: ExperimentDefinition, period: Dates | null): string {
  return spoken(readingPhrases(definition, period));
}

/** The same sentence in pieces, so that a screen can set names apart. */
export function readingPhrases(definition: ExperimentDefinition, period: Dates | null): Phrase[] {
  return [
    ...unitsPhrase(definition),
    words(" exposed to "),
    ...eventPhrase(definition.exposure),
    words(" by "),
    named(definition.variantProperty),
    ...arms(definition),
    ...measured(definition),
    ...(definition.view === "segments" ? breakdownPhrase(definition.breakdown) : []),
    ...restrictionPhrase(definition),
    whenPhrase(definition, period),
  ];
}

function arms({ variants, control }: ExperimentDefinition): Phrase[] {
  const listed = variants?.map(({ name }) => [named(variantLabel({ variants }, name))]) ?? [];
  const against = control === undefined ? [] : [words(`${listed.length > 0 ? "," : ""} against `), named(control)];
  return [...(listed.length > 0 ? [words(" ("), ...joined(listed, ", ", " or "), words(")")] : []), ...against];
}

function measured(definition: ExperimentDefinition): Phrase[] {
  const { view } = definition;
  if (view === "exposures") return [words(`, by ${definition.interval} of the first exposure`)];
  const chosen = chosenMetric(definition);
  const metrics = (view === "overTime" || view === "segments") && chosen ? [chosen] : listedMetrics(definition);
  const over = view === "overTime" ? [words(`, over time by ${definition.interval}`)] : [];
  return [words(": "), ...joined(metrics.map(metricPhrase), ", ", " and "), ...over, words(`, ${methodWords[definition.method]}`)];
}

const methodWords: Record<ExperimentDefinition["method"], string> = {
  fixed: "read once at the planned end",
  sequential: "always valid",
  bayesian: "Bayesian",
};

function metricPhrase({ label, metric }: ListedMetric): Phrase[] {
  const within = metric.type === "retention" || metric.window === null ? "" : ` within ${durationPhrase(metric.window)}`;
  return [named(label), words(within)];
}
