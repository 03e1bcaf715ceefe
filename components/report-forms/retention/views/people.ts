import type { RetentionDefinition } from "../../../../lib/reports/retention/definition.ts";
import type { RetentionResult } from "../../../../lib/reports/retention/result/answer.ts";
import type { PeopleQuestion } from "../../../report/people.ts";
import { bracketsText } from "../draft.ts";

/** The members of a cohort that were, or were not, back in one column. */
export type Part = Omit<NonNullable<RetentionDefinition["part"]>, "search" | "limit" | "offset">;

/** A part with the names that its list bears. */
export type NamedPart = { part: Part; cohort: string; column: string };

type Context = { definition: RetentionDefinition; unit: string };

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** The list behind a cell: when each began, and where it was back. */
export function retentionPeople({ part, cohort, column }: NamedPart, { definition, unit }: Context): PeopleQuestion<RetentionResult> {
  const state = part.state === "retained" ? "back in" : "not back in";
  const which = part.column === 0 ? `${capital(unit)}: ${cohort}` : `${capital(unit)} ${state} ${column}: ${cohort}`;
  return {
    title: `${which}${part.group === undefined ? "" : ` · ${part.group}`}`,
    unit,
    columns: [
      { key: "group", label: "group", fileOnly: true },
      { key: "cohort", label: "Cohort", sort: "cohort" },
      { key: "birth", label: "Began", instant: true, sort: "birth" },
      { key: "back", label: `Back in ${definition.interval}s`, strong: true, sort: "column_count" },
    ],
    definition: (page) => ({ ...definition, view: "actors", part: { ...part, ...page } }),
    rows: ({ actors = [] }) => actors.map(({ columns, ...actor }) => ({ ...actor, back: backIn(columns, definition) })),
    count: ({ actorCount = 0 }) => actorCount,
  };
}

/** The intervals in which one was back; of brackets their ends. */
function backIn(columns: readonly number[], { bracketRanges }: RetentionDefinition): string {
  const later = columns.filter((column) => column > 0);
  if (!bracketRanges) return later.join(", ") || "none";
  return (
    bracketsText(later.flatMap((column) => (bracketRanges[column - 1] ? [bracketRanges[column - 1] as [number, number]] : []))) || "none"
  );
}
