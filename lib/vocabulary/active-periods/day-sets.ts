import { daysColumn } from "../../plan/active-days.ts";
import type { PlanBuilder } from "../../plan/builder.ts";
import { all, call, choose, column, type Expression, integer } from "../../plan/expression.ts";
import type { PlaceWord } from "../../plan/pairs.ts";
import type { Named } from "../../plan/relation.ts";
import { conditionsExpression } from "../condition-plan.ts";
import { type EventRef, eventNames } from "../event-ref.ts";
import { EventScope, type ScopeWords } from "../event-scope.ts";
import type { DayMask } from "./day-masks.ts";

/** Days by their places, of one event or any, of users who meet the conditions. */
export type AskedDays = {
  builder: PlanBuilder;
  words: ScopeWords;
  ref: EventRef;
  masks: readonly DayMask[];
  /** What becomes of users whose first day lies before this one: they are left out, or have place −1 besides. */
  before?: { day: number; become: "left out" | "place" };
};

const mostMonths = 36;
const mostPlaces = 1100;

/** Whether pairs of places that hold such days can be counted: there is a day, and the calendar is not a very long one. */
export function fitPairs(masks: readonly DayMask[]): boolean {
  const places = new Set(masks.map(({ period }) => period)).size;
  return places > 0 && places <= mostPlaces && monthsOf(masks).length <= mostMonths;
}

/** Sets of places, each with how many users share it, as pairs are counted in; from the activity index. */
export function daySets({ builder, words, ref, masks, before }: AskedDays): { rows: string; words: PlaceWord[] } {
  const { conditions } = new EventScope(builder, words, { from: 0, until: 0 });
  const lists = [words.filters, ref.where ?? []].filter((each) => each.length > 0);
  const by = lists.length > 0 ? ("user" as const) : ("pattern" as const);
  const months = monthsOf(masks);
  const isBefore = before ? call("lt", column("first_day"), integer(before.day)) : null;
  const flags: Named[] = isBefore && before?.become === "place" ? [{ name: "before", value: flag(isBefore) }] : [];
  const where = [
    ...lists.map((each) => conditionsExpression(each, conditions)),
    ...(isBefore && before?.become === "left out" ? [call("not", isBefore)] : []),
  ];
  const first = before ? { first: true as const } : {};
  const rows = builder.select("active_sets", {
    from: builder.share("activity", { is: "activity", by, months, events: eventNames(ref) ?? "any", ...first }),
    columns: [
      { name: "units", value: by === "user" ? integer(1) : column("users") },
      ...flags,
      ...months.map((month) => ({ name: daysColumn(month), value: column(daysColumn(month)) })),
    ],
    ...(where.length > 0 ? { where: all(where) } : {}),
  });
  return { rows, words: [...flags.map(({ name }) => ({ column: name, places: [-1] })), ...dayWords(masks)] };
}

const flag = (condition: Expression): Expression => choose([{ if: condition, then: integer(1) }], integer(0));

const monthsOf = (masks: readonly DayMask[]): string[] => [...new Set(masks.map(({ month }) => month))].sort();

const daysOfMonth = 31;

/** The days of each month as bits that stand for the places which hold them. */
function dayWords(masks: readonly DayMask[]): PlaceWord[] {
  return monthsOf(masks).map((month) => {
    const places = Array.from({ length: daysOfMonth }, (): number | null => null);
    for (const { mask, period } of masks.filter((each) => each.month === month))
      for (let day = 0; day < daysOfMonth; day += 1) if (Math.floor(mask / 2 ** day) % 2 === 1) places[day] = period;
    return { column: daysColumn(month), places };
  });
}
