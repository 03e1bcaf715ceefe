import { breakdownPhrase, restrictionPhrase, unitsPhrase, whenPhrase } from "../../../vocabulary/base-phrase.ts";
import { eventPhrase, type Phrase, spoken, words } from "../../../vocabulary/phrase.ts";
import type { LifecycleDefinition } from "../definition.ts";

type Dates = { from: string; to: string };

/** The question in plain words, names between asterisks; `period` is what the range comes to on the data. */
export function reading(definition: LifecycleDefinition, period: Dates | null, previous?: Dates): string {
  return spoken(readingPhrases(definition, period, previous));
}

/** The same sentence in pieces, so that a screen can set names apart. */
export function readingPhrases(definition: LifecycleDefinition, period: Dates | null, previous?: Dates): Phrase[] {
  return [
    ...unitsPhrase(definition),
    words(" that are new, returning, resurrecting or dormant with "),
    ...eventPhrase(definition.event),
    words(` in each ${definition.interval}`),
    ...restrictionPhrase(definition),
    ...breakdownPhrase(definition.breakdown),
    whenPhrase(definition, period, previous),
  ];
}
