import { call, choose, column, integer } from "../../../../plan/expression.ts";
import { dayNumber } from "../../../../vocabulary/active-periods/day-masks.ts";
import { featureKept } from "../features.ts";
import { calendarNamed, lastDays, type PeriodName } from "../frame.ts";
import { kept, type Question } from "../question.ts";
import { areUsesTold, daysIn, daysOfUse, eventfulStretch, isIn, monthsOf, type Stretch } from "./source.ts";

/**
 * Users of features with "days" and "weeks" (of the last ones) by the index alone, and "units", how many share a row; with "actor_1"
 * where it must be known who they are. Null where the index cannot tell.
 */
export function quickUsers(question: Question, name: PeriodName, { byUser }: { byUser: boolean }): string | null {
  if (!areUsesTold(question, name)) return null;
  const { builder, definition, frame } = question;
  const { period } = calendarNamed(frame, name);
  const range = eventfulStretch(question, name);
  const weeks = weeksOf(lastDays(frame, period, definition.regular.of * 7).map((day) => dayNumber(day.period)));
  const from = daysOfUse(question, { months: monthsOf([range, ...weeks]), byUser });
  const seen = weeks.map((week) => choose([{ if: isIn(within(week, range)), then: integer(1) }], integer(0)));
  const counted = builder.select("days_by_actor", {
    from,
    columns: [
      ...featureKept(definition),
      ...(byUser ? kept(["actor_1"]) : []),
      ...kept(["units"]),
      { name: "days", value: daysIn(range) },
      { name: "weeks", value: call("plus", integer(0), ...seen) },
    ],
  });
  return builder.select("users_by_days", { from: counted, keep: true, columns: [], where: call("gt", column("days"), integer(0)) });
}

/** Stretches of seven days out of a run of them. */
function weeksOf(days: readonly number[]): Stretch[] {
  const last = days.at(-1) ?? -1;
  return Array.from({ length: Math.floor(days.length / 7) }, (_, week) => ({ first: last - 7 * week - 6, last: last - 7 * week }));
}

const within = (stretch: Stretch, range: Stretch): Stretch => ({
  first: Math.max(stretch.first, range.first),
  last: Math.min(stretch.last, range.last),
});
