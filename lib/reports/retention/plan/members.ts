import { aggregate, call, column, text } from "../../../plan/expression.ts";
import { cohortValues } from "../../../vocabulary/cohort-values.ts";
import { foldedGroups } from "../../../vocabulary/folded-groups.ts";
import { unitsOf } from "./births.ts";
import type { Members } from "./cells.ts";
import type { PeriodName } from "./frame.ts";
import { kept, type Question } from "./question.ts";

/** Births of the periods asked for; groups rank by their births in the first of them. */
export function membersOf(question: Question, names: PeriodName[]): Members[] {
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
