import { aggregate, all, call, column, type Expression, instant, integer, number, text } from "../../../plan/expression.ts";
import type { Named } from "../../../plan/relation.ts";
import { measureTraits } from "../definition/measure.ts";
import { showsTotals } from "../definition/totals.ts";
import { type Calendar, pointAt } from "./frame.ts";
import { groupNames, type SeriesRows } from "./groups.ts";
import { countedOnce, elapsedBucket, hasAll, measuredBy, stretches, totalBucket } from "./measure.ts";
import { columnsOf, excludes, kept, type Question } from "./question.ts";
import { windowStarts } from "./rolling.ts";

/** More buckets that are not points: how many values are excluded, and the ends of the grid of the first and the second breakdown. */
export const excludedBucket = -3;
export const gridBuckets = [
  [-4, -5],
  [-6, -7],
] as const;

/**
 * The numbers of one series: rows of "series", "period", the group, "bucket" and "value". Points are what each bucket measures; where
 * they are steps (see `stepsOf`) the point is the sum of the steps until it.
 */
export function cellsOf(question: Question, rows: SeriesRows): string[] {
  const keys = kept(["period", ...groupNames(question)]);
  const relation = rows.grouped ?? rows.relation;
  const { measured, actors } = rows;
  const measuring = { relation, actors, measured };
  const sources = [
    ...(stepsOf(question, rows, keys) ?? [measuredBy(question, { ...measuring, keys: [...keys, ...kept(["bucket"])] })]),
    ...(needsTotal(question, rows) ? [measuredBy(question, { ...measuring, keys: [...keys, constant("bucket", totalBucket)] })] : []),
    ...elapsedOf(question, rows, keys),
  ];
  const { index } = rows.measured;
  const groups = groupNames(question);
  return [
    ...sources.map((from) => cells(question, { index, from, groups })),
    ...(excludes(rows.measured) ? [cells(question, { index, from: excluded(question, rows), groups: [] })] : []),
  ];
}

const constant = (name: string, value: number): Named => ({ name, value: integer(value) });

/** Columns of one type in one order, whatever the source. */
function cells({ builder }: Question, { index, from, groups }: { index: number; from: string; groups: string[] }): string {
  return builder.select("cells", {
    from,
    columns: [
      constant("series", index),
      ...kept(["period", ...groups, "bucket"]),
      { name: "value", value: call("to_number", column("value")) },
    ],
  });
}

/** Rolling measures come and go, cumulative distinct counts only come. */
function stepsOf(question: Question, { relation, grouped, measured, actors }: SeriesRows, keys: Named[]): string[] | null {
  const { builder, definition } = question;
  const from = grouped ?? relation;
  const step = (name: string, source: string, { at, value }: { at: Expression; value: Expression }): string =>
    builder.select(name, {
      from: source,
      columns: [...keys, { name: "bucket", value: at }, { name: "value", value }],
      groupBy: [...keys.map((key) => key.value), at],
    });
  if (measured.rollingDays) {
    const found = stretches(question, { relation: from, actors, keys });
    const came = step("came", found, { at: column("bucket"), value: call("to_number", aggregate("count_rows")) });
    const gone = call("times", number(-1), aggregate("count_rows"));
    return [came, step("went", found, { at: column("until"), value: gone })];
  }
  const once = countedOnce({ measured, actors });
  if (!definition.cumulative || measureTraits[measured.measure.name].cumulative !== "running_distinct" || !once) return null;
  const firsts = builder.select("first_points", {
    from,
    columns: [...keys, ...kept(once), { name: "bucket", value: aggregate("min", [column("bucket")]) }],
    groupBy: [...keys.map(({ value }) => value), ...columnsOf(once)],
  });
  return [step("steps", firsts, { at: column("bucket"), value: call("to_number", aggregate("count_rows", [], hasAll(once))) })];
}

/** Whether the total must be measured anew; otherwise the points tell it. */
function needsTotal({ definition }: Question, { measured }: SeriesRows): boolean {
  const { name } = measured.measure;
  const isLastPoint = measureTraits[name].rollingDays !== undefined;
  return showsTotals(definition) && !isLastPoint && !measureTraits[name].additive;
}

function elapsedOf(question: Question, rows: SeriesRows, keys: Named[]): string[] {
  const { definition, frame } = question;
  const { elapsedTo } = frame;
  const { measured, actors, relation, grouped } = rows;
  const traits = measureTraits[measured.measure.name];
  if (elapsedTo === null || !(showsTotals(definition) || traits.additive)) return [];
  const calendar = frame.calendars.previous as Calendar;
  const last = pointAt(calendar.spine, elapsedTo);
  const starts = measured.rollingDays ? windowStarts(calendar, definition.interval, measured.rollingDays) : null;
  const where = all([
    call("eq", column("period"), text("previous")),
    call("lte", column("since"), instant(elapsedTo)),
    ...(traits.rollingDays && !starts ? [call("eq", column("bucket"), integer(last))] : []),
    ...(starts ? [call("gte", column("since"), instant(starts[last] ?? elapsedTo))] : []),
  ]);
  const measuring = { relation: grouped ?? relation, actors, measured, where };
  return [measuredBy(question, { ...measuring, keys: [...keys, constant("bucket", elapsedBucket)] })];
}

function excluded({ builder }: Question, { relation }: SeriesRows): string {
  return builder.select("excluded", {
    from: relation,
    columns: [
      ...kept(["period"]),
      constant("bucket", excludedBucket),
      { name: "value", value: aggregate("count_rows", [], column("excluded")) },
    ],
    groupBy: [column("period")],
  });
}
