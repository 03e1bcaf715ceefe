import { aggregate, call, column, integer } from "../../../../plan/expression.ts";
import type { Named } from "../../../../plan/relation.ts";
import { dayNumber } from "../../../../vocabulary/active-periods/day-masks.ts";
import { featureColumns, featureNames } from "../features.ts";
import { calendarNamed, lastDays, type PeriodName } from "../frame.ts";
import { cells, columnsOf, type Question } from "../question.ts";
import { activeDays, areUsesTold, daysIn, daysOfUse, isActiveTold, monthsOf } from "./source.ts";

type Days = { from: string; kind: string; feature: Named[]; keys: string[] };

/** Days of use and of activity among the last ones by the index alone; null where it cannot tell. */
export function quickPowerCells(question: Question, name: PeriodName): string[] | null {
  if (!areUsesTold(question, name) || !isActiveTold(question, name)) return null;
  const { builder, definition, frame } = question;
  const window = lastDays(frame, calendarNamed(frame, name).period, definition.windowDays).map(({ period }) => dayNumber(period));
  const [first] = window;
  if (first === undefined) return null;
  const stretch = { first, last: window.at(-1) ?? first };
  const months = monthsOf([stretch]);
  const days = daysIn(stretch);
  const counted = ({ from, kind, feature, keys }: Days): string => {
    const relation = builder.select("users_by_days", {
      from,
      columns: [...feature, { name: "days", value: days }, { name: "users", value: aggregate("sum", [column("units")]) }],
      where: call("gt", days, integer(0)),
      groupBy: [...columnsOf(keys), days],
    });
    const names = feature.map(({ name: each }) => ({ name: each, value: column(each) }));
    return cells(question, { from: relation, name, kind, feature: names, at: column("days"), count: column("users") });
  };
  return [
    counted({
      from: daysOfUse(question, { months }),
      kind: "use_days",
      feature: featureColumns(definition),
      keys: featureNames(definition),
    }),
    counted({ from: activeDays(question, { months }), kind: "active_days", feature: [], keys: [] }),
  ];
}
