import { type AggregateVerb, aggregate, all, call, column, instant, text } from "../../../plan/expression.ts";
import type { Named } from "../../../plan/relation.ts";
import { namesOf } from "../../../vocabulary/active-periods.ts";
import { conditionsExpression } from "../../../vocabulary/condition-plan.ts";
import { eventNames } from "../../../vocabulary/event-ref.ts";
import { beginningOfTime, EventScope } from "../../../vocabulary/event-scope.ts";
import { periodWithin } from "../../../vocabulary/period-index.ts";
import { breakdownsOf } from "../definition/breakdowns.ts";
import type { Calendar, PeriodName } from "./frame.ts";
import { columnsOf, kept, type Measured, placeColumns, type Question } from "./question.ts";
import { actorColumns, actorNames, type CountedRows, groupValues, onlyOf } from "./row-columns.ts";

type Firsts = { relation: string; actors: string[]; values: string[] };

/** The one row of each actor that counts: the first that matches at the instant of the first in all history. */
export function firstTimeRows(question: Question, measured: Measured, name: PeriodName): CountedRows {
  const { builder, definition, frame } = question;
  const { spine, period } = frame.calendars[name] as Calendar;
  const ofSessions = breakdownsOf(definition).some(({ of }) => of === "session");
  const history = firstsOf(question, measured, { from: beginningOfTime, until: period.toMicros, valued: !ofSessions });
  const found = ofSessions ? firstsOf(question, measured, { from: period.fromMicros, until: period.toMicros, valued: true }) : history;
  const same = history.actors.map((each) => call("eq", column(each, "f"), column(each, "h")));
  const isFirst = call("eq", column("time", "f"), column("first_time", ofSessions ? "h" : "f"));
  const relation = builder.select("first_times", {
    from: found.relation,
    as: "f",
    ...(ofSessions ? { joins: [{ relation: history.relation, as: "h", kind: "inner", on: all(same) }] } : {}),
    columns: [
      { name: "period", value: text(name) },
      ...[...found.actors, "time", ...placeColumns(question), ...found.values].map((each) => ({ name: each, value: column(each, "f") })),
      { name: "since", value: column("time", "f") },
      { name: "bucket", value: periodWithin(column("time", "f"), spine) },
    ],
    where: all([isFirst, column("passes", "f"), call("gte", column("time", "f"), instant(period.fromMicros))]),
  });
  return { relation, actors: found.actors };
}

type Look = { from: number; until: number; valued: boolean };

/** Per actor "first_time" (strict: of the name; else as "time"), and of the first row that matches "time", "passes" and the values. */
function firstsOf(question: Question, { series, measure }: Measured, { from, until, valued }: Look): Firsts {
  const { builder, definition } = question;
  const scope = new EventScope(builder, { ...definition, filters: [] }, { from, until });
  const actor = scope.actor();
  const matches = scope.matches(series);
  const strict = measure.name === "first_time_users_strict";
  const values = valued ? groupValues(scope, definition) : [];
  const names = values.map((each) => each.name);
  const columns: Named[] = [
    ...actorColumns(actor),
    ...kept([...new Set(["time", "tie", ...placeColumns(question)])]),
    { name: "matches", value: matches },
    { name: "passes", value: conditionsExpression(definition.filters, scope.conditions) },
    ...values,
  ];
  const named = strict ? scope.matches({ event: eventNames(series) }) : matches;
  const where = [...actor.map((each) => call("not_null", each)), named, ...onlyOf(question, scope)];
  const rows = scope.build(columns, where, namesOf([series]));
  const ofFirst = (each: string, verb: AggregateVerb = "first_by") =>
    aggregate(verb, verb === "min" ? [column(each)] : [column(each), column("time"), column("tie")], column("matches"));
  const actors = actorNames(actor);
  const relation = builder.select("firsts", {
    from: rows,
    columns: [
      ...kept(actors),
      { name: "first_time", value: aggregate("min", [column("time")]) },
      { name: "time", value: ofFirst("time", "min") },
      ...["passes", ...placeColumns(question), ...names].map((each) => ({ name: each, value: ofFirst(each) })),
    ],
    groupBy: columnsOf(actors),
  });
  return { relation, actors, values: names };
}
