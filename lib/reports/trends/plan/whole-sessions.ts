import { aggregate, all, call, choose, column, type Expression, number, text } from "../../../plan/expression.ts";
import type { Named } from "../../../plan/relation.ts";
import { conditionsExpression } from "../../../vocabulary/condition-plan.ts";
import { EventScope } from "../../../vocabulary/event-scope.ts";
import { periodWithin } from "../../../vocabulary/period-index.ts";
import type { MeasureParts } from "../definition/measure.ts";
import type { Calendar, PeriodName } from "./frame.ts";
import { columnsOf, kept, type Measured, placeColumns, type Question } from "./question.ts";
import { actorColumns, actorNames, type CountedRows, groupValues, onlyOf } from "./row-columns.ts";

const session = ["session_user", "session_key"];

/**
 * The events of the series with the figure of their whole session in "value", at the point of the session's first event; events of no
 * session are there for their groups.
 */
export function wholeSessionRows(question: Question, { series, measure }: Measured, name: PeriodName): CountedRows {
  const { builder, definition, frame } = question;
  const { spine, period } = frame.calendars[name] as Calendar;
  const scope = new EventScope(builder, { ...definition, filters: [] }, { from: period.fromMicros, until: period.toMicros });
  const actor = scope.actor();
  const sessionKey = scope.session();
  const values = groupValues(scope, definition);
  const names = values.map((each) => each.name);
  const only = onlyOf(question, scope);
  const counts = [...actor.map((each) => call("not_null", each)), scope.matches(series), ...only];
  const columns: Named[] = [
    ...actorColumns(actor),
    ...kept(["time", ...placeColumns(question)]),
    { name: "session_user", value: scope.user },
    { name: "session_key", value: sessionKey },
    { name: "counts", value: all([...counts, conditionsExpression(definition.filters, scope.conditions)]) },
    ...values,
  ];
  const hasWholeSessions = typeof definition.countBy === "string";
  const rows = scope.build(columns, hasWholeSessions ? only : [], null);
  const whole = builder.select("whole_sessions", {
    from: rows,
    columns: [...kept(session), { name: "start", value: aggregate("min", [column("time")]) }, { name: "value", value: figure(measure) }],
    groupBy: columnsOf(session),
  });
  const actors = actorNames(actor);
  const since = call("coalesce", column("start", "w"), column("time", "e"));
  const relation = builder.select("session_rows", {
    from: rows,
    as: "e",
    joins: [{ relation: whole, as: "w", kind: "left", on: all(session.map((each) => call("eq", column(each, "e"), column(each, "w")))) }],
    columns: [
      { name: "period", value: text(name) },
      ...[...actors, "time", ...placeColumns(question), ...session, ...names].map((each) => ({ name: each, value: column(each, "e") })),
      { name: "since", value: since },
      { name: "bucket", value: periodWithin(since, spine) },
      { name: "value", value: column("value", "w") },
    ],
    where: column("counts", "e"),
  });
  return { relation, actors };
}

/** The figure of one session: its seconds, its events, or whether it has only one. */
function figure({ name }: MeasureParts): Expression {
  const events = aggregate("count_rows");
  if (name === "session_events") return call("to_number", events);
  if (name === "bounce") return choose([{ if: call("eq", events, number(1)), then: number(1) }], number(0));
  const micros = call("micros", column("time"));
  return call("divide", call("minus", aggregate("max", [micros]), aggregate("min", [micros])), number(1_000_000));
}
