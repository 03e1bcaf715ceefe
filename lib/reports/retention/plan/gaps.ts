import { aggregate, call, column, number, over, text } from "../../../plan/expression.ts";
import { activePeriods } from "../../../vocabulary/active-periods.ts";
import { type Bucket, buckets } from "../../../vocabulary/buckets.ts";
import type { WholePeriod } from "../../../vocabulary/whole-periods.ts";
import type { PeriodName } from "./frame.ts";
import { kept, type Question } from "./question.ts";

/**
 * Rows "answer_of", "days", "units": the distribution of the units' median gaps by whole days, and on each row the number of
 * units with a gap ("all_units") and without ("single"), and percentiles of the medians.
 */
export function gapsAnswer(question: Question, names: PeriodName[]): string {
  const answers = names.map((name) => gapsOf(question, name));
  return question.builder.add("gaps", { is: "union", of: answers });
}

function gapsOf({ builder, definition, frame }: Question, name: PeriodName): string {
  const period = frame.periods[name] as WholePeriod;
  const days = activePeriods({
    builder,
    words: definition,
    interval: "day",
    spine: daysOf(period, definition),
    refs: [definition.return],
    history: false,
    activityTimezone: definition.interval === "hour" ? null : frame.activityTimezone,
  });
  const sequence = { partition: days.units.map((each) => column(each)), order: [{ by: column("period") }] };
  const away = builder.select("days_away", {
    from: days.relation,
    columns: [
      ...kept(days.units),
      { name: "away", value: call("minus", column("period"), over("previous", [column("period")], sequence)) },
    ],
  });
  const medians = builder.select("median_gaps", {
    from: away,
    columns: [{ name: "typical", value: aggregate("median", [column("away")]) }],
    groupBy: days.units.map((each) => column(each)),
  });
  const typical = column("typical");
  const figures = builder.select("gap_figures", {
    from: medians,
    columns: [
      { name: "answer_of", value: text(name) },
      { name: "all_units", value: aggregate("count", [typical]) },
      { name: "single", value: aggregate("count_rows", [], call("is_null", typical)) },
      ...[0.5, 0.8, 0.9].map((share) => ({ name: `p${share * 100}_days`, value: aggregate("quantile", [typical, number(share)]) })),
    ],
  });
  const whole = call("ceil", typical);
  const distribution = builder.select("gap_distribution", {
    from: medians,
    columns: [
      { name: "days", value: whole },
      { name: "units", value: aggregate("count_rows") },
    ],
    where: call("not_null", typical),
    groupBy: [whole],
  });
  return builder.select("gaps_of_period", {
    from: figures,
    as: "f",
    joins: [{ relation: distribution, as: "d", kind: "left", on: { is: "value", value: { is: "boolean", value: true } } }],
    keep: "all",
    columns: [],
  });
}

/** The days of a period; the first and the last are cut to its hours. */
function daysOf(period: WholePeriod, { weekStart }: Question["definition"]): Bucket[] {
  const { fromMicros, toMicros } = period;
  return buckets(period, "day", weekStart).map((day) => ({
    ...day,
    startMicros: Math.max(day.startMicros, fromMicros),
    endMicros: Math.min(day.endMicros, toMicros + 1),
  }));
}
