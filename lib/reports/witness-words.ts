import { DateTime } from "luxon";
import { humanDuration } from "../format.ts";
import { absencePhrase, type Story } from "../vocabulary/actor-story.ts";
import { endOfTime, type ScopeWords } from "../vocabulary/event-scope.ts";
import { conditionsPhrase, named, type Phrase, words } from "../vocabulary/phrase.ts";
import { instantText } from "./instant-text.ts";
import type { WitnessPart, WitnessRow } from "./witness.ts";

/** An instant on the clock of a zone: 3 May 2024, 14:05. */
export function momentOf(micros: number, zone: string): string {
  return DateTime.fromMillis(Math.floor(micros / 1000), { zone }).toFormat("d MMM yyyy, HH:mm");
}

/** The time between two instants in words. */
export const apart = (from: number, to: number): string => humanDuration((to - from) / 1_000_000);

type Place = { micros: number; tie: number; event: string };

/** An event as witnesses show it. */
export function shownRow({ micros, tie, event }: Place, said: Pick<WitnessRow, "role" | "means"> & { note?: Phrase[] }): WitnessRow {
  return { time: instantText(micros) ?? "", micros, tie, event, note: [], ...said };
}

/** The last instant that counts; null where there is none that a calendar knows. */
export function deadlineOf(micros: number | null): WitnessPart["deadline"] {
  return micros === null || micros > endOfTime ? null : { micros, time: instantText(micros) ?? "" };
}

/** Names as a list: control, treatment. */
export function namesPhrase(names: readonly string[]): Phrase[] {
  return names.flatMap((name, index) => (index === 0 ? [named(name)] : [words(", "), named(name)]));
}

type Absent = { words: Pick<ScopeWords, "countBy" | "filters">; actor: string; dayOf: (micros: number) => string };

/** Why a report of any event has none of an actor; null where it has. */
export function absenceOfAll(story: Story, { words: said, actor, dayOf }: Absent): Phrase[] | null {
  const { inRange, onDays, kept, resolvesTo } = story;
  const isFiltered = resolvesTo === null && inRange > 0 && onDays > 0 && kept === 0;
  if (!isFiltered) return absencePhrase(story, { words: said, actor, entry: [words("Every event of it")], dayOf });
  const where = conditionsPhrase(said.filters);
  const events = `${onDays} ${onDays === 1 ? "event" : "events"}`;
  return [
    words(`The filters of the report leave out its ${events} in the dates`),
    ...(where.length > 0 ? [words(": "), ...where] : []),
    words("."),
  ];
}
