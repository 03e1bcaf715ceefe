import { aggregate, all, call, choose, column, type Expression, integer } from "../../../plan/expression.ts";
import type { Named } from "../../../plan/relation.ts";
import type { Bucket } from "../../../vocabulary/buckets.ts";
import { periodWithin } from "../../../vocabulary/period-index.ts";
import { amongActors, amongBase, base } from "./actives.ts";
import { featureColumns, featureNames, rowsOfUses } from "./features.ts";
import { calendarNamed, daysBetween, firstInstant, lastInstant, type PeriodName } from "./frame.ts";
import { columnsOf, kept, once, type Question } from "./question.ts";

/** Days that one integer holds as bits, and how many integers are gathered in one pass. */
const daysPerWord = 60;
const mostWords = 4;

/** A row per feature and actor with a use in the range: the feature's columns, "actor_1", "uses", "days" and "weeks" (of the last ones). */
export function pairs(question: Question, name: PeriodName): string {
  return once(question, `pairs ${name}`, () => {
    const { period } = calendarNamed(question.frame, name);
    const until = lastInstant(question.frame, period);
    const days = daysBetween(period, { from: firstInstant(question.frame, period), until });
    const columns = [{ name: "day", value: periodWithin(column("time"), days) }];
    const rows = rowsOfUses(question, { from: period.fromMicros, until, columns });
    return days.length <= daysPerWord * mostWords ? byWords(question, rows, days) : byDays(question, rows, days);
  });
}

/** The pairs whose actor is of the base. */
export function usersOf(question: Question, name: PeriodName): string {
  const columns = ["actor_1", "uses", "days", "weeks"];
  return once(question, `users ${name}`, () =>
    amongBase(question, { relation: pairs(question, name), base: () => base(question, name), on: ["actor_1"], columns }),
  );
}

/** The pairs whose actor is in another relation. */
export function usersAmong(question: Question, name: PeriodName, actors: string): string {
  return amongActors(question, { relation: pairs(question, name), actors, on: ["actor_1"], columns: ["actor_1", "uses", "days", "weeks"] });
}

const bit = (place: Expression): Expression => call("shift_left", call("to_integer", integer(1)), place);

/** The days of an actor as bits, gathered in one pass over the rows. */
function byWords({ builder, definition }: Question, rows: string, days: readonly Bucket[]): string {
  const words = Array.from({ length: Math.max(1, Math.ceil(days.length / daysPerWord)) }, (_, index) => {
    const first = index * daysPerWord;
    const place = call("minus", column("day"), integer(first));
    const isIn = [
      ...(index > 0 ? [call("gte", column("day"), integer(first))] : []),
      ...(first + daysPerWord < days.length ? [call("lt", column("day"), integer(first + daysPerWord))] : []),
    ];
    const set = isIn.length === 0 ? bit(place) : choose([{ if: all(isIn), then: bit(place) }], integer(0));
    return { name: `days_${index + 1}`, value: aggregate("bit_or", [set]) };
  });
  const counted = builder.select("uses_by_actor", {
    from: rows,
    columns: [
      ...featureColumns(definition),
      ...kept(["actor_1"]),
      { name: "uses", value: aggregate("count_rows") },
      ...words,
      { name: "weeks_seen", value: weeksSeen(definition.regular.of, days.length) },
    ],
    groupBy: columnsOf([...featureNames(definition), "actor_1"]),
  });
  const counts = words.map(({ name }) => call("bit_count", column(name)));
  const total = counts.length === 1 ? (counts[0] as Expression) : call("plus", ...counts);
  return builder.select("pairs", { from: counted, keep: true, columns: [{ name: "days", value: total }, weeksOf] });
}

/** Any number of days: each is a row first. */
function byDays({ builder, definition }: Question, rows: string, days: readonly Bucket[]): string {
  const each = builder.select("uses_by_day", {
    from: rows,
    columns: [...featureColumns(definition), ...kept(["actor_1", "day"]), { name: "uses", value: aggregate("count_rows") }],
    groupBy: columnsOf([...featureNames(definition), "actor_1", "day"]),
  });
  const counted = builder.select("uses_by_actor", {
    from: each,
    columns: [
      ...featureColumns(definition),
      ...kept(["actor_1"]),
      { name: "uses", value: call("to_integer", aggregate("sum", [column("uses")])) },
      { name: "days", value: aggregate("count_rows") },
      { name: "weeks_seen", value: weeksSeen(definition.regular.of, days.length) },
    ],
    groupBy: columnsOf([...featureNames(definition), "actor_1"]),
  });
  return builder.select("pairs", { from: counted, keep: true, columns: [weeksOf] });
}

/** The last stretches of seven days as bits, the newest first. */
function weeksSeen(weeks: number, days: number): Expression {
  const ago = call("integer_divide", call("minus", integer(days - 1), column("day")), integer(7));
  return aggregate("bit_or", [choose([{ if: call("lt", ago, integer(weeks)), then: bit(ago) }], integer(0))]);
}

const weeksOf: Named = { name: "weeks", value: call("bit_count", column("weeks_seen")) };
