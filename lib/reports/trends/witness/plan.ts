import { PlanBuilder } from "../../../plan/builder.ts";
import { aggregate, call, column, type Expression, integer, nothing } from "../../../plan/expression.ts";
import type { Plan } from "../../../plan/relation.ts";
import { unitsNamed } from "../../../vocabulary/actor-names.ts";
import { storyLayout, storyParts } from "../../../vocabulary/actor-story.ts";
import { type EventRef, eventNames } from "../../../vocabulary/event-ref.ts";
import { beginningOfTime } from "../../../vocabulary/event-scope.ts";
import { type Layout, own, type Tagged, taggedRows } from "../../../vocabulary/tagged-rows.ts";
import { unitRowsLayout, unitRowsLimit, unitRowsPart } from "../../unit-rows.ts";
import type { WitnessAsked } from "../../witness.ts";
import { letterOf } from "../definition/labels.ts";
import type { TrendsDefinition } from "../definition.ts";
import { countedInPart } from "../plan/actors.ts";
import { type Calendar, type Frame, listedPeriod } from "../plan/frame.ts";
import { groupedRows, type SeriesRows } from "../plan/groups.ts";
import { type Measured, measuredSeries, type Question } from "../plan/question.ts";
import { windowStarts } from "../plan/rolling.ts";
import { isOfSessions } from "../plan/rows.ts";

export type TrendsWitness = WitnessAsked<TrendsDefinition, Frame>;

/** The series that are asked about: the part's, or all. */
export function seriesAsked(definition: TrendsDefinition): Measured[] {
  const { part } = definition;
  return measuredSeries(definition).filter(({ index }) => !part || letterOf(index) === part.letter);
}

export const calendarOf = ({ definition, frame }: Omit<TrendsWitness, "actor">): Calendar =>
  frame.calendars[listedPeriod(definition, frame)] ?? frame.calendars.current;

/** Which events decide a first time: those of the series, or any of its names. */
const firstRef = ({ measure, series }: Measured): EventRef =>
  measure.name === "first_time_users_strict" ? { event: eventNames(series) } : series;

/** The report's own counted events of one unit, its events whether they count or not, and who it is. */
export function witnessPlan(asked: TrendsWitness): Plan {
  const { definition, frame, actor } = asked;
  const { builder, ...rest } = { builder: new PlanBuilder(), definition, frame, single: true };
  const amongAll = definition.part?.group !== undefined;
  const { breakdown: _, breakdowns: __, ...alone } = definition;
  const question: Question = { builder, ...rest, ...(amongAll ? {} : { definition: alone, actor }) };
  const wanted = seriesAsked(definition);
  const places = wanted.map(({ index }) => index);
  const series = groupedRows(question, places).series.filter(({ measured }) => places.includes(measured.index));
  const { period } = calendarOf(asked);
  taggedRows(builder, layoutOf(series), [
    ...series.flatMap((rows) => countedParts(question, rows, actor)),
    ...wanted.flatMap((each) => rowsParts(builder, each, asked)),
    ...storyParts({ builder, words: definition, actor, entries: wanted.map((each) => each.series), period }),
  ]);
  return builder.plan();
}

function layoutOf(series: readonly SeriesRows[]): Layout {
  const units = series[0]?.actors ?? [];
  return {
    ...Object.fromEntries(units.map((each) => [each, "text" as const])),
    ...unitRowsLayout,
    series: "integer",
    bucket: "integer",
    amount: "text",
    count: "integer",
    ...storyLayout,
  };
}

/** The unit's events that count in one series, and how many they are per point; groups are found among all units. */
function countedParts(question: Question, rows: SeriesRows, actor: string): Tagged[] {
  const { builder, definition } = question;
  const { from, where } = countedInPart(question, rows);
  const counted = builder.select("counted", { from, keep: true, columns: [], where });
  const series = integer(rows.measured.index);
  const units = unitsNamed({ builder, countBy: definition.countBy, units: counted }, actor);
  const isSum = rows.measured.measure.name === "sum";
  const points = builder.select("counted_points", {
    from: units,
    columns: [
      { name: "bucket", value: column("bucket") },
      { name: "count", value: aggregate("count_rows") },
      ...(isSum ? [{ name: "amount", value: aggregate("sum", [column("value")]) }] : []),
    ],
    groupBy: [column("bucket")],
  });
  const columns = { ...own(...rows.actors, "tie", "event", "bucket"), time: call("micros", column("time")), series };
  return [
    { of: "point", from: points, columns: { ...own("bucket", "count", ...(isSum ? ["amount"] : [])), series } },
    {
      of: "counted",
      from: units,
      columns: { ...columns, amount: amountOf(rows.measured) },
      orderBy: [{ by: column("time") }, { by: column("tie") }],
      limit: unitRowsLimit,
    },
  ];
}

function amountOf({ measure }: Measured): Expression {
  if (measure.name === "distinct") return column("text_value");
  return measure.property !== undefined || isOfSessions(measure) ? column("value") : nothing;
}

/** The unit's events of a series in the range and in the window that reaches back from it; the first ever, where that is what counts. */
function rowsParts(builder: PlanBuilder, measured: Measured, asked: TrendsWitness): Tagged[] {
  const { definition, actor } = asked;
  const calendar = calendarOf(asked);
  const { fromMicros, toMicros } = calendar.period;
  const { index, measure, rollingDays, series } = measured;
  const start = rollingDays ? windowStarts(calendar, definition.interval, rollingDays)[0] : undefined;
  const bounds = { from: Math.min(fromMicros, start ?? fromMicros), until: toMicros };
  const of = { builder, words: definition, actor };
  const ever = { from: beginningOfTime, until: toMicros };
  return [
    unitRowsPart(rowsName(index), { ...of, refs: [series], bounds }),
    ...(measure.name.startsWith("first_time")
      ? [unitRowsPart(firstName(index), { ...of, refs: [firstRef(measured)], bounds: ever, limit: 1 })]
      : []),
  ];
}

/** What the events of a series are tagged as. */
export const rowsName = (index: number): string => `row_${index + 1}`;

/** What the first event ever of a series is tagged as. */
export const firstName = (index: number): string => `first_${index + 1}`;
