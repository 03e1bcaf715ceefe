import { daysColumn } from "../../plan/active-days.ts";
import { call, choose, column, type Expression, integer } from "../../plan/expression.ts";
import type { PairsRelation, PlaceWord } from "../../plan/pairs.ts";
import type { Named } from "../../plan/relation.ts";
import type { ActivityQuestion } from "../active-periods.ts";
import { type DayMask, dayMasks, dayNumber } from "./day-masks.ts";
import { sharedEvent } from "./shared.ts";

/** Which pairs, and with history whether users from before the calendar are left out or were active in period −1. */
type Asked = { of: PairsRelation["of"]; earlier?: "left out" | "period" };

const mostMonths = 36;
const mostPeriods = 1100;

/** Whether pairs of periods that hold such days can be counted: there is a day, and the calendar is not a very long one. */
export function fitPairs(masks: readonly DayMask[]): boolean {
  const periods = new Set(masks.map(({ period }) => period)).size;
  return periods > 0 && periods <= mostPeriods && monthsOf(masks).length <= mostMonths;
}

/**
 * How many users were active in two periods, by the activity index alone: a relation with the periods "earlier" and "later" and
 * "units", as `of` says. Null where the index cannot tell: more than one event, conditions, a very long calendar.
 */
export function periodPairs(question: ActivityQuestion, { of, earlier = "left out" }: Asked): string | null {
  const { builder, spine, history } = question;
  const events = sharedEvent(question);
  const masks = dayMasks(spine);
  const months = monthsOf(masks);
  if (events === null || !fitPairs(masks)) return null;
  const start = integer(dayNumber(spine[0]?.period ?? "1970-01-01"));
  const isPeriod = history && earlier === "period";
  const before: Named[] = isPeriod ? [{ name: "before", value: flag(call("lt", column("first_day"), start)) }] : [];
  const rows = builder.select("active_sets", {
    from: builder.share("shared_days", { is: "activity", by: "pattern", months, events, ...(history ? { first: true } : {}) }),
    columns: [{ name: "units", value: column("users") }, ...before, ...months.map(daysOf)],
    ...(history && !isPeriod ? { where: call("gte", column("first_day"), start) } : {}),
  });
  const words = [...before.map(({ name }) => ({ column: name, places: [-1] })), ...dayWords(masks)];
  return builder.add("period_pairs", { is: "pairs", rows, words, of });
}

const flag = (condition: Expression): Expression => choose([{ if: condition, then: integer(1) }], integer(0));

/** The months of some days, in order. */
export const monthsOf = (masks: readonly DayMask[]): string[] => [...new Set(masks.map(({ month }) => month))];

/** The days of a month as the index has them. */
export const daysOf = (month: string): Named => ({ name: daysColumn(month), value: column(daysColumn(month)) });

const daysOfMonth = 31;

/** The days of each month as bits that stand for the periods which hold them. */
export function dayWords(masks: readonly DayMask[]): PlaceWord[] {
  return monthsOf(masks).map((month) => {
    const places = Array.from({ length: daysOfMonth }, (): number | null => null);
    for (const { mask, period } of masks.filter((each) => each.month === month))
      for (let day = 0; day < daysOfMonth; day += 1) if (Math.floor(mask / 2 ** day) % 2 === 1) places[day] = period;
    return { column: daysColumn(month), places };
  });
}
