import { PlanBuilder } from "../../../plan/builder.ts";
import { call, column, type Expression, integer, nothing } from "../../../plan/expression.ts";
import type { Plan } from "../../../plan/relation.ts";
import { unitsNamed } from "../../../vocabulary/actor-names.ts";
import { storyLayout, storyParts } from "../../../vocabulary/actor-story.ts";
import { type EventRef, eventNames } from "../../../vocabulary/event-ref.ts";
import { beginningOfTime } from "../../../vocabulary/event-scope.ts";
import { type Layout, own, type Tagged, taggedRows } from "../../../vocabulary/tagged-rows.ts";
import { mostActorRows } from "../../actor-rows.ts";
import { unitRowsLayout, unitRowsPart } from "../../unit-rows.ts";
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

/** More rows before the range are not looked at. */
const mostEarlier = 100;

/** The series that are asked about: the part's, or all. */
export function seriesAsked(definition: TrendsDefinition): Measured[] {
  const { part } = definition;
  return measuredSeries(definition).filter(({ index }) => !part || letterOf(index) === part.letter);
}

export const calendarOf = ({ definition, frame }: Omit<TrendsWitness, "actor">): Calendar =>
  frame.calendars[listedPeriod(definition, frame)] ?? frame.calendars.current;

/** What rows are asked about, a bit each: the series, then for each its names alone. */
export const refsOf = (series: readonly Measured[]): EventRef[] => [
  ...series.map((each) => each.series),
  ...series.map((each) => ({ event: eventNames(each.series) })),
];

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
    ...series.map((rows) => countedPart(question, rows, actor)),
    ...rowsParts(builder, asked),
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
    ...storyLayout,
  };
}

/** The unit's events that count in one series; groups are found among all units. */
function countedPart(question: Question, rows: SeriesRows, actor: string): Tagged {
  const { builder, definition } = question;
  const { from, where } = countedInPart(question, rows);
  const counted = builder.select("counted", { from, keep: true, columns: [], where });
  const { index } = rows.measured;
  return {
    of: "counted",
    from: unitsNamed({ builder, countBy: definition.countBy, units: counted }, actor),
    columns: {
      ...own(...rows.actors, "tie", "event", "bucket"),
      time: call("micros", column("time")),
      series: integer(index),
      amount: amountOf(rows.measured),
    },
    orderBy: [{ by: column("time") }, { by: column("tie") }],
    limit: mostActorRows,
  };
}

function amountOf({ measure }: Measured): Expression {
  if (measure.name === "distinct") return column("text_value");
  return measure.property !== undefined || isOfSessions(measure) ? column("value") : nothing;
}

/** The unit's events in the range and in the windows that reach back from it; before them, where a first time is sought. */
function rowsParts(builder: PlanBuilder, asked: TrendsWitness): Tagged[] {
  const { definition, actor } = asked;
  const calendar = calendarOf(asked);
  const { fromMicros, toMicros } = calendar.period;
  const series = seriesAsked(definition);
  const starts = series.map(({ rollingDays }) => (rollingDays ? windowStarts(calendar, definition.interval, rollingDays)[0] : undefined));
  const from = Math.min(fromMicros, ...starts.map((each) => each ?? fromMicros));
  const of = { builder, words: definition, actor, refs: refsOf(series) };
  const looksBack = series.some(({ measure }) => measure.name.startsWith("first_time"));
  const before = { from: beginningOfTime, until: from - 1 };
  return [
    unitRowsPart("row", { ...of, bounds: { from, until: toMicros } }),
    ...(looksBack ? [unitRowsPart("earlier", { ...of, bounds: before, limit: mostEarlier })] : []),
  ];
}
