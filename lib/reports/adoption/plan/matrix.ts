import { aggregate, column } from "../../../plan/expression.ts";
import { base } from "./actives.ts";
import { featureColumns, featureNames } from "./features.ts";
import type { PeriodName } from "./frame.ts";
import { usersOf } from "./pairs.ts";
import { cells, columnsOf, kept, type Question } from "./question.ts";
import { quickBaseCell } from "./quick/base.ts";
import { quickMatrixCells } from "./quick/matrix.ts";

/** The base; per feature how many users have so many uses, and so many days of use. */
export function matrixCells(question: Question, name: PeriodName): string[] {
  const quick = quickMatrixCells(question, name);
  if (quick) return [baseCell(question, name), ...quick];
  const { builder, definition } = question;
  const feature = featureColumns(definition);
  const shapes = builder.select("users_by_uses_and_days", {
    from: usersOf(question, name),
    columns: [...feature, ...kept(["uses", "days"]), { name: "users", value: aggregate("count_rows") }],
    groupBy: columnsOf([...featureNames(definition), "uses", "days"]),
  });
  const figures = (["uses", "days"] as const).map((kind) => {
    const at = column(kind);
    const grouped = [...columnsOf(featureNames(definition)), at];
    return cells(question, { from: shapes, name, kind, feature, at, count: aggregate("sum", [column("users")]), grouped });
  });
  return [baseCell(question, name), ...figures];
}

/** How many are of the base. */
function baseCell(question: Question, name: PeriodName): string {
  return (
    quickBaseCell(question, name) ??
    cells(question, { from: base(question, name), name, kind: "base", feature: [], count: aggregate("count_rows") })
  );
}
