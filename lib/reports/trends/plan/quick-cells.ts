import { aggregate, call, column, type Expression, integer, text } from "../../../plan/expression.ts";
import type { Named } from "../../../plan/relation.ts";
import { type DayMask, dayMask, dayNumber } from "../../../vocabulary/active-periods/day-masks.ts";
import { daySets, fitPairs } from "../../../vocabulary/active-periods/day-sets.ts";
import { isIndexed } from "../../../vocabulary/active-periods/from-index.ts";
import { eventNames } from "../../../vocabulary/event-ref.ts";
import { breakdownsOf } from "../definition/breakdowns.ts";
import { showsTotals } from "../definition/totals.ts";
import { dailyCounts } from "./daily-counts.ts";
import { type Calendar, type PeriodName, periodNames } from "./frame.ts";
import { totalBucket } from "./measure.ts";
import type { Measured, Question } from "./question.ts";

/**
 * The numbers of one series by the activity index alone: each place in which a user was active, for a rolling measure with the next one.
 * Places are points; days for the mean of days; days from the first point on for a rolling measure. Null where the index cannot tell.
 */
export function quickCells(question: Question, measured: Measured): string[] | null {
  if (!canTell(question, measured)) return null;
  const periods = periodNames(question.frame).map((name) => ({ name, places: placesOf(question, measured, name) }));
  if (!periods.every(({ places }) => fitPairs(places))) return null;
  return periods.flatMap(({ name, places }) => {
    const pairs = dailyCounts(question, measured, name) ?? pairsOf(question, measured, places);
    return countsOf(question, measured, { name, pairs }).map((from) => cells(question, { from, name, index: measured.index }));
  });
}

function pairsOf({ builder, definition }: Question, { series, rollingDays }: Measured, places: DayMask[]): string {
  const sets = daySets({ builder, words: definition, ref: series, masks: places });
  return builder.add("place_pairs", { is: "pairs", ...sets, of: rollingDays ? "next" : "each" });
}

/** Counts of users by whole days, of one event or of any, unbroken, over periods that are told from their days. */
function canTell({ builder, definition, frame }: Question, { series, measure }: Measured): boolean {
  const { interval, cumulative } = definition;
  const isCount = ["unique_users", "daily_active", "weekly_active", "monthly_active"].includes(measure.name);
  const ofWholeDays = [frame.periods.current, frame.periods.previous].every((period) => !period?.from.includes("T"));
  const isPlain = breakdownsOf(definition).length === 0 && !cumulative && frame.elapsedTo === null;
  if (!isCount || !ofWholeDays || !isPlain || series.anyOf || (eventNames(series)?.length ?? 1) !== 1) return false;
  const { activityTimezone } = frame;
  return isIndexed({ builder, words: definition, interval, spine: [], refs: [series], history: false, activityTimezone });
}

/** The days that are looked at, by their places. */
function placesOf({ frame }: Question, { measure, rollingDays }: Measured, name: PeriodName): DayMask[] {
  const { days } = frame.calendars[name] as Calendar;
  const numbers = days.map(({ period }) => dayNumber(period));
  const [first = 0, last = -1] = [numbers[0], numbers.at(-1)];
  if (rollingDays) {
    if (last - first !== days.length - 1) return [];
    return Array.from({ length: last - first + rollingDays }, (_, index) => index + 1 - rollingDays).map((place) =>
      dayMask(first + place, place),
    );
  }
  const isMean = measure.name === "daily_active";
  return days.flatMap(({ point, counts }, index) => (isMean && !counts ? [] : [dayMask(numbers[index] as number, isMean ? index : point)]));
}

type Pairs = { name: PeriodName; pairs: string };

const units = aggregate("sum", [column("units")]);

/** Rows of one place, without those that count the users of all. */
const alone = call("is_null", column("later"));

/** Relations of "bucket" and "value". */
function countsOf(question: Question, measured: Measured, { name, pairs }: Pairs): string[] {
  const { builder, definition } = question;
  const step = (wish: string, { at, value, where }: { at: Expression; value: Expression; where?: Expression }) =>
    builder.select(wish, {
      from: pairs,
      columns: [named("bucket", at), named("value", value)],
      ...(where ? { where } : {}),
      groupBy: [at].filter(({ is }) => is !== "value"),
    });
  const { rollingDays, measure } = measured;
  if (rollingDays) {
    const end = call("plus", column("earlier"), integer(rollingDays));
    const until = call("greatest", call("least", end, call("coalesce", column("later"), end)), integer(0));
    const last = integer((question.frame.calendars[name] as Calendar).spine.length - 1);
    return [
      step("came", { at: call("greatest", column("earlier"), integer(0)), value: units }),
      step("went", { at: until, value: call("minus", integer(0), units), where: call("lte", until, last) }),
    ];
  }
  if (measure.name === "daily_active") return meanOfDays(question, { name, pairs });
  const total = { at: integer(totalBucket), value: call("coalesce", units, integer(0)), where: call("not_null", column("later")) };
  const isWanted = showsTotals(definition) && measure.name === "unique_users";
  return [
    step("users_in_points", { at: column("earlier"), value: units, where: alone }),
    ...(isWanted ? [step("users_in_all", total)] : []),
  ];
}

const named = (name: string, value: Expression): Named => ({ name, value });

function meanOfDays({ builder, definition, frame }: Question, { name, pairs }: Pairs): string[] {
  const counted = (frame.calendars[name] as Calendar).days.flatMap(({ point, counts }, day) => (counts ? [{ point, day }] : []));
  const inPoint = (bucket: number) => counted.filter(({ point }) => point === bucket).length;
  const rows = [
    ...counted.map(({ point, day }) => [day, point, inPoint(point)]),
    ...(showsTotals(definition) ? counted.map(({ day }) => [day, totalBucket, counted.length]) : []),
  ];
  const days = builder.share("counted_days", {
    is: "rows",
    columns: ["day", "bucket", "days"],
    rows: rows.map((row) => row.map((value) => ({ is: "integer", value }))),
  });
  const mean = call("divide", aggregate("sum", [column("units", "p")]), aggregate("any", [column("days", "d")]));
  return [
    builder.select("mean_of_days", {
      from: pairs,
      as: "p",
      joins: [{ relation: days, as: "d", kind: "inner", on: call("eq", column("earlier", "p"), column("day", "d")) }],
      columns: [named("bucket", column("bucket", "d")), named("value", mean)],
      where: call("is_null", column("later", "p")),
      groupBy: [column("bucket", "d")],
    }),
  ];
}

function cells({ builder }: Question, { from, name, index }: { from: string; name: PeriodName; index: number }): string {
  return builder.select("quick_cells", {
    from,
    columns: [
      named("series", integer(index)),
      named("period", text(name)),
      named("bucket", column("bucket")),
      named("value", call("to_number", column("value"))),
    ],
  });
}
