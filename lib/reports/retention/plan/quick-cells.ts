import { aggregate, call, column, integer, text } from "../../../plan/expression.ts";
import { periodPairs } from "../../../vocabulary/active-periods/period-pairs.ts";
import { groupKinds } from "../../../vocabulary/folded-groups.ts";
import { activityOf } from "./births.ts";
import type { PeriodName } from "./frame.ts";
import { birthRule, looksAtBirths } from "./needs.ts";
import type { Question } from "./question.ts";

/**
 * The cells of one period when nothing is asked of single units, a row per cohort with "columns" and "counts" as lists: from the
 * days that users share in the activity index. Null when the question needs more; then `cellsOf` answers.
 */
export function quickCells(question: Question, name: PeriodName): string | null {
  const { builder, definition } = question;
  const single = definition.returning === "on" && !definition.bracketRanges && !looksAtBirths(definition);
  if (!single || JSON.stringify(definition.start) !== JSON.stringify(definition.return)) return null;
  const pairs = periodPairs(activityOf(question, name), { of: birthRule(definition) === "recurring" ? "every" : "first" });
  if (pairs === null) return null;
  const distance = call("minus", column("later"), column("earlier"));
  return builder.select("cells", {
    from: pairs,
    columns: [
      { name: "answer_of", value: text(name) },
      { name: "group_kind", value: integer(groupKinds.total) },
      { name: "group_name", value: text("") },
      { name: "group_count", value: integer(0) },
      { name: "cohort", value: column("earlier") },
      { name: "columns", value: aggregate("list", [distance]) },
      { name: "counts", value: aggregate("list", [column("units")]) },
    ],
    where: call("lt", distance, integer(definition.periods)),
    groupBy: [column("earlier")],
  });
}
