import { breakdownPhrase, restrictionPhrase, unitsPhrase, whenPhrase } from "../../../vocabulary/base-phrase.ts";
import { durationPhrase, eventPhrase, joined, named, type Phrase, spoken, words } from "../../../vocabulary/phrase.ts";
import type { ExperimentDefinition, ExperimentState } from "../definition.ts";
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
    words(` ${exposedWords(definition)} `),
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

const stateWords: Record<ExperimentState, string> = {
  exposed: "exposed to",
  converted: "who converted after",
  not_converted: "who did not convert after",
  immature: "whose window has not passed since",
  before_range: "left out because they were exposed before the range to",
  several_variants: "left out because they saw several variants of",
  not_planned: "left out because their variant is no arm of",
  without_variant: "left out because no variant was named at",
};

function exposedWords({ view, part }: ExperimentDefinition): string {
  return stateWords[view === "actors" && part ? part.state : "exposed"];
}

function arms({ variants, control }: ExperimentDefinition): Phrase[] {
  const listed = variants?.map(({ name }) => [named(variantLabel({ variants }, name))]) ?? [];
  const against = control === undefined ? [] : [words(`${listed.length > 0 ? "," : ""} against `), named(control)];
  return [...(listed.length > 0 ? [words(" ("), ...joined(listed, ", ", " or "), words(")")] : []), ...against];
}

function measured(definition: ExperimentDefinition): Phrase[] {
  const { view } = definition;
  if (view === "exposures") return [words(`, by ${definition.interval} of the first exposure`)];
  if (view === "actors") return listed(definition);
  const chosen = chosenMetric(definition);
  const metrics = (view === "overTime" || view === "segments") && chosen ? [chosen] : listedMetrics(definition);
  const shown = metrics.slice(0, 4).map(metricPhrase);
  const more = metrics.length - shown.length;
  const over = view === "overTime" ? [words(`, over time by ${definition.interval}`)] : [];
  return [
    words(": "),
    ...joined(more > 0 ? [...shown, [words(`${more} more`)]] : shown, ", ", " and "),
    ...over,
    words(`, ${methodWords[definition.method]}`),
  ];
}

/** Whose list: of one arm, by one metric. */
function listed(definition: ExperimentDefinition): Phrase[] {
  const { variant, metric: key } = definition.part ?? {};
  const metric = listedMetrics(definition).find((each) => each.key === key);
  const arm = variant === undefined ? [] : [words(", in "), named(variantLabel(definition, variant))];
  return [...arm, ...(metric ? [words(": "), ...metricPhrase(metric)] : [])];
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
