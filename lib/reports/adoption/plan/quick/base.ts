import { call, column, integer } from "../../../../plan/expression.ts";
import type { PeriodName } from "../frame.ts";
import { cells, type Question } from "../question.ts";
import { activeDays, eventfulStretch, isActiveTold, isIn, monthsOf, unitsWhere } from "./source.ts";

/** How many are of the base, by the index alone; null where it cannot tell. */
export function quickBaseCell(question: Question, name: PeriodName, kind = "base"): string | null {
  if (!isActiveTold(question, name)) return null;
  const range = eventfulStretch(question, name);
  const from = question.builder.select("active_users", {
    from: activeDays(question, { months: monthsOf([range]) }),
    columns: [{ name: "users", value: call("coalesce", unitsWhere(isIn(range)), integer(0)) }],
  });
  return cells(question, { from, name, kind, feature: [], count: column("users") });
}
