import { DateTime } from "luxon";
import { z } from "zod";
import { daysColumn } from "../plan/active-days.ts";
import { PlanBuilder } from "../plan/builder.ts";
import { call, column } from "../plan/expression.ts";
import { asRecords, type Rows } from "../reports/answer-rows.ts";
import type { PeopleFacts, PeopleQuestion } from "./question.ts";
import { personId } from "./words.ts";

const definition = z.strictObject({ ask: z.literal("habits"), id: personId });
export type HabitsDefinition = z.infer<typeof definition>;

/** A calendar month in UTC, 2024-05, and the events that the person may have in it: all they have, and perhaps a few more. */
export type Habit = { month: string; events: string[] };

/** In which months a person did what, newest first, from the activity index; null without one, or with raw ids. */
export const habits: PeopleQuestion<HabitsDefinition, Habit[] | null> = { definition, plan, answer };

function plan({ id }: HabitsDefinition, facts: PeopleFacts) {
  const builder = new PlanBuilder();
  const months = facts.activityTimezone === null ? [] : localMonths(facts, facts.activityTimezone);
  if (months.length === 0) {
    builder.add("habits", { is: "rows", columns: ["event"], rows: [] });
    return builder.plan();
  }
  builder.select("habits", {
    from: builder.add("activity", { is: "activity", months, events: "each" }),
    columns: ["event", ...months.map(daysColumn)].map((name) => ({ name, value: column(name) })),
    where: call("eq", column("user"), { is: "key_of", id }),
  });
  return builder.plan();
}

function localMonths({ start, end }: PeopleFacts, zone: string): string[] {
  if (start === null || end === null) return [];
  const last = DateTime.fromMillis(end / 1000, { zone });
  const months: string[] = [];
  for (let month = DateTime.fromMillis(start / 1000, { zone }).startOf("month"); month <= last; month = month.plus({ months: 1 }))
    months.push(month.toFormat("yyyy-MM"));
  return months;
}

const lastDays = 0b1111 << 27;

/** The first and the last days of a local month may lie in the month beside it in UTC. */
function answer(rows: Rows, _: HabitsDefinition, facts: PeopleFacts): Habit[] | null {
  if (facts.activityTimezone === null) return null;
  const found = new Map<string, Set<string>>();
  for (const row of asRecords(rows)) {
    for (const month of localMonths(facts, facts.activityTimezone)) {
      const days = Number(row[daysColumn(month)] ?? 0);
      const touched = [...(days & 1 ? [-1] : []), ...(days === 0 ? [] : [0]), ...(days & lastDays ? [1] : [])];
      for (const shift of touched) {
        const name = DateTime.fromISO(`${month}-01`, { zone: "utc" }).plus({ months: shift }).toFormat("yyyy-MM");
        found.set(name, (found.get(name) ?? new Set()).add(String(row.event)));
      }
    }
  }
  return [...found].map(([month, events]) => ({ month, events: [...events].sort() })).sort((a, b) => (a.month < b.month ? 1 : -1));
}
