import { call, column, integer, nothing } from "../../../plan/expression.ts";
import { dayNumber } from "../../../vocabulary/active-periods/day-masks.ts";
import { eventNames } from "../../../vocabulary/event-ref.ts";
import { showsTotals } from "../definition/totals.ts";
import type { Calendar, PeriodName } from "./frame.ts";
import type { Measured, Question } from "./question.ts";

/**
 * Users by day as the import counted them, in the columns of pairs of `each` day with none; null where users must be told apart: by
 * conditions, over several days, or because the index does not count them.
 */
export function dailyCounts({ builder, definition, frame }: Question, measured: Measured, name: PeriodName): string | null {
  const { series, measure, rollingDays } = measured;
  const ofDays = measure.name === "daily_active" || (definition.interval === "day" && !showsTotals(definition));
  const isFree = definition.filters.length === 0 && (series.where ?? []).length === 0;
  if (!frame.dailyUsers || rollingDays !== null || !ofDays || !isFree) return null;
  const numbers = (frame.calendars[name] as Calendar).days.map(({ period }) => dayNumber(period));
  const [first, last] = [numbers[0], numbers.at(-1)];
  if (first === undefined || last === undefined || last - first !== numbers.length - 1) return null;
  const users = builder.share("daily_users", { is: "daily_users", events: eventNames(series) ?? "any", from: first, until: last });
  return builder.select("users_of_days", {
    from: users,
    columns: [
      { name: "earlier", value: call("minus", column("day"), integer(first)) },
      { name: "later", value: nothing },
      { name: "units", value: column("users") },
    ],
  });
}
