import { aggregate, column, type Expression } from "../../../../plan/expression.ts";
import { onlyEligible } from "../actives.ts";
import { featureColumns, featureNames, rowsOfUses } from "../features.ts";
import { calendarNamed, type PeriodName } from "../frame.ts";
import { cells, columnsOf, kept, type Question } from "../question.ts";
import { quickUsers } from "./pairs.ts";
import { isUseEnough } from "./source.ts";

/** Users by days of use from the index, and by uses, which are counted in the events without their days; null where it cannot tell. */
export function quickMatrixCells(question: Question, name: PeriodName): string[] | null {
  const byDays = isUseEnough(question) ? quickUsers(question, name, { byUser: false }) : null;
  if (byDays === null) return null;
  const { builder, definition, frame } = question;
  const { fromMicros, toMicros } = calendarNamed(frame, name).period;
  const counted = builder.select("uses_by_actor", {
    from: rowsOfUses(question, { from: fromMicros, until: toMicros, columns: [] }),
    columns: [...featureColumns(definition), ...kept(["actor_1"]), { name: "uses", value: aggregate("count_rows") }],
    groupBy: columnsOf([...featureNames(definition), "actor_1"]),
  });
  const feature = featureColumns(definition);
  const users = (from: string, kind: "uses" | "days", count: Expression) =>
    cells(question, { from, name, kind, feature, at: column(kind), count, grouped: columnsOf([...featureNames(definition), kind]) });
  return [
    users(onlyEligible(question, counted), "uses", aggregate("count_rows")),
    users(byDays, "days", aggregate("sum", [column("units")])),
  ];
}
