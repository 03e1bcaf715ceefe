import { PlanBuilder } from "../../../plan/builder.ts";
import { aggregate, call, column, text, truth } from "../../../plan/expression.ts";
import type { Plan } from "../../../plan/relation.ts";
import { rowsWithoutActor } from "../../../vocabulary/active-periods.ts";
import { cohortValues } from "../../../vocabulary/cohort-values.ts";
import { foldedGroups } from "../../../vocabulary/folded-groups.ts";
import type { RetentionDefinition } from "../definition.ts";
import { actorsAnswer } from "./actors.ts";
import { unitsOf } from "./births.ts";
import { cellsOf, type Members } from "./cells.ts";
import type { Frame, PeriodName } from "./frame.ts";
import { gapsAnswer } from "./gaps.ts";
import { kept, type Question, spineOf } from "./question.ts";
import { quickCells } from "./quick-cells.ts";

/** The question of retention as data: active intervals of each unit → births → the columns in which it was seen → cells. */
export function planRetention(definition: RetentionDefinition, frame: Frame): Plan {
  const question: Question = { builder: new PlanBuilder(), definition, frame };
  if (definition.view === "actors") actorsAnswer(question, (names) => membersOf(question, names));
  else withStrays(question, definition.view === "gaps" ? gapsAnswer(question, periodNames(question)) : tableAnswer(question));
  return question.builder.plan();
}

function periodNames({ frame }: Question): PeriodName[] {
  return frame.periods.previous ? ["current", "previous"] : ["current"];
}

function tableAnswer(question: Question): string {
  const names = periodNames(question);
  const quick = names.flatMap((name) => quickCells(question, name) ?? []);
  const cells = quick.length === names.length ? quick : membersOf(question, names).flatMap((members) => cellsOf(question, members));
  return question.builder.add("all_cells", { is: "union", of: cells });
}

/** Births of the periods asked for; groups rank by their births in the first of them. */
function membersOf(question: Question, names: PeriodName[]): Members[] {
  const { builder, definition } = question;
  const found = names.map((name) => ({ name, found: unitsOf(question, name) }));
  const { breakdown } = definition;
  if (!breakdown) return found.map((each) => ({ ...each, births: each.found.births, grouped: null }));
  const valued = found.map(({ name, found: { births, units, birthColumns } }) =>
    builder.select("births_of_period", {
      from: births,
      columns: [...kept([...units, "cohort", ...birthColumns]), { name: "answer_of", value: text(name) }],
    }),
  );
  const [first] = found;
  const relation = valued.length === 1 ? (valued[0] as string) : builder.add("births_of_periods", { is: "union", of: valued });
  const others = [...(first?.found.units ?? []), "cohort", "answer_of", ...(first?.found.birthColumns ?? [])].filter(
    (name) => name !== "group_value",
  );
  const values = breakdown.of === "cohort" ? cohortValues(builder, definition, { relation, columns: others }) : relation;
  const isFirst = call("eq", column("answer_of"), text(names[0] ?? "current"));
  const grouped = foldedGroups(builder, { relation: values, weight: aggregate("count_rows", [], isFirst), breakdown });
  return found.map((each) => ({
    ...each,
    births: each.found.births,
    grouped: names.length === 1 ? grouped : ofPeriod(question, grouped, each.name),
  }));
}

function ofPeriod({ builder }: Question, grouped: string, name: PeriodName): string {
  return builder.select("grouped_births", { from: grouped, keep: true, columns: [], where: call("eq", column("answer_of"), text(name)) });
}

/** Adds the number of events without an actor to every row of the answer; one row of nulls when there is no answer. */
function withStrays(question: Question, answer: string): void {
  const { builder, definition, frame } = question;
  const refs = definition.view === "gaps" ? [definition.return] : [definition.start, definition.return];
  const strays = rowsWithoutActor({
    builder,
    words: definition,
    spine: spineOf(question, "current"),
    refs,
    withoutUser: frame.withoutUser,
  });
  builder.select("answer", {
    from: strays,
    as: "s",
    joins: [{ relation: answer, as: "a", kind: "left", on: truth(true) }],
    keep: "all",
    columns: [{ name: "answered", value: call("not_null", column("answer_of", "a")) }],
  });
}
