import { daysColumn } from "../../../plan/active-days.ts";
import type { PlanBuilder } from "../../../plan/builder.ts";
import type { ScalarVerb } from "../../../plan/expression.ts";
import { aggregate, all, call, column, type Expression, integer } from "../../../plan/expression.ts";
import type { Named } from "../../../plan/relation.ts";
import { dayMasks } from "../../../vocabulary/active-periods/day-masks.ts";
import { sharedEvent, sharedPeriods } from "../../../vocabulary/active-periods/shared.ts";
import { type ActivityQuestion, activePeriods, countOf } from "../../../vocabulary/active-periods.ts";
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

/** What is asked of the active periods. */
export function activityOf({ builder, definition, frame }: Question, name: PeriodName): ActivityQuestion {
  return {
    builder,
    words: definition,
    interval: goesByDays(definition) ? "day" : definition.interval,
    spine: (frame.calendars[name] as Calendar).spine,
    refs: definition.series,
    history: false,
    activityTimezone: frame.activityTimezone,
  };
}

/** One row per unit and period of the calendar with a count per series; units that matched no series are left out. */
export function activeUnits(question: Question, name: PeriodName) {
  return activePeriods(activityOf(question, name));
}

/** One row per unit with the number of its active periods per series and first period, and "units", how many share it. */
export function periodsPerUnit(question: Question, name: PeriodName, from: number[] = [0]): string {
  const days = daysPerPattern(question, name, from);
  if (days !== null) return days;
  const { builder, definition } = question;
  const shared = sharedPeriods(activityOf(question, name));
  const { relation, actors } = shared ?? activeUnits(question, name);
  const units: Named[] = shared ? [{ name: "units", value: column("users") }] : [];
  const keys = [...actors.map((each) => ({ name: each, value: column(each) })), ...units];
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
  return shared ? counted : builder.select("single_units", { from: counted, keep: true, columns: [{ name: "units", value: integer(1) }] });
}

/** Days of users who share theirs, counted bit by bit in the activity index; null where it cannot tell. */
function daysPerPattern(question: Question, name: PeriodName, from: number[]): string | null {
  const { builder, definition } = question;
  const activity = activityOf(question, name);
  const events = activity.interval === "day" && definition.intervalCount === 1 ? sharedEvent(activity) : null;
  if (events === null) return null;
  const masks = dayMasks(activity.spine);
  const months = [...new Set(masks.map(({ month }) => month))];
  const days = (first: number): Expression => {
    const counts = months.map((month) => {
      const mask = masks.filter((each) => each.month === month && each.period >= first).reduce((sum, each) => sum + each.mask, 0);
      return call("bit_count", call("bit_and", column(daysColumn(month)), integer(mask)));
    });
    return counts.length === 1 ? (counts[0] as Expression) : call("plus", ...counts);
  };
  const columns = from.map((first) => ({ name: periodsColumn(0, first), value: days(first) }));
  const counted = builder.select("days_per_pattern", {
    from: builder.share("shared_days", { is: "activity", by: "pattern", months, events }),
    columns: [...columns, { name: "units", value: aggregate("sum", [column("users")]) }],
    groupBy: columns.map(({ value }) => value),
  });
  const others = definition.series
    .slice(1)
    .flatMap((_, index) => from.map((first) => ({ name: periodsColumn(index + 1, first), value: column(periodsColumn(0, first)) })));
  return others.length === 0 ? counted : builder.select("same_series", { from: counted, keep: true, columns: others });
}

/** The column of a series' count from a period on. */
export const periodsColumn = (series: number, first = 0): string =>
  first === 0 ? `periods_${series + 1}` : `periods_${series + 1}_from_${first}`;
