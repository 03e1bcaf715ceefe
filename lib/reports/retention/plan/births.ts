import { aggregate, all, call, choose, column, type Expression, integer, number, text } from "../../../plan/expression.ts";
import type { Named } from "../../../plan/relation.ts";
import { type ActivityQuestion, activePeriods, boundsOf } from "../../../vocabulary/active-periods.ts";
import { actorIs } from "../../../vocabulary/actor-names.ts";
import { eventNames } from "../../../vocabulary/event-ref.ts";
import { beginningOfTime, EventScope } from "../../../vocabulary/event-scope.ts";
import type { PeriodName } from "./frame.ts";
import { amountProperty, birthRule, looksAtBirths } from "./needs.ts";
import { kept, type Question, sameUnit, spineOf } from "./question.ts";

/**
 * The units of one period. `active`: per unit and interval the number of starts ("count_1") and returns ("count_2"), and "amount".
 * `births`: one row per unit and cohort, with "birth_time", "birth_tie", "birth_amount", "group_value" where they are wanted.
 */
export type Units = { active: string; births: string; units: string[]; birthColumns: string[] };

/** Finds the units of one period, and when each was born. */
export function unitsOf(question: Question, name: PeriodName): Units {
  const { builder, definition } = question;
  const rule = birthRule(definition);
  const { relation: active, units } = activePeriods(activityOf(question, name));
  const birthColumns = birthFigures(question).map((each) => each.name);
  if (rule === "recurring" || rule === "first_of_name") {
    const starts = builder.select("births", {
      from: active,
      columns: [...kept(units), { name: "cohort", value: column("period") }, ...kept(birthColumns)],
      where: call("gt", column("count_1"), integer(0)),
    });
    const births = rule === "recurring" ? starts : bornAtFirstOfName(question, { name, starts, units });
    return { active, births, units, birthColumns };
  }
  const firsts = builder.select("first_starts", {
    from: active,
    columns: [
      ...kept(units),
      { name: "cohort", value: aggregate("min", [column("period")]) },
      ...birthColumns.map((each) => ({ name: each, value: aggregate("first_by", [column(each), column("period")]) })),
    ],
    where: call("gt", column("count_1"), integer(0)),
    groupBy: units.map((each) => column(each)),
  });
  const inRange = call("gte", column("cohort"), integer(0));
  const births = builder.select("births", { from: firsts, columns: kept([...units, "cohort", ...birthColumns]), where: inRange });
  return { active, births, units, birthColumns };
}

/** What is read of the events of one period. */
export function activityOf(question: Question, name: PeriodName): ActivityQuestion {
  const { builder, definition, frame } = question;
  const { interval, start } = definition;
  const plain = {
    builder,
    words: definition,
    interval,
    spine: spineOf(question, name),
    refs: [start, definition.return],
    history: birthRule(definition) === "first_ever",
    counted: definition.minOccurrences > 1,
    activityTimezone: frame.activityTimezone,
  };
  if (!looksAtBirths(definition)) return plain;
  const figures = [...birthFigures(question), ...(definition.amount ? [amountFigure] : [])];
  return { ...plain, ...onlyOf(question), rows: (scope) => rowColumns(question, scope), held: heldNames(question), figures };
}

function onlyOf({ actor }: Question): Pick<ActivityQuestion, "only"> {
  return actor === undefined ? {} : { only: (scope) => actorIs(scope, actor) };
}

/** With the same value on both events, the value belongs to the unit. */
export function heldNames({ definition: { breakdown } }: Pick<Question, "definition">): string[] {
  return breakdown?.at === "both" ? ["held_1"] : [];
}

/** The columns of single rows: order, value and amount. */
export function rowColumns({ definition }: Pick<Question, "definition">, scope: EventScope): Named[] {
  const { breakdown } = definition;
  const property = amountProperty(definition);
  const ofCohorts = breakdown?.of === "cohort";
  const value = breakdown ? (ofCohorts ? scope.user : scope.groupValue(breakdown)) : null;
  const held = breakdown?.at === "both" && value ? [{ name: "held_1", value: call("coalesce", value, text("")) }] : [];
  return [
    { name: "time", value: column("time") },
    { name: "tie", value: column("tie") },
    ...(value ? [{ name: "value", value }] : []),
    ...held,
    ...(property === null ? [] : [{ name: "row_amount", value: call("coalesce", finite(property), number(0)) }]),
  ];
}

function finite(name: string): Expression {
  return { is: "property", name, as: "number" };
}

const isStart = column("matches_1");
const inOrder = [column("time"), column("tie")];
const amountFigure: Named = { name: "amount", value: aggregate("sum", [column("row_amount")], column("matches_2")) };

/** What is kept of the first start of a unit in an interval. */
function birthFigures({ definition }: Pick<Question, "definition">): Named[] {
  if (!looksAtBirths(definition)) return [];
  const own = choose([{ if: column("matches_2"), then: column("row_amount") }], number(0));
  return [
    { name: "birth_time", value: aggregate("min", [column("time")], isStart) },
    { name: "birth_tie", value: aggregate("first_by", [column("tie"), ...inOrder], isStart) },
    ...(definition.breakdown ? [{ name: "group_value", value: aggregate("first_by", [column("value"), ...inOrder], isStart) }] : []),
    ...(definition.amount ? [{ name: "birth_amount", value: aggregate("first_by", [own, ...inOrder], isStart) }] : []),
  ];
}

/** Keeps the births that are the unit's first row of the start's name in all data, among all rows of the chosen days. */
function bornAtFirstOfName(question: Question, { name, starts, units }: { name: PeriodName; starts: string; units: string[] }): string {
  const { builder, definition } = question;
  const bounds = boundsOf(spineOf(question, name));
  const from = definition.countBy === "session" ? bounds.from : beginningOfTime;
  const scope = new EventScope(builder, { ...definition, filters: [] }, { ...bounds, from });
  const actor = scope.actor();
  const names = eventNames(definition.start);
  const columns = [...actor.map((value, index) => ({ name: `actor_${index + 1}`, value })), ...rowColumns(question, scope)];
  const only = question.actor === undefined ? [] : [actorIs(scope, question.actor)];
  const rows = scope.build(columns, [...actor.map((each) => call("not_null", each)), ...only], names);
  const firsts = builder.select("first_of_name", {
    from: rows,
    columns: [
      ...kept(units),
      { name: "first_time", value: aggregate("min", [column("time")]) },
      { name: "first_tie", value: aggregate("first_by", [column("tie"), ...inOrder]) },
    ],
    groupBy: units.map((each) => column(each)),
  });
  const same = (born: string, first: string) => call("eq", column(born, "b"), column(first, "f"));
  const on = all([sameUnit(units, "b", "f"), same("birth_time", "first_time"), same("birth_tie", "first_tie")]);
  return builder.select("births_at_first", {
    from: starts,
    as: "b",
    keep: true,
    joins: [{ relation: firsts, as: "f", kind: "inner", on }],
    columns: [],
  });
}
