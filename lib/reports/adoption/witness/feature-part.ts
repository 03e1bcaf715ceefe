import { DateTime } from "luxon";
import { fullNumber } from "../../../format.ts";
import { type Phrase, words } from "../../../vocabulary/phrase.ts";
import { notOneByOne } from "../../unit-rows.ts";
import type { WitnessPart, WitnessRow } from "../../witness.ts";
import { apart, momentOf, shownRow } from "../../witness-words.ts";
import { calendarNamed, canTellRegular, lastDays, listedPeriod } from "../plan/frame.ts";
import { bucketRows, isIn, kindOf, kindWords } from "./buckets.ts";
import { type AdoptionWitness, boundsAsked, definitionAsked } from "./plan.ts";
import { isCounted, type Place, type Told, type UsedFeature } from "./told.ts";

/** So many days of use are shown; the last says how many more there are. */
const mostShown = 30;

/** How the unit used a feature in the dates of the report. */
export function featurePart(feature: UsedFeature, told: Told): WitnessPart {
  if (feature.cut) return cutPart(feature, told);
  const { label, uses } = feature;
  const { facts, asked } = told;
  const { from, until } = boundsAsked(asked);
  const inside = uses.filter(({ micros }) => micros >= from && micros <= until);
  const base = { name: label, deadline: null };
  const before = uses.filter(({ micros }) => micros < from);
  if (inside.length === 0) return { ...base, ...unused(uses, before), rows: [] };
  const days = byDay(inside, asked);
  const rows = rowsOf({ uses, before, days }, told);
  const many = `${numberOfUses(inside.length)} on ${numberOfDays(days.length)}`;
  if (!isCounted(facts)) return { ...base, ...notCounted(many, told), rows };
  const stage = stageOf(inside, days.length, told);
  return {
    ...base,
    state: "in",
    standing: asked.definition.part?.period === undefined ? stage.name : kindWords[kindOf(uses, told)],
    verdict: [words(`${many}. `), ...stage.said, ...firstWords(uses, told)],
    rows,
  };
}

type Judged = Pick<WitnessPart, "state" | "standing" | "verdict">;

function notCounted(many: string, { facts }: Told): Judged {
  const why = `it is not ${facts.exposed ? "among the exposed" : "in the base"}`;
  return { state: "out", standing: "Not counted", verdict: [words(`${many}, which do not count: ${why}.`)] };
}

/** A feature of which not all uses are known: how many they are, as the report itself counts. */
function cutPart({ label, uses, inside }: UsedFeature, told: Told): WitnessPart {
  const many = `${numberOfUses(inside.uses)} on ${numberOfDays(inside.days)}`;
  const used: Judged = isCounted(told.facts)
    ? { state: "in", standing: "Used", verdict: [words(`${many}.`), ...firstWords(uses, told)] }
    : notCounted(many, told);
  const judged: Judged = inside.uses > 0 ? used : { state: "out", standing: "Not used", verdict: [words("No use in these dates.")] };
  return { name: label, deadline: null, rows: [], ...judged, verdict: [...judged.verdict, ...notOneByOne] };
}

const numberOfUses = (count: number): string => `${fullNumber(count)} ${count === 1 ? "use" : "uses"}`;
const numberOfDays = (count: number): string => `${fullNumber(count)} ${count === 1 ? "day" : "days"}`;

function unused(uses: readonly Place[], before: readonly Place[]): Judged {
  const later = uses.length - before.length;
  const why = [
    ...(before.length > 0 ? [`${numberOfUses(before.length)} before them`] : []),
    ...(later > 0 ? [`${numberOfUses(later)} after them`] : []),
  ];
  const elsewhere = why.length > 0 ? `, only ${why.join(" and ")}` : "";
  return { state: "out", standing: "Not used", verdict: [words(`No use in these dates${elsewhere}.`)] };
}

type Day = { day: string; uses: Place[] };

function byDay(uses: readonly Place[], { definition: { timezone } }: AdoptionWitness): Day[] {
  const days = new Map<string, Place[]>();
  for (const use of uses) {
    const day = DateTime.fromMillis(Math.floor(use.micros / 1000), { zone: timezone }).toISODate() ?? "";
    days.set(day, [...(days.get(day) ?? []), use]);
  }
  return [...days].map(([day, own]) => ({ day, uses: own }));
}

type Stage = { name: string; said: Phrase[] };

/** How far it came: tried, repeated, regular, by the report's own thresholds. */
function stageOf(inside: readonly Place[], days: number, { asked }: Told): Stage {
  const { repeatedDays, regular, part, view } = definitionAsked(asked);
  if (part?.period !== undefined || view === "rate" || view === "adopters") return { name: "Used", said: [] };
  const goal = `${fullNumber(repeatedDays)} days`;
  if (days < repeatedDays) return { name: "Tried", said: [words(`Tried, not repeated: that takes ${goal}.`)] };
  const weeks = weeksOf(inside, asked);
  if (weeks === null)
    return { name: "Repeated", said: [words(`Repeated (${goal} or more); the dates are too short to tell who is regular.`)] };
  if (weeks >= regular.weeks)
    return {
      name: "Regular",
      said: [words(`Regular: used in ${weeks} of the last ${regular.of} weeks, where ${regular.weeks} are enough.`)],
    };
  return {
    name: "Repeated",
    said: [
      words(
        `Repeated (${goal} or more), not regular: used in ${weeks} of the last ${regular.of} weeks, and regular takes ${regular.weeks}.`,
      ),
    ],
  };
}

/** In how many of the last weeks it was used; null where the dates are too short to tell. */
function weeksOf(inside: readonly Place[], { definition, frame }: AdoptionWitness): number | null {
  const { period } = calendarNamed(frame, listedPeriod(definition, frame));
  if (!canTellRegular(definition, frame, period)) return null;
  const days = lastDays(frame, period, definition.regular.of * 7);
  const weeks = Array.from({ length: definition.regular.of }, (_, week) => days.slice(week * 7, week * 7 + 7));
  return weeks.filter((week) => inside.some(({ micros }) => week.some((day) => isIn(micros, day)))).length;
}

/** When it first used the feature at all. */
function firstWords(uses: readonly Place[], { facts, asked: { definition } }: Told): Phrase[] {
  const [first] = uses;
  const start = facts.start.first;
  if (!first || !start || typeof definition.since !== "string") return [];
  const since = first.micros > start.micros ? `, ${apart(start.micros, first.micros)} after it was first seen` : "";
  return [words(` First use ever on ${momentOf(first.micros, definition.timezone)}${since}.`)];
}

type Uses = { uses: readonly Place[]; before: readonly Place[]; days: readonly Day[] };

function rowsOf({ uses, before, days }: Uses, told: Told): WitnessRow[] {
  const [earlier] = before;
  const old = earlier ? [shownRow(earlier, { role: "First use ever", means: "beyond", note: [words("before these dates")] })] : [];
  const overTime = bucketRows(uses, told);
  if (overTime) return [...old, ...overTime];
  const more = days.length - mostShown;
  const each = days.slice(0, mostShown).map(({ uses: own }, index): WitnessRow => {
    const [first] = own as [Place];
    const several = own.length > 1 ? [words(`the first of ${own.length} that day`)] : [];
    const rest = index === mostShown - 1 && more > 0 ? [words(`${several.length > 0 ? "; " : ""}${numberOfDays(more)} more`)] : [];
    return shownRow(first, { role: index === 0 ? "First use" : `Day ${index + 1}`, means: "counts", note: [...several, ...rest] });
  });
  return [...old, ...each];
}
