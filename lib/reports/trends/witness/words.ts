import { counted as countedText, fullNumber } from "../../../format.ts";
import { eventPhrase, named, type Phrase, words } from "../../../vocabulary/phrase.ts";
import { notOneByOne } from "../../unit-rows.ts";
import type { TrendsWitness } from "./plan.ts";
import { type UnitSeries, windowsOf } from "./series.ts";

const once = ["unique_users", "weekly_active", "monthly_active", "daily_active"];

/** What the unit adds to a series, in a sentence. */
export function verdictOf({ measured, figures, countedCut }: UnitSeries, asked: TrendsWitness): Phrase[] {
  const { interval, part } = asked.definition;
  const { name, property } = measured.measure;
  const event = eventPhrase(measured.series);
  if (name.startsWith("first_time")) return [words("Counts once, at its first "), ...event, words(" ever.")];
  const { events, points, sum } = figures;
  const more = countedCut ? notOneByOne : [];
  const where =
    part?.period !== undefined ? windowsOf(measured, asked)[0]?.label : measured.rollingDays ? null : countedText(points, interval);
  const lead = [words(`Counts with ${fullNumber(events)} × `), ...event, words(where ? ` in ${where}` : "")];
  if (name === "sum")
    return [...lead, words(": "), named(property ?? ""), words(` adds up to ${fullNumber(Number(sum.toPrecision(12)))}.`), ...more];
  if (once.includes(name) && part?.period !== undefined) return [...lead, words("; however many they are, it counts once."), ...more];
  return [...lead, words("."), ...more];
}
