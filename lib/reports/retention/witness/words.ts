import { DateTime } from "luxon";
import { conditionsPhrase, eventPhrase, type Phrase, words } from "../../../vocabulary/phrase.ts";
import { notOneByOne } from "../../unit-rows.ts";
import { birthRule } from "../plan/needs.ts";
import type { RetentionColumn } from "../result/answer.ts";
import { cameIn, columnAsked, columnsBack, isBack, isOpen, type Member, spanOf, spineOf } from "./members.ts";
import type { RetentionWitness } from "./plan.ts";

const formats = { hour: "d MMM yyyy HH:mm", day: "d MMM yyyy", week: "d MMM yyyy", month: "MMM yyyy" } as const;

/** The interval of a cohort: 5 Aug 2024, the week of 5 Aug 2024. */
export function cohortName(cohort: number, asked: RetentionWitness): string {
  const { interval } = asked.definition;
  const start = DateTime.fromISO(spineOf(asked)[cohort]?.period ?? "", { zone: "UTC" }).setLocale("en-US");
  return `${interval === "week" ? "the week of " : ""}${start.toFormat(formats[interval])}`;
}

/** A day of the report's zone: 5 Aug 2024. */
export const dayText = (micros: number, { definition }: RetentionWitness): string =>
  DateTime.fromMillis(Math.floor(micros / 1000), { zone: definition.timezone })
    .setLocale("en-US")
    .toFormat("d MMM yyyy");

/** Why the birth row is one: its first ever. */
export function birthWords({ definition }: RetentionWitness): string {
  const rule = birthRule(definition);
  if (rule === "recurring") return `its first in this ${definition.interval}`;
  return rule === "first_in_range" ? "its first in these dates" : "its first ever";
}

const some = 4;

/** Labels as one reads them: Day 1, Day 2 and 5 more. */
export function listed(labels: readonly string[]): string {
  if (labels.length > some) return `${labels.slice(0, some - 1).join(", ")} and ${labels.length - some + 1} more`;
  return labels.length > 1 ? `${labels.slice(0, -1).join(", ")} and ${labels.at(-1)}` : (labels[0] ?? "");
}

/** Where a member stands, in a sentence. */
export function verdictOf(member: Member, asked: RetentionWitness): Phrase[] {
  const column = columnAsked(asked);
  const { start } = asked.definition;
  if (column) return member.cut ? columnByReport(member, column, asked) : columnVerdict(member, column, asked);
  const labels = member.cut ? columnsBack(member, asked) : member.came.map(({ label }) => label);
  const none = member.cut ? "came back in no column of the table" : "did not come back";
  const back = labels.length > 0 ? `came back in ${listed(labels)}` : none;
  const more = member.cut ? notOneByOne : [];
  return [words(`In the cohort of ${cohortName(member.cohort, asked)} by `), ...eventPhrase(start), words(`, and ${back}.`), ...more];
}

/** Where not all events are known. */
function columnByReport(member: Member, column: RetentionColumn, asked: RetentionWitness): Phrase[] {
  const where = `${column.label}${asked.definition.returning === "on_or_after" ? " or later" : ""}`;
  const back = isBack(member, column, asked) ? "Came back in" : isOpen(member, column, asked) ? "Not back yet in" : "Did not come back in";
  return [words(`${back} ${where}, by `), ...eventPhrase(asked.definition.return), words("."), ...notOneByOne];
}

function columnVerdict(member: Member, column: RetentionColumn, asked: RetentionWitness): Phrase[] {
  const came = cameIn(member, column, asked);
  const { definition } = asked;
  const returned = eventPhrase(definition.return);
  if (came.length > 0) {
    const count = came.reduce((sum, { rows }) => sum + rows.length, 0);
    const where = definition.returning === "on" ? column.label : listed(came.map(({ label }) => label));
    return [words(`Came back in ${where}: ${count} × `), ...returned, words(".")];
  }
  const open = isOpen(member, column, asked);
  const later = definition.returning === "on_or_after" ? " or later" : "";
  return [
    words(`${open ? "Has not come" : "Did not come"} back in ${column.label}${later}${open ? " yet" : ""}: `),
    ...reason(member, column, asked),
    words("."),
  ];
}

/** Why there is too little in a column. */
function reason(member: Member, column: RetentionColumn, asked: RetentionWitness): Phrase[] {
  const { definition } = asked;
  const returned = eventPhrase(definition.return);
  const { from, to } = spanOf(member, column, asked);
  const inside = member.returns.filter(({ row }) => row.micros >= from && row.micros < to);
  if (inside.length > 0)
    return [words(`it did `), ...returned, words(` ${inside.length} × there, and ${definition.minOccurrences} × in one column are wanted`)];
  const filtered = member.filtered.filter(({ row }) => row.micros >= from && row.micros < to);
  if (filtered.length > 0) {
    const where = conditionsPhrase(definition.filters);
    return [
      words(`the filters leave out each of its ${filtered.length} × `),
      ...returned,
      ...(where.length > 0 ? [words(": "), ...where] : []),
    ];
  }
  if (member.came.length > 0) return [...returned, words(` came in ${listed(member.came.map(({ label }) => label))} instead`)];
  const next = member.later[0];
  if (next) return [words("its next "), ...returned, words(` was on ${dayText(next.micros, asked)}, after the dates of the report`)];
  return member.returns.length > 0 ? [words("no "), ...returned, words(" in it")] : [words("no later "), ...returned];
}
