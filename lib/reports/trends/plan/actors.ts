import {
  aggregate,
  all,
  call,
  column,
  type Expression,
  instant,
  integer,
  over,
  type Sort,
  some,
  text,
  truth,
} from "../../../plan/expression.ts";
import type { Join } from "../../../plan/relation.ts";
import { actorList, listLength, nameOrder } from "../../../vocabulary/actor-names.ts";
import { groupKinds } from "../../../vocabulary/folded-groups.ts";
import { measureTraits } from "../definition/measure.ts";
import type { TrendsDefinition } from "../definition.ts";
import { type Calendar, listedPeriod, type PeriodName } from "./frame.ts";
import { groupedRows, groupNames, type SeriesRows } from "./groups.ts";
import { countedOnce, hasAll } from "./measure.ts";
import { columnsOf, excludes, kept, measuredSeries, type Question } from "./question.ts";
import { windowStarts } from "./rolling.ts";
import { isOfSessions } from "./rows.ts";

type Part = NonNullable<TrendsDefinition["part"]>;

/** The actors behind one point or the whole range, those with most events first. */
export function actorsAnswer(question: Question): string {
  const { builder, definition, frame } = question;
  const part = definition.part as Part;
  const index = measuredSeries(definition).findIndex((_, place) => String.fromCharCode(65 + place) === part.letter);
  const numbers = measuredSeries(definition).filter(excludes);
  const all_ = groupedRows(question, [index, ...numbers.map((each) => each.index)]).series;
  const rows = all_.find(({ measured }) => measured.index === index) as SeriesRows;
  const name = listedPeriod(definition, frame);
  const { from, where } = countedInPart(question, rows);
  const actors = builder.select("behind", {
    from,
    columns: [
      ...kept(rows.actors),
      { name: "events", value: aggregate("count_rows") },
      { name: "first_time", value: call("micros", aggregate("min", [column("time")])) },
      { name: "last_time", value: call("micros", aggregate("max", [column("time")])) },
    ],
    where,
    groupBy: columnsOf(rows.actors),
  });
  const columns = ["events", "first_time", "last_time"].map((each) => ({ name: each, value: column(each, "a") }));
  const order = [{ by: column("events"), descending: true }];
  const list = { builder, countBy: definition.countBy, relation: actors, columns, order };
  const page = actorList(list, part);
  const length = listLength(list, part);
  const counting = all_.filter(({ measured }) => excludes(measured));
  const sorted = part.sort ? [{ by: column(part.sort.by), descending: part.sort.descending }, ...order] : order;
  return withCounts(question, { page, length, order: sorted, counting, name });
}

/** The rows of a series that count in the part; without a part all that count in any point. */
export function countedInPart(question: Question, rows: SeriesRows): { from: string; where: Expression } {
  const { definition, frame } = question;
  const { part } = definition;
  const name = listedPeriod(definition, frame);
  const within = part ? [inPart(question, rows, frame.calendars[name] as Calendar)] : [];
  const from = part?.group && rows.grouped ? inGroup(question, rows.grouped, part) : rows.relation;
  return { from, where: all([call("eq", column("period"), text(name)), ...within, hasWhatCounts(rows)]) };
}

type Page = { page: string; length: string; order: Sort[]; counting: readonly SeriesRows[]; name: PeriodName };

/** Adds to every row the length of the list and the events that measured series exclude; one row without an actor for an empty page. */
function withCounts({ builder, definition }: Question, { page, length, order, counting, name }: Page): string {
  const excluded = counting.map(({ measured, relation }) =>
    builder.select("excluded", {
      from: relation,
      columns: [{ name: `excluded_${measured.index + 1}`, value: aggregate("count_rows", [], column("excluded")) }],
      where: call("eq", column("period"), text(name)),
    }),
  );
  const joins = [...excluded, page].map((relation): Join => ({ relation, kind: "left", on: truth(true) }));
  const sorted = [...order, ...nameOrder(definition.countBy)];
  return builder.select("actors_and_counts", { from: length, joins, keep: "all", columns: [], orderBy: sorted });
}

/** The rows of the group that is meant: of several kinds with one name the value comes before the unset one and the fold. */
function inGroup(question: Question, grouped: string, { group = [], groupKind }: Part): string {
  const names = groupNames(question).filter((each) => each !== "group_kind");
  const isNamed = names.map((each, index) => call("eq", column(each), text(group[index] ?? "")));
  const alike = question.builder.select("of_that_name", {
    from: grouped,
    keep: true,
    columns: [{ name: "kind_meant", value: over("min", [column("group_kind")]) }],
    where: all([...isNamed, ...(groupKind ? [call("eq", column("group_kind"), integer(groupKinds[groupKind]))] : [])]),
  });
  return question.builder.select("of_that_group", {
    from: alike,
    keep: true,
    columns: [],
    where: call("eq", column("group_kind"), column("kind_meant")),
  });
}

/** Which rows count in the part: those of its points, of the window before them, or all until them. */
function inPart({ definition }: Question, { measured }: SeriesRows, calendar: Calendar): Expression {
  const { period } = definition.part as Part;
  const { spine } = calendar;
  const traits = measureTraits[measured.measure.name];
  const named = spine.flatMap((bucket, index) => (bucket.period === period ? [index] : []));
  const points = period === undefined ? [spine.length - 1] : named;
  if (measured.rollingDays) {
    const starts = windowStarts(calendar, definition.interval, measured.rollingDays);
    return some(
      points.map((point) =>
        all([call("gte", column("time"), instant(starts[point] ?? 0)), call("lt", column("time"), instant(spine[point]?.endMicros ?? 0))]),
      ),
    );
  }
  if (period === undefined && !traits.rollingDays) return all([]);
  if (definition.cumulative && traits.cumulative) return call("lte", column("bucket"), integer(points.at(-1) ?? -1));
  return some(points.map((point) => call("eq", column("bucket"), integer(point))));
}

/** Rows without what is measured are behind nothing. */
function hasWhatCounts({ measured, actors }: SeriesRows): Expression {
  const { name, property } = measured.measure;
  const once = countedOnce({ measured, actors });
  if (name === "sessions" || name === "distinct") return hasAll(once ?? []);
  const isMeasured = property !== undefined || isOfSessions(measured.measure);
  return isMeasured ? call("not_null", column("value")) : all([]);
}
