import { absencePhrase, storyOf } from "../../../vocabulary/actor-story.ts";
import { eventPhrase, joined, type Phrase, words } from "../../../vocabulary/phrase.ts";
import { asRecords, type Rows } from "../../answer-rows.ts";
import { inOrder, notOneByOne } from "../../unit-rows.ts";
import type { Witness, WitnessPart } from "../../witness.ts";
import { letterOf, seriesLabel } from "../definition/labels.ts";
import { isOfSessions } from "../plan/rows.ts";
import { countedRows, nearRows } from "./counted-rows.ts";
import type { TrendsWitness } from "./plan.ts";
import { reasonOf } from "./reason.ts";
import { dayText, type UnitSeries, unitSeries } from "./series.ts";
import { verdictOf } from "./words.ts";

/** Why the unit counts in the series that are asked about, or does not. */
export function witnessAnswer(answer: Rows, asked: TrendsWitness): Witness {
  const { definition, actor } = asked;
  const records = asRecords(answer);
  const story = storyOf(records, { actor, identity: definition.identity });
  const series = unitSeries(records, asked);
  const found = series.filter(({ counted }) => counted.length > 0);
  const entry = joined(
    series.map(({ measured }) => eventPhrase(measured.series)),
    ", ",
    " or ",
  );
  const dayOf = (micros: number) => dayText(micros, asked);
  const absent = found.length > 0 ? null : absencePhrase(story, { words: definition, actor, entry, dayOf });
  const parts = absent
    ? []
    : series.map((each) => partOf(each, series.length > 1, asked)).filter(({ rows }) => found.length > 0 || rows.length > 0);
  return {
    kind: "trends",
    actor,
    found: found.length > 0,
    verdict: absent ?? summary(series, found, asked),
    parts,
    resolvesTo: story.resolvesTo,
    broken: series.flatMap((each) => contradictions(each)),
  };
}

function summary(series: readonly UnitSeries[], found: readonly UnitSeries[], asked: TrendsWitness): Phrase[] {
  const [first] = series;
  if (found.length === 0) return first ? outWords(first, asked) : [];
  const [only] = found;
  if (only && series.length === 1) return verdictOf(only, asked);
  return [words(`Counts in ${found.length} of ${series.length} series.`)];
}

function outWords(series: UnitSeries, asked: TrendsWitness): Phrase[] {
  const isCut = series.rowsCut && series.first === null;
  return [...capital(reasonOf(series, asked)), words("."), ...(isCut ? notOneByOne : [])];
}

function capital([first, ...rest]: Phrase[]): Phrase[] {
  return first ? [first.name ? first : words(first.text.charAt(0).toUpperCase() + first.text.slice(1)), ...rest] : [];
}

function partOf(series: UnitSeries, lettered: boolean, asked: TrendsWitness): WitnessPart {
  const { measured, counted } = series;
  const isIn = counted.length > 0;
  return {
    name: lettered ? `${letterOf(measured.index)} · ${seriesLabel(measured.series)}` : "",
    state: isIn ? "in" : "out",
    standing: isIn ? "Counts" : "Does not count",
    verdict: isIn ? verdictOf(series, asked) : outWords(series, asked),
    rows: isIn ? countedRows(series, asked) : nearRows(series, asked),
    deadline: null,
  };
}

/** Counted events that the unit's own events do not know. */
function contradictions({ measured, counted, countedCut, rows, rowsCut }: UnitSeries): string[] {
  if (rowsCut || countedCut) return [];
  const strange = counted.filter((each) => !rows.some((row) => inOrder(row, each) === 0 && row.passes));
  const letter = letterOf(measured.index);
  const once = measured.measure.name.startsWith("first_time") && new Set(counted.map(({ micros }) => micros)).size > 1;
  return [
    ...(strange.length > 0 && !isOfSessions(measured.measure) ? [`series ${letter} counts events that its conditions leave out`] : []),
    ...(once ? [`series ${letter} counts more than one first time`] : []),
  ];
}
