import { aggregate, call, choose, column, type Expression, integer, over, text } from "../../../plan/expression.ts";
import { periodPairs } from "../../../vocabulary/active-periods/period-pairs.ts";
import { activeUnits, activityOf, isActive, type Question } from "./active.ts";
import type { PeriodName } from "./frame.ts";

/** Windows of the ratios, in days. */
export const ratioWindows = [7, 30] as const;

/** Active days with the unit's next one, "day" and "next_day", and how many units a row stands for. */
type ActiveDays = { relation: string; units: Expression };

/**
 * Per series and day: "came", the units active on it; "left_7" and "left_30", the units whose last 7 or 30 days held an active day
 * until the day before. The difference, summed up to a day, is how many were active within the window that ends with it.
 */
export function ratioAnswer(question: Question, name: PeriodName): string {
  const { builder, definition } = question;
  const shared = sharedDays(question, name);
  const active = shared ? null : activeUnits(question, name);
  const each = definition.series.map((_, series) => {
    const days = shared ?? daysInOrder(question, series, active as ReturnType<typeof activeUnits>);
    const row = (wish: string, { day, kind }: { day: Expression; kind: string }) =>
      builder.select(wish, {
        from: days.relation,
        columns: [
          { name: "period", value: text(name) },
          { name: "series", value: integer(series) },
          { name: "kind", value: text(kind) },
          { name: "day", value: day },
          { name: "units", value: days.units },
        ],
        groupBy: [day],
      });
    const came = row("came", { day: column("day"), kind: "came" });
    const left = ratioWindows.map((window) => row("left", { day: endOf(window), kind: `left_${window}` }));
    return builder.add("coming_and_leaving", { is: "union", of: [came, ...left] });
  });
  return each.length === 1 ? (each[0] as string) : builder.add("ratio", { is: "union", of: each });
}

/** The first day on which a window of so many days no longer holds the active day, or holds a later one. */
function endOf(days: number): Expression {
  const end = call("plus", column("day"), integer(days));
  return choose([{ if: call("lt", column("next_day"), end), then: column("next_day") }], end);
}

/** By the activity index, where all series are one event and it can tell. */
function sharedDays(question: Question, name: PeriodName): ActiveDays | null {
  const pairs = periodPairs(activityOf(question, name), { of: "next" });
  if (pairs === null) return null;
  const columns = [
    { name: "day", value: column("earlier") },
    { name: "next_day", value: column("later") },
    { name: "units", value: column("units") },
  ];
  return {
    relation: question.builder.select("shared_days_in_order", { from: pairs, columns }),
    units: aggregate("sum", [column("units")]),
  };
}

function daysInOrder({ builder, definition }: Question, series: number, { relation, actors }: ReturnType<typeof activeUnits>): ActiveDays {
  const sequence = { partition: actors.map((actor) => column(actor)), order: [{ by: column("period") }] };
  const days = builder.select("active_days_in_order", {
    from: relation,
    columns: [
      { name: "day", value: column("period") },
      { name: "next_day", value: over("next", [column("period")], sequence) },
    ],
    where: isActive(definition, series),
  });
  return { relation: days, units: aggregate("count_rows") };
}
