import { DateTime } from "luxon";
import { humanDuration } from "../format.ts";
import { endOfTime } from "../vocabulary/event-scope.ts";
import { named, type Phrase, words } from "../vocabulary/phrase.ts";
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
