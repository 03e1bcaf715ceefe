import { DateTime } from "luxon";
import type { Comparison, Condition, Operator, Scalar } from "./condition.ts";
import type { Duration } from "./duration.ts";
import type { EventRef } from "./event-ref.ts";

/** A piece of a sentence; names come from the data and are set apart, always as plain text. */
export type Phrase = { text: string; name?: true };

/** Ordinary words. */
export const words = (text: string): Phrase => ({ text });

/** A name or value out of the data. */
export const named = (text: string): Phrase => ({ text, name: true });

/** The sentence as text, names between asterisks. */
export function spoken(phrases: readonly Phrase[]): string {
  return phrases.map(({ text, name }) => (name ? `*${text}*` : text)).join("");
}

/** Operators as they read between a property and a value. */
export const operatorWords: Record<Operator, string> = {
  is: "is",
  is_not: "is not",
  contains: "contains",
  not_contains: "does not contain",
  starts_with: "starts with",
  matches: "matches",
  not_matches: "does not match",
  gt: ">",
  gte: "≥",
  lt: "<",
  lte: "≤",
  between: "is between",
  is_set: "is set",
  is_not_set: "is not set",
  before: "is before",
  after: "is after",
};

/** Phrases with a connective between them: a, b or c. */
export function joined(lists: readonly Phrase[][], between: string, last = between): Phrase[] {
  return lists.flatMap((list, index) => (index === 0 ? list : [words(index === lists.length - 1 ? last : between), ...list]));
}

function scalarText(value: Scalar): string {
  return value === null || value === "" ? "(empty)" : String(value);
}

function comparisonPhrase(comparison: Comparison): Phrase[] {
  const { op, value } = comparison;
  if (comparison.of === "cohort") return [words(op === "is_not" ? "not in cohort " : "in cohort "), ...valuePhrase(value, " or ")];
  const subject = [named(comparison.property), words(` ${operatorWords[op]}`)];
  if (op === "is_set" || op === "is_not_set") return subject;
  return [...subject, words(" "), ...valuePhrase(value, op === "between" ? " and " : " or ")];
}

function valuePhrase(value: Comparison["value"], last: string): Phrase[] {
  const values = Array.isArray(value) ? value : [value ?? null];
  const shown = values.length > 4 ? values.slice(0, 3) : values;
  const list = shown.map((each) => [named(scalarText(each))]);
  if (values.length > shown.length) list.push([words(`${values.length - shown.length} more`)]);
  return joined(list, ", ", last);
}

function conditionPhrase(condition: Condition): Phrase[] {
  if ("and" in condition) return grouped(condition.and, " and ");
  if ("or" in condition) return grouped(condition.or, " or ");
  return condition.off ? [] : comparisonPhrase(condition);
}

function grouped(list: readonly Condition[], between: string): Phrase[] {
  const parts = list.map(conditionPhrase).filter((each) => each.length > 0);
  return parts.length > 1 ? [words("("), ...joined(parts, between), words(")")] : parts.flat();
}

/** Conditions that must all hold, in words; those switched off are silent. */
export function conditionsPhrase(list: readonly Condition[]): Phrase[] {
  return joined(
    list.map(conditionPhrase).filter((each) => each.length > 0),
    " and ",
  );
}

/** The events a reference means, in words. */
export function eventPhrase(ref: EventRef): Phrase[] {
  const where = conditionsPhrase(ref.where ?? []);
  const first = ref.occurrence ? [words(ref.occurrence === "first_ever" ? " for the first time ever" : " (first that matches)")] : [];
  const condition = where.length > 0 ? [words(" where "), ...where] : [];
  return [...eventNamePhrase(ref), ...condition, ...first];
}

function eventNamePhrase(ref: EventRef): Phrase[] {
  if (ref.label) return [named(ref.label)];
  if (ref.anyOf) return joined(ref.anyOf.map(eventPhrase), ", ", " or ");
  if (ref.event === null || ref.event === undefined) return [words("any event")];
  const names = typeof ref.event === "string" ? [ref.event] : ref.event;
  return joined(
    names.map((each) => [named(each)]),
    ", ",
    " or ",
  );
}

/** 7 days, 1 hour. */
export function durationPhrase({ value, unit }: Duration): string {
  return `${value} ${unit}${value === 1 ? "" : "s"}`;
}

/** Both ends as a reader would write them: 1–31 May 2024. */
export function periodPhrase({ from, to }: { from: string; to: string }): string {
  const [a, b] = [DateTime.fromISO(from, { zone: "UTC" }), DateTime.fromISO(to, { zone: "UTC" })];
  if (!a.isValid || !b.isValid) return `${from} to ${to}`;
  const timed = from.includes("T") || to.includes("T");
  const format = (date: DateTime, pattern: string) => date.setLocale("en-US").toFormat(timed ? "d MMM yyyy HH:mm" : pattern);
  if (from === to) return format(a, "d MMM yyyy");
  if (timed || a.year !== b.year) return `${format(a, "d MMM yyyy")} – ${format(b, "d MMM yyyy")}`;
  if (a.month !== b.month) return `${format(a, "d MMM")} – ${format(b, "d MMM yyyy")}`;
  return `${format(a, "d")}–${format(b, "d MMM yyyy")}`;
}
