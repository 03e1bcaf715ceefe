import { all, call, column, type Expression, integer, text } from "../../../plan/expression.ts";
import type { Named } from "../../../plan/relation.ts";
import { namesOf } from "../../../vocabulary/active-periods.ts";
import type { Breakdown } from "../../../vocabulary/breakdown.ts";
import { EventScope } from "../../../vocabulary/event-scope.ts";
import { periodIndex, periodWithin } from "../../../vocabulary/period-index.ts";
import { breakdownsOf } from "../definition/breakdowns.ts";
import type { MeasureParts } from "../definition/measure.ts";
import type { TrendsDefinition } from "../definition.ts";
import { firstTimeRows } from "./first-time.ts";
import type { Calendar, PeriodName } from "./frame.ts";
import type { Measured, Question } from "./question.ts";
import { reachOf, windowStarts } from "./rolling.ts";
import { wholeSessionRows } from "./whole-sessions.ts";

/**
 * The counted events of one series in one period: "period", the actor's columns, "time", "since" (what decides whether the row lies in
 * the elapsed part), "bucket" (the point, 0 first), "value_1" and "value_2" (the breakdowns' values), and what the measure needs:
 * "last_bucket" (the last point of a rolling measure that the event counts in), "day", "value" with "excluded", "text_value",
 * "session_user" with "session_key".
 */
export type CountedRows = { relation: string; actors: string[] };

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

function eventRows({ builder, definition, frame }: Question, measured: Measured, name: PeriodName): CountedRows {
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
  ];
  const where = [...actor.map((each) => call("not_null", each)), scope.matches(series)];
  const relation = scope.build(columns, where, namesOf([series]));
  return { relation, actors: actorNames(actor) };
}

/** The actor's columns under their names. */
export const actorColumns = (actor: readonly Expression[]): Named[] => actor.map((value, index) => ({ name: `actor_${index + 1}`, value }));

export const actorNames = (actor: readonly Expression[]): string[] => actor.map((_, index) => `actor_${index + 1}`);

/** The values of the breakdowns on a row, "value_1" …: texts, or for cohorts the key of the user; numbers to be binned are "number_1" …. */
export function groupValues(scope: EventScope, definition: TrendsDefinition): Named[] {
  return breakdownsOf(definition).map((each, index) => ({
    name: `${each.bins ? "number" : "value"}_${index + 1}`,
    value: groupValue(scope, each),
  }));
}

function groupValue(scope: EventScope, breakdown: Breakdown): Expression {
  if (breakdown.of === "cohort") return scope.user;
  if (!breakdown.bins) return scope.groupValue(breakdown);
  const property = String([breakdown.property ?? []].flat()[0]);
  if (breakdown.of === "user") return scope.userProperty(property, breakdown.asOf ?? "latest", "number");
  if (breakdown.of === "session") return call("to_number", scope.sessionEntry(property));
  return { is: "property", name: property, as: "number" };
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
