import { PlanBuilder } from "../../../plan/builder.ts";
import { aggregate, call, column, integer, text, truth } from "../../../plan/expression.ts";
import type { Plan } from "../../../plan/relation.ts";
import { rowsWithoutActor } from "../../../vocabulary/active-periods.ts";
import { foldedGroups, totalsAndGroups } from "../../../vocabulary/folded-groups.ts";
import { type LifecycleDefinition, lifecycleStates } from "../definition.ts";
import { actorsAnswer } from "./actors.ts";
import type { Frame, PeriodName } from "./frame.ts";
import { quickCounts } from "./quick-counts.ts";
import { type Question, statesOf } from "./states.ts";

/** The question of a lifecycle as data: active periods of each unit → its state in each interval → how many of each. */
export function planLifecycle(definition: LifecycleDefinition, frame: Frame): Plan {
  const question: Question = { builder: new PlanBuilder(), definition, frame };
  if (definition.view === "actors") actorsAnswer(question);
  else withStrays(question, countsAnswer(question));
  return question.builder.plan();
}

/** Units per period, interval and state; for the whole and for each group. */
function countsAnswer(question: Question): string {
  const { builder, definition, frame } = question;
  const names: PeriodName[] = frame.periods.previous ? ["current", "previous"] : ["current"];
  const quick = names.map((name) => quickCounts(question, name));
  if (quick.every((each) => each !== null)) return builder.add("all_counts", { is: "union", of: quick });
  const found = names.map((name) => statesOf(question, name));
  const total = builder.add("states", { is: "union", of: found.map(({ relation }) => relation) });
  const grouped = definition.breakdown
    ? groupedStates(
        question,
        found.map(({ grouped: each }) => each as string),
      )
    : null;
  const counts = lifecycleStates.map((state) => ({
    name: `${state}_units`,
    value: aggregate("count_rows", [], call("eq", column("state"), text(state))),
  }));
  return totalsAndGroups(builder, { total, grouped }, { columns: counts, by: ["period", "bucket"] });
}

/** Groups rank by how many came, in the current period. */
function groupedStates({ builder, definition }: Question, relations: string[]): string {
  const relation = builder.add("states_by_value", { is: "union", of: relations });
  const came = call("and", call("not_eq", column("state"), text("dormant")), call("eq", column("period"), text("current")));
  const breakdown = definition.breakdown as NonNullable<LifecycleDefinition["breakdown"]>;
  const present = call("gt", aggregate("count_rows", [], call("eq", column("period"), text("current"))), integer(0));
  return foldedGroups(builder, { relation, weight: aggregate("count_rows", [], came), breakdown, present });
}

/** Adds the number of events without an actor to every row of the answer; one row of nulls when there is no answer. */
function withStrays({ builder, definition, frame }: Question, answer: string): void {
  const spine = frame.periods.current.buckets;
  const strays = rowsWithoutActor({ builder, words: definition, spine, refs: [definition.event], withoutUser: frame.withoutUser });
  builder.select("answer", {
    from: strays,
    as: "s",
    joins: [{ relation: answer, as: "a", kind: "left", on: truth(true) }],
    keep: "all",
    columns: [{ name: "answered", value: call("not_null", column("period", "a")) }],
    orderBy: [
      { by: column("group_kind", "a") },
      { by: column("group_name", "a") },
      { by: column("period", "a") },
      { by: column("bucket", "a") },
    ],
  });
}
