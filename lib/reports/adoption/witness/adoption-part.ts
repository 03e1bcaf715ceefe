import { fullNumber } from "../../../format.ts";
import { eventPhrase, type Phrase, words } from "../../../vocabulary/phrase.ts";
import type { WitnessPart } from "../../witness.ts";
import { momentOf, shownRow } from "../../witness-words.ts";
import { calendarNamed, lastInstant, listedPeriod } from "../plan/frame.ts";
import { releasesOf, unitMicros } from "../plan/time-to-adopt.ts";
import { startRef } from "./plan.ts";
import type { Told, UsedFeature } from "./told.ts";

/** How long it took the unit to use a feature first, or until when it is known not to have. */
export function adoptionPart(feature: UsedFeature, told: Told): WitnessPart {
  const start = startOf(feature, told);
  const [use] = feature.uses;
  const rows = [
    ...(told.facts.start.first ? [shownRow(told.facts.start.first, { role: "First seen", means: "counts" })] : []),
    ...(use ? [shownRow(use, { role: "First use", means: start !== null && use.micros < start ? "against" : "counts" })] : []),
  ];
  return {
    name: feature.label,
    deadline: null,
    rows: use ? rows.sort((a, b) => a.micros - b.micros || a.tie - b.tie) : [],
    ...judged(feature, { ...told, start }),
  };
}

/** When its clock starts for a feature; null without the event that starts it. */
function startOf({ key }: UsedFeature, { facts, asked: { definition, frame } }: Told): number | null {
  const first = facts.start.first?.micros;
  if (first === undefined) return null;
  return definition.since === "released" ? Math.max(first, releasesOf(definition, frame)[Number(key) - 1] ?? 0) : first;
}

type Judged = Pick<WitnessPart, "state" | "standing" | "verdict">;

const leftOut = (...verdict: Phrase[]): Judged => ({
  state: "out",
  standing: "Left out",
  verdict: [words("Left out: "), ...verdict, words(".")],
});

function judged({ uses }: UsedFeature, { facts, asked, start }: Told & { start: number | null }): Judged {
  const { definition, frame } = asked;
  const { timezone, timeUnit } = definition;
  const { period } = calendarNamed(frame, listedPeriod(definition, frame));
  const at = (micros: number) => momentOf(micros, timezone);
  const elapsed = (from: number, to: number) => unitCount(Math.floor((to - from) / unitMicros[timeUnit]), timeUnit);
  if (start === null) return leftOut(words("it has no "), ...eventPhrase(startRef(definition)), words(" to start from"));
  if (!facts.eligible) return leftOut(words("it is not eligible"));
  const by = definition.since === "released" ? "its start (the release, or its first event if that is later)" : "its start";
  if (start < period.fromMicros || start > lastInstant(frame, period))
    return leftOut(words(`${by}, ${at(start)}, lies outside the dates of the report`));
  const [use] = uses;
  if (!use)
    return {
      ...{ state: "open", standing: "Not yet" },
      verdict: [
        words(`Not adopted so far: known until the end of the data, ${elapsed(start, frame.dataEnd)} after its start on ${at(start)}.`),
      ],
    };
  if (use.micros < start) return leftOut(words(`it used this on ${at(use.micros)}, before ${by} on ${at(start)}`));
  return { state: "in", standing: "Adopted", verdict: [words(`Adopted after ${elapsed(start, use.micros)}, counted from ${at(start)}.`)] };
}

const unitCount = (count: number, unit: string): string => `${fullNumber(count)} ${unit}${count === 1 ? "" : "s"}`;
