import { breakdownPhrase, restrictionPhrase, unitsPhrase, whenPhrase } from "../../../vocabulary/base-phrase.ts";
import { eventPhrase, named, type Phrase, spoken, words } from "../../../vocabulary/phrase.ts";
import type { RetentionDefinition } from "../definition.ts";

type Dates = { from: string; to: string };

/** The question in plain words, names between asterisks; `period` is what the range comes to on the data. */
export function reading(definition: RetentionDefinition, period: Dates | null, previous?: Dates): string {
  return spoken(readingPhrases(definition, period, previous));
}

/** The same sentence in pieces, so that a screen can set names apart. */
export function readingPhrases(definition: RetentionDefinition, period: Dates | null, previous?: Dates): Phrase[] {
  return [
    ...(definition.view === "gaps" ? gaps(definition) : table(definition)),
    ...restrictionPhrase(definition),
    ...(definition.view === "gaps" ? [] : split(definition)),
    ...(definition.includeMaturing && definition.view !== "gaps" ? [words(", open cells in the average")] : []),
    whenPhrase(definition, period, previous),
  ];
}

function gaps(definition: RetentionDefinition): Phrase[] {
  return [...unitsPhrase(definition), words(" by how many days pass until the next day with "), ...eventPhrase(definition.return)];
}

function table(definition: RetentionDefinition): Phrase[] {
  return [...unitsPhrase(definition), ...birth(definition), ...comeBack(definition), ...clock(definition), ...amount(definition)];
}

function birth({ mode, windows, interval, start }: RetentionDefinition): Phrase[] {
  const event = eventPhrase(start);
  if (mode === "recurring" && windows === "calendar") return [words(` in each ${interval} in which they did `), ...event];
  const lead = [words(` by the ${interval} of their first `), ...event];
  if (mode === "first_ever") return [...lead, words(" ever")];
  return [...lead, words(mode === "first_ever_unfiltered" ? " ever, the first of its name" : " in these dates")];
}

function comeBack({ returning, minOccurrences, interval, bracketRanges, ...definition }: RetentionDefinition): Phrase[] {
  const times = minOccurrences > 1 ? ` at least ${minOccurrences} times` : "";
  const later = returning === "on_or_after" ? " or later" : "";
  const when = bracketRanges
    ? ` in ${interval}s ${bracketRanges.map(([from, to]) => (from === to ? from : `${from}–${to}`)).join(", ")} after it`
    : ` ${interval} by ${interval} after it`;
  return [words(", and how many did "), ...eventPhrase(definition.return), words(`${times}${when}${later}`)];
}

const elapsed = { hour: "60-minute hours", day: "24-hour days", week: "7-day weeks", month: "30-day months" } as const;

function clock({ windows, interval }: RetentionDefinition): Phrase[] {
  return windows === "rolling" ? [words(`, in ${elapsed[interval]} from that event on`)] : [];
}

function amount({ amount: asked }: RetentionDefinition): Phrase[] {
  if (!asked) return [];
  return "sum" in asked
    ? [words(", with the sum of "), named(asked.sum)]
    : [words(", with the average of "), named(asked.avg), words(" per retained one")];
}

function split({ breakdown }: RetentionDefinition): Phrase[] {
  return [...breakdownPhrase(breakdown), ...(breakdown?.at === "both" ? [words(" (the same on both events)")] : [])];
}
