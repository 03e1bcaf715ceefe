import type { PlanBuilder } from "../../../plan/builder.ts";
import type { ScalarVerb } from "../../../plan/expression.ts";
import { aggregate, all, call, column, type Expression, integer } from "../../../plan/expression.ts";
import { activePeriods, countOf } from "../../../vocabulary/active-periods.ts";
import type { StickinessDefinition } from "../definition.ts";
import { type Calendar, type Frame, goesByDays, type PeriodName } from "./frame.ts";

/** What every part of the plan is built from. */
export type Question = { builder: PlanBuilder; definition: StickinessDefinition; frame: Frame };

const verbs: Record<NonNullable<StickinessDefinition["perPeriod"]>["op"], ScalarVerb> = {
  is: "eq",
  gt: "gt",
  gte: "gte",
  lt: "lt",
  lte: "lte",
};

/** Whether a unit was active in a row's period, for one series: at least one event, and as many as the criterion wants. */
export function isActive({ perPeriod }: StickinessDefinition, series: number): Expression {
  const some = call("gt", countOf(series), integer(0));
  return perPeriod ? all([some, call(verbs[perPeriod.op], countOf(series), integer(perPeriod.value))]) : some;
}

/** One row per unit and period of the calendar with a count per series; units that matched no series are left out. */
export function activeUnits({ builder, definition, frame }: Question, name: PeriodName) {
  const { spine } = frame.calendars[name] as Calendar;
  return activePeriods({
    builder,
    words: definition,
    interval: goesByDays(definition) ? "day" : definition.interval,
    spine,
    refs: definition.series,
    history: false,
    activityTimezone: frame.activityTimezone,
  });
}

/** One row per unit with the number of its active periods per series, "periods_1" …; from the given period on. */
export function periodsPerUnit(question: Question, name: PeriodName, from: number[] = [0]): { relation: string; actors: string[] } {
  const { builder, definition } = question;
  const { relation, actors } = activeUnits(question, name);
  const keys = actors.map((each) => ({ name: each, value: column(each) }));
  const counts = definition.series.flatMap((_, series) =>
    from.map((first) => ({
      name: periodsColumn(series, first),
      value: aggregate(
        "count_rows",
        [],
        all([isActive(definition, series), ...(first > 0 ? [call("gte", column("period"), integer(first))] : [])]),
      ),
    })),
  );
  const counted = builder.select("periods_per_unit", {
    from: relation,
    columns: [...keys, ...counts],
    groupBy: keys.map(({ value }) => value),
  });
  return { relation: counted, actors };
}

/** The column of a series' count from a period on. */
export const periodsColumn = (series: number, first = 0): string =>
  first === 0 ? `periods_${series + 1}` : `periods_${series + 1}_from_${first}`;
