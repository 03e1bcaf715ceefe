import { daysColumn } from "../../../plan/active-days.ts";
import { aggregate, all, call, choose, column, type Expression, integer, number, text } from "../../../plan/expression.ts";
import type { Named } from "../../../plan/relation.ts";
import { dayNumber } from "../../../vocabulary/active-periods/day-masks.ts";
import { isIndexed } from "../../../vocabulary/active-periods/from-index.ts";
import { conditionsExpression } from "../../../vocabulary/condition-plan.ts";
import { eventNames } from "../../../vocabulary/event-ref.ts";
import { EventScope } from "../../../vocabulary/event-scope.ts";
import { breakdownsOf } from "../definition/breakdowns.ts";
import { showsTotals } from "../definition/totals.ts";
import { type Calendar, type PeriodName, periodNames } from "./frame.ts";
import { totalBucket } from "./measure.ts";
import type { Measured, Question } from "./question.ts";

/** Days since 1970, both ends included. */
type Stretch = { first: number; last: number };

/** A point of a calendar, or its total: on how many of these stretches of days users are active, divided by how many count. */
type Wanted = { bucket: number; stretches: Stretch[]; divisor: number };

/** So many months of days may be looked at in all, lest the question grow too long. */
const mostMasks = 5000;

/** The numbers of one series by the activity index alone; null where it cannot tell. */
export function quickCells(question: Question, measured: Measured): string[] | null {
  if (!canTell(question, measured)) return null;
  const found = periodNames(question.frame).map((name) => ({ name, wanted: wantedOf(question, measured, name) }));
  const masks = found.flatMap(({ wanted }) => wanted.flatMap(({ stretches }) => stretches.flatMap(monthsOf)));
  if (masks.length === 0 || masks.length > mostMasks) return null;
  return found.map(({ name, wanted }) => cellsOfPeriod(question, measured, { name, wanted }));
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

function wantedOf({ definition, frame }: Question, { measure, rollingDays }: Measured, name: PeriodName): Wanted[] {
  const { spine, days } = frame.calendars[name] as Calendar;
  const numbers = days.map(({ period, point, counts }) => ({ day: dayNumber(period), point, counts }));
  const wanted = spine.map((_, bucket): Wanted => {
    const own = numbers.filter(({ point }) => point === bucket);
    return { bucket, ...(measure.name === "daily_active" ? eachDay(own) : together(own, rollingDays)) };
  });
  const isWanted = showsTotals(definition) && (measure.name === "unique_users" || measure.name === "daily_active");
  const whole = measure.name === "daily_active" ? eachDay(numbers) : together(numbers, null);
  return [...wanted, ...(isWanted ? [{ bucket: totalBucket, ...whole }] : [])].filter(({ divisor }) => divisor > 0);
}

type DayNumber = { day: number; counts: boolean };

function eachDay(days: readonly DayNumber[]): Omit<Wanted, "bucket"> {
  const counted = days.filter(({ counts }) => counts);
  return { stretches: counted.map(({ day }) => ({ first: day, last: day })), divisor: counted.length };
}

function together(days: readonly DayNumber[], rollingDays: number | null): Omit<Wanted, "bucket"> {
  const [first, last] = [days[0]?.day ?? 0, days.at(-1)?.day ?? -1];
  return { stretches: [{ first: rollingDays ? last - rollingDays + 1 : first, last }], divisor: days.length > 0 ? 1 : 0 };
}

type PeriodWanted = { name: PeriodName; wanted: readonly Wanted[] };

function cellsOfPeriod(
  { builder, definition }: Question,
  { series, index, rollingDays }: Measured,
  { name, wanted }: PeriodWanted,
): string {
  const { conditions } = new EventScope(builder, definition, { from: 0, until: 0 });
  const where = [definition.filters, series.where ?? []].filter((each) => each.length > 0);
  const months = new Set(wanted.flatMap(({ stretches }) => stretches.flatMap(monthsOf).map(({ month }) => month)));
  const by = where.length > 0 ? ("user" as const) : ("pattern" as const);
  const activity = builder.share("activity", { is: "activity", by, months: [...months].sort(), events: eventNames(series) ?? "any" });
  const columns = wanted.map((each, place): Named => ({ name: `value_${place + 1}`, value: users(each, by) }));
  const wide = builder.select("users_in_points", {
    from: activity,
    columns,
    ...(where.length > 0 ? { where: all(where.map((each) => conditionsExpression(each, conditions))) } : {}),
  });
  const values = columns.map((_, place) => {
    const own = column(`value_${place + 1}`);
    return rollingDays && place > 0 ? call("minus", own, column(`value_${place}`)) : own;
  });
  return builder.select("quick_cells", {
    from: wide,
    columns: [
      { name: "series", value: integer(index) },
      { name: "period", value: text(name) },
      { name: "bucket", value: call("unnest", call("list_of", ...wanted.map(({ bucket }) => integer(bucket)))) },
      { name: "value", value: call("to_number", call("unnest", call("list_of", ...values))) },
    ],
  });
}

/** Users active in a stretch, summed over the stretches and divided. */
function users({ stretches, divisor }: Wanted, by: "user" | "pattern"): Expression {
  const many = by === "user" ? integer(1) : column("users");
  const counts = stretches.map((stretch) => {
    const days = monthsOf(stretch).map(({ month, mask }) => call("bit_and", column(daysColumn(month)), integer(mask)));
    const active = call("not_eq", days.length === 1 ? (days[0] as Expression) : call("bit_or", ...days), integer(0));
    return call("coalesce", aggregate("sum", [choose([{ if: active, then: many }], integer(0))]), integer(0));
  });
  const sum = counts.length === 1 ? (counts[0] as Expression) : call("plus", ...counts);
  return divisor === 1 ? sum : call("divide", sum, number(divisor));
}

const millisPerDay = 86_400_000;

/** The days of a stretch as masks by month, bit 0 being the first day. */
function monthsOf({ first, last }: Stretch): { month: string; mask: number }[] {
  const masks = new Map<string, number>();
  for (let day = first; day <= last; day += 1) {
    const date = new Date(day * millisPerDay).toISOString();
    masks.set(date.slice(0, 7), (masks.get(date.slice(0, 7)) ?? 0) + 2 ** (Number(date.slice(8, 10)) - 1));
  }
  return [...masks].map(([month, mask]) => ({ month, mask }));
}
