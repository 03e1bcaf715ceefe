import { all, call, column, type Expression, integer, text } from "../../../plan/expression.ts";
import type { Named } from "../../../plan/relation.ts";
import { namesOf } from "../../../vocabulary/active-periods.ts";
import { EventScope } from "../../../vocabulary/event-scope.ts";
import { periodIndex, periodWithin } from "../../../vocabulary/period-index.ts";
import type { MeasureParts } from "../definition/measure.ts";
import { firstTimeRows } from "./first-time.ts";
import type { Calendar, PeriodName } from "./frame.ts";
import { kept, type Measured, placeColumns, type Question } from "./question.ts";
import { reachOf, windowStarts } from "./rolling.ts";
import { actorColumns, actorNames, type CountedRows, groupValues, onlyOf } from "./row-columns.ts";
import { wholeSessionRows } from "./whole-sessions.ts";

/** Finds the counted events of one series in one period. */
export function countedRows(question: Question, measured: Measured, name: PeriodName): CountedRows {
  const { measure } = measured;
  if (measure.name.startsWith("first_time")) return firstTimeRows(question, measured, name);
  if (isOfSessions(measure)) return wholeSessionRows(question, measured, name);
  return eventRows(question, measured, name);
}

/** Whether a measure looks at whole sessions. */
export function isOfSessions({ name }: MeasureParts): boolean {
  return name === "session_duration" || name === "session_events" || name === "bounce";
}

function eventRows(question: Question, measured: Measured, name: PeriodName): CountedRows {
  const { builder, definition, frame } = question;
  const calendar = frame.calendars[name] as Calendar;
  const { fromMicros, toMicros } = calendar.period;
  const { rollingDays, series } = measured;
  const starts = rollingDays ? windowStarts(calendar, definition.interval, rollingDays) : null;
  const scope = new EventScope(builder, definition, { from: starts?.[0] ?? fromMicros, until: toMicros });
  const actor = scope.actor();
  const time = column("time");
  const columns: Named[] = [
    { name: "period", value: text(name) },
    ...actorColumns(actor),
    { name: "time", value: time },
    { name: "since", value: time },
    ...(starts
      ? [
          { name: "bucket", value: call("greatest", periodIndex(time, calendar.spine), integer(0)) },
          { name: "last_bucket", value: periodWithin(time, reachOf(starts, toMicros)) },
        ]
      : [{ name: "bucket", value: periodWithin(time, calendar.spine) }]),
    ...groupValues(scope, definition),
    ...measureColumns(measured.measure, scope, calendar),
    ...kept(placeColumns(question)),
  ];
  const where = [...actor.map((each) => call("not_null", each)), scope.matches(series), ...onlyOf(question, scope)];
  const relation = scope.build(columns, where, namesOf([series]));
  return { relation, actors: actorNames(actor) };
}

function measureColumns({ name, property }: MeasureParts, scope: EventScope, { days }: Calendar): Named[] {
  if (name === "sessions")
    return [
      { name: "session_user", value: scope.user },
      { name: "session_key", value: scope.session() },
    ];
  if (name === "daily_active") return [{ name: "day", value: periodWithin(column("time"), days) }];
  if (property === undefined) return [];
  const written = call("null_if", scope.property(property), text(""));
  if (name === "distinct") return [{ name: "text_value", value: written }];
  const value: Expression = { is: "property", name: property, as: "number" };
  return [
    { name: "value", value },
    { name: "excluded", value: all([call("not_null", written), call("is_null", value)]) },
  ];
}
