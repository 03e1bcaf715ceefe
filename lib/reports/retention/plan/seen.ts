import { aggregate, all, call, choose, column, type Expression, integer, some } from "../../../plan/expression.ts";
import { periodRows } from "../../../vocabulary/active-periods.ts";
import { seconds } from "../../../vocabulary/duration.ts";
import type { RetentionDefinition } from "../definition.ts";
import { activityOf, heldNames, type Units } from "./births.ts";
import type { PeriodName } from "./frame.ts";
import { looksAtRows } from "./needs.ts";
import { kept, type Question, sameUnit, spineOf } from "./question.ts";

/**
 * `distances`: per unit, cohort and distance from it in intervals, the returns after the birth row ("times") and their "amount".
 * `seen`: per unit, cohort and column after the first, with enough returns in it; "amount" too.
 */
export type Seen = { distances: string; seen: string };

/** In which columns each member of a cohort was seen again. */
export function seenOf(question: Question, name: PeriodName, found: Units): Seen {
  const distances = distancesOf(question, name, found);
  return { distances, seen: columnsSeen(question, name, { distances, units: found.units }) };
}

function distancesOf(question: Question, name: PeriodName, found: Units): string {
  const { builder, definition } = question;
  if (definition.windows === "rolling") return rowDistances(question, name, found);
  const later = laterIntervals(question, found);
  if (!looksAtRows(definition)) return later;
  return builder.add("distances", { is: "union", of: [rowDistances(question, name, found), later] });
}

/** Calendar: whole intervals after that of the birth. */
function laterIntervals({ builder, definition }: Question, { active, births, units }: Units): string {
  const after = call("gt", column("period", "a"), column("cohort", "b"));
  return builder.select("later_intervals", {
    from: births,
    as: "b",
    joins: [{ relation: active, as: "a", kind: "inner", on: all([sameUnit(units, "b", "a"), after]) }],
    columns: [
      ...kept([...units, "cohort"], "b"),
      { name: "distance", value: call("minus", column("period", "a"), column("cohort", "b")) },
      { name: "times", value: column("count_2", "a") },
      ...(definition.amount ? [{ name: "amount", value: column("amount", "a") }] : []),
    ],
    where: call("gt", column("count_2", "a"), integer(0)),
  });
}

/** The single return rows after the birth row: rolling all of them, calendar those in the interval of the birth. */
function rowDistances(question: Question, name: PeriodName, { births, units }: Units): string {
  const { builder, definition } = question;
  const rolling = definition.windows === "rolling";
  const asked = { ...activityOf(question, name), refs: [definition.return], history: false, held: heldNames(question) };
  const rows = periodRows(asked).relation;
  const sameInstant = call("eq", column("time", "r"), column("birth_time", "b"));
  const after = some([
    call("gt", column("time", "r"), column("birth_time", "b")),
    all([sameInstant, call("gt", column("tie", "r"), column("birth_tie", "b"))]),
  ]);
  const inInterval = rolling ? [] : [call("eq", column("period", "r"), column("cohort", "b"))];
  return builder.select("returns_after_birth", {
    from: births,
    as: "b",
    joins: [{ relation: rows, as: "r", kind: "inner", on: all([sameUnit(units, "b", "r"), ...inInterval, after]) }],
    columns: [
      ...kept([...units, "cohort"], "b"),
      { name: "distance", value: rolling ? elapsed(definition) : integer(0) },
      { name: "times", value: aggregate("count_rows") },
      ...(definition.amount ? [{ name: "amount", value: aggregate("sum", [column("row_amount", "r")]) }] : []),
    ],
    groupBy: [...units.map((each) => column(each, "b")), column("cohort", "b"), ...(rolling ? [elapsed(definition)] : [])],
  });
}

/** The length of a rolling interval. */
export const rollingMicros = ({ interval }: Pick<RetentionDefinition, "interval">): number =>
  seconds({ value: 1, unit: interval }) * 1_000_000;

function elapsed(definition: RetentionDefinition): Expression {
  const since = call("minus", call("micros", column("time", "r")), call("micros", column("birth_time", "b")));
  return call("integer_divide", since, integer(rollingMicros(definition)));
}

function columnsSeen(question: Question, name: PeriodName, { distances, units }: { distances: string; units: string[] }): string {
  const { builder, definition } = question;
  const { bracketRanges, minOccurrences, amount } = definition;
  const enough = call("gte", column("times"), integer(minOccurrences));
  const figures = ["times", ...(amount ? ["amount"] : [])];
  if (!bracketRanges) {
    const isLater = call("gt", column("distance"), integer(0));
    const columns = [...kept([...units, "cohort"]), { name: "column", value: column("distance") }, ...kept(amount ? ["amount"] : [])];
    return builder.select("seen", { from: distances, columns, where: all([isLater, enough, ...inTable(question, name)]) });
  }
  const place = bracketPlace(bracketRanges);
  const summed = builder.select("seen_in_brackets", {
    from: distances,
    columns: [
      ...kept([...units, "cohort"]),
      { name: "column", value: place },
      ...figures.map((each) => ({ name: each, value: aggregate("sum", [column(each)]) })),
    ],
    where: call("gt", place, integer(0)),
    groupBy: [...units.map((each) => column(each)), column("cohort"), place],
  });
  return builder.select("seen", { from: summed, columns: kept([...units, "cohort", "column", ...figures]), where: enough });
}

/** The bracket (from 1) of a distance; 0 for none. */
function bracketPlace(ranges: readonly [number, number][]): Expression {
  const distance = column("distance");
  return choose(
    ranges.map(([from, to], index) => ({
      if: call("and", call("gte", distance, integer(from)), call("lte", distance, integer(to))),
      then: integer(index + 1),
    })),
    integer(0),
  );
}

/** Seen on: columns that the table has. A rolling interval may begin after the range where a day has 25 hours. */
function inTable(question: Question, name: PeriodName): Expression[] {
  const { returning, periods, windows } = question.definition;
  if (returning === "on_or_after") return [];
  const last = integer(spineOf(question, name).length - 1);
  const inRange = windows === "rolling" ? [call("lte", call("plus", column("cohort"), column("distance")), last)] : [];
  return [call("lt", column("distance"), integer(periods)), ...inRange];
}
