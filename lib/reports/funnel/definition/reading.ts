import { humanDuration } from "../../../format.ts";
import {
  conditionsPhrase,
  durationPhrase,
  eventPhrase,
  joined,
  named,
  type Phrase,
  periodPhrase,
  spoken,
  words,
} from "../../../vocabulary/phrase.ts";
import type { FunnelDefinition } from "../definition.ts";

type Dates = { from: string; to: string };

/** The question in plain words, names between asterisks; `period` is what the range comes to on the data. */
export function reading(definition: FunnelDefinition, period: Dates | null, previous?: Dates): string {
  return spoken(readingPhrases(definition, period, previous));
}

/** The same sentence in pieces, so that a screen can set names apart. */
export function readingPhrases(definition: FunnelDefinition, period: Dates | null, previous?: Dates): Phrase[] {
  return [
    ...subject(definition),
    ...path(definition),
    ...limit(definition),
    ...restrictions(definition),
    ...split(definition),
    ...time(definition, period, previous),
  ];
}

function subject({ countBy, attempt }: FunnelDefinition): Phrase[] {
  const who: Phrase[] =
    typeof countBy === "object" ? [words("Values of "), named(countBy.property)] : [words(countBy === "user" ? "Users" : "Sessions")];
  if (attempt === "every") return [words("Every attempt by "), ...lowered(who), words(" that did ")];
  return [...who, words(countBy === "user" ? " who did " : " with ")];
}

function lowered([first, ...rest]: Phrase[]): Phrase[] {
  return first ? [words(first.text.toLowerCase()), ...rest] : [];
}

function path({ steps, order }: FunnelDefinition): Phrase[] {
  const parts = steps.map((step): Phrase[] => (step.optional ? [words("optionally "), ...eventPhrase(step)] : eventPhrase(step)));
  if (order === "unordered") return parts.length > 1 ? [...joined(parts, ", ", " and "), words(" in any order")] : parts.flat();
  return joined(parts, order === "strict" ? " directly followed by " : " then ");
}

function limit({ steps, window, stepWindows }: FunnelDefinition): Phrase[] {
  if (steps.length < 2) return [];
  if (stepWindows) {
    const each = stepWindows.map((one) => (one ? durationPhrase(one) : "no limit"));
    const distinct = [...new Set(each)];
    return [words(` within ${(distinct.length === 1 ? distinct : each).join(", ")} from step to step`)];
  }
  return [words(window ? ` within ${durationPhrase(window)}` : " with no time limit")];
}

function restrictions(definition: FunnelDefinition): Phrase[] {
  const { filters, exclusions, exclusionMeans, hold, attempt, rangeCovers, graceSeconds, identity } = definition;
  const where = conditionsPhrase(filters);
  return [
    ...(hold.length > 0
      ? [
          words(" with the same "),
          ...joined(
            hold.map((each) => [named(each)]),
            ", ",
            " and ",
          ),
        ]
      : []),
    ...exclusions.flatMap((each) => [
      words(", without "),
      ...eventPhrase(each),
      words(` between steps ${each.after} and ${each.before}`),
      ...(exclusionMeans === "removes_actor" ? [words(" (or left out)")] : []),
    ]),
    ...(where.length > 0 ? [words(", where "), ...where] : []),
    ...(attempt === "first" ? [words(", first entry only")] : []),
    ...(rangeCovers === "all" ? [words(", all steps inside the dates")] : []),
    ...(graceSeconds > 0 ? [words(`, ${humanDuration(graceSeconds)} of grace`)] : []),
    ...(identity === "raw" ? [words(", identities not merged")] : []),
  ];
}

function split({ breakdown }: FunnelDefinition): Phrase[] {
  if (!breakdown) return [];
  if (breakdown.of === "cohort")
    return [
      words(", by cohort "),
      ...joined(
        (breakdown.cohorts ?? []).map((each) => [named(each)]),
        ", ",
      ),
    ];
  const properties = typeof breakdown.property === "string" ? [breakdown.property] : (breakdown.property ?? []);
  return [
    words(", by "),
    ...joined(
      properties.map((each) => [named(each)]),
      ", ",
      " and ",
    ),
  ];
}

const days = ["", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

function time({ timezone, daysOfWeek, includeMaturing }: FunnelDefinition, period: Dates | null, previous?: Dates): Phrase[] {
  const when = period ? `, ${periodPhrase(period)}` : "";
  const only =
    daysOfWeek && daysOfWeek.length > 0 && daysOfWeek.length < 7 ? `, ${daysOfWeek.map((each) => days[each]).join(" ")} only` : "";
  const against = previous ? `, compared with ${periodPhrase(previous)}` : "";
  const maturing = includeMaturing ? ", those still in their window counted as not converted" : "";
  return [words(`${maturing}${when}${only}, ${timezone}${against}`)];
}
