import { restrictionPhrase, unitsPhrase, whenPhrase } from "../../../vocabulary/base-phrase.ts";
import { eventPhrase, joined, type Phrase, spoken, words } from "../../../vocabulary/phrase.ts";
import type { StickinessDefinition } from "../definition.ts";

type Dates = { from: string; to: string };

/** The question in plain words, names between asterisks; `period` is what the range comes to on the data. */
export function reading(definition: StickinessDefinition, period: Dates | null, previous?: Dates): string {
  return spoken(readingPhrases(definition, period, previous));
}

/** The same sentence in pieces, so that a screen can set names apart. */
export function readingPhrases(definition: StickinessDefinition, period: Dates | null, previous?: Dates): Phrase[] {
  return [...measured(definition), ...restrictionPhrase(definition), whenPhrase(definition, period, previous)];
}

function measured(definition: StickinessDefinition): Phrase[] {
  const units = unitsPhrase(definition);
  const events = joined(
    definition.series.map((each) => eventPhrase(each)),
    ", ",
    " and ",
  );
  if (definition.view === "ratio")
    return [
      ...units,
      words(" with "),
      ...events,
      words(`${often(definition)}: daily against weekly and monthly, by ${definition.interval}`),
    ];
  const [unit, when] =
    definition.view === "power" || (definition.view === "actors" && definition.part?.window)
      ? ["days", " in the last 7 and 28 days"]
      : [intervals(definition), ""];
  const count = definition.cumulative ? "at least how many" : "how many";
  return [...units, words(` by ${count} ${unit} they did `), ...events, words(`${often(definition)}${when}`)];
}

function intervals({ interval, intervalCount }: StickinessDefinition): string {
  return intervalCount === 1 ? `${interval}s` : `periods of ${intervalCount} ${interval}s`;
}

const comparisons = { is: "exactly", gt: "more than", gte: "at least", lt: "fewer than", lte: "at most" } as const;

function often({ perPeriod }: StickinessDefinition): string {
  return perPeriod ? ` ${comparisons[perPeriod.op]} ${perPeriod.value} ${perPeriod.value === 1 ? "time" : "times"} each` : "";
}
