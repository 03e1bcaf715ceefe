import { aggregate, call, choose, column, integer, over, text } from "../../../plan/expression.ts";
import { activeUnits, isActive, type Question } from "./active.ts";
import type { PeriodName } from "./frame.ts";

/** Windows of the ratios, in days. */
export const ratioWindows = [7, 30] as const;

/**
 * Per series and day: "came", the units active on it; "left_7" and "left_30", the units whose last 7 or 30 days held an active day
 * until the day before. The difference, summed up to a day, is how many were active within the window that ends with it.
 */
export function ratioAnswer(question: Question, name: PeriodName): string {
  const { builder, definition } = question;
  const active = activeUnits(question, name);
  const each = definition.series.map((_, series) => {
    const days = builder.select("active_days_in_order", {
      from: active.relation,
      columns: [
        { name: "day", value: column("period") },
        {
          name: "next_day",
          value: over("next", [column("period")], {
            partition: active.actors.map((actor) => column(actor)),
            order: [{ by: column("period") }],
          }),
        },
      ],
      where: isActive(definition, series),
    });
    const row = (wish: string, { day, kind }: { day: Parameters<typeof call>[1]; kind: string }) =>
      builder.select(wish, {
        from: days,
        columns: [
          { name: "period", value: text(name) },
          { name: "series", value: integer(series) },
          { name: "kind", value: text(kind) },
          { name: "day", value: day },
          { name: "units", value: aggregate("count_rows") },
        ],
        groupBy: [day],
      });
    const ends = (days: number) => {
      const end = call("plus", column("day"), integer(days));
      return choose([{ if: call("lt", column("next_day"), end), then: column("next_day") }], end);
    };
    const came = row("came", { day: column("day"), kind: "came" });
    const left = ratioWindows.map((window) => row("left", { day: ends(window), kind: `left_${window}` }));
    return builder.add("coming_and_leaving", { is: "union", of: [came, ...left] });
  });
  return each.length === 1 ? (each[0] as string) : builder.add("ratio", { is: "union", of: each });
}
