import { PlanBuilder } from "../../../plan/builder.ts";
import { call, column, truth } from "../../../plan/expression.ts";
import type { Plan } from "../../../plan/relation.ts";
import { rowsWithoutActor } from "../../../vocabulary/active-periods.ts";
import type { RetentionDefinition } from "../definition.ts";
import { actorsAnswer } from "./actors.ts";
import { cellsOf } from "./cells.ts";
import type { Frame, PeriodName } from "./frame.ts";
import { gapsAnswer } from "./gaps.ts";
import { membersOf } from "./members.ts";
import { type Question, spineOf } from "./question.ts";
import { quickCells } from "./quick-cells.ts";

/** The question of retention as data: active intervals of each unit → births → the columns in which it was seen → cells. */
export function planRetention(definition: RetentionDefinition, frame: Frame): Plan {
  const question: Question = { builder: new PlanBuilder(), definition, frame };
  if (definition.view === "actors") actorsAnswer(question);
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
