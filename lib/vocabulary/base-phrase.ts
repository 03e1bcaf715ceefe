import type { z } from "zod";
import type { Breakdown } from "./breakdown.ts";
import { conditionsPhrase, joined, named, type Phrase, periodPhrase, words } from "./phrase.ts";
import type { reportBase } from "./report-base.ts";

type Base = {
  [Name in "countBy" | "filters" | "identity" | "timezone"]: z.infer<(typeof reportBase)[Name]>;
} & { daysOfWeek?: number[] | undefined };
type Dates = { from: string; to: string };

/** What is counted: Users, Sessions, Values of *company*. */
export function unitsPhrase({ countBy }: Pick<Base, "countBy">): Phrase[] {
  if (typeof countBy === "object") return [words("Values of "), named(countBy.property)];
  return [words(countBy === "user" ? "Users" : "Sessions")];
}

/** Filters and raw identities: ", where *plan* is *pro*, identities not merged". */
export function restrictionPhrase({ filters, identity }: Pick<Base, "filters" | "identity">): Phrase[] {
  const where = conditionsPhrase(filters);
  return [...(where.length > 0 ? [words(", where "), ...where] : []), ...(identity === "raw" ? [words(", identities not merged")] : [])];
}

/** ", by *browser* and *os*", ", by cohort *trial*"; nothing without a breakdown. */
export function breakdownPhrase(breakdown: Pick<Breakdown, "of" | "property" | "cohorts"> | undefined): Phrase[] {
  if (!breakdown) return [];
  const [lead, names] =
    breakdown.of === "cohort" ? [", by cohort ", breakdown.cohorts ?? []] : [", by ", [breakdown.property ?? []].flat()];
  return [
    words(lead),
    ...joined(
      names.map((each) => [named(each)]),
      ", ",
      " and ",
    ),
  ];
}

const days = ["", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** ", 1–31 May 2024, Sat Sun only, Europe/Rome, compared with 1–30 Apr 2024". */
export function whenPhrase(
  { timezone, daysOfWeek }: Pick<Base, "timezone" | "daysOfWeek">,
  period: Dates | null,
  previous?: Dates,
): Phrase {
  const when = period ? `, ${periodPhrase(period)}` : "";
  const some = daysOfWeek && daysOfWeek.length > 0 && daysOfWeek.length < 7;
  const only = some ? `, ${daysOfWeek.map((each) => days[each]).join(" ")} only` : "";
  const against = previous ? `, compared with ${periodPhrase(previous)}` : "";
  return words(`${when}${only}, ${timezone}${against}`);
}
