import { aggregate, all, call, column, integer } from "../../../plan/expression.ts";
import type { Named } from "../../../plan/relation.ts";
import { periodWithin } from "../../../vocabulary/period-index.ts";
import { activeRef, isEligible, refRows } from "./actives.ts";
import { featureColumns, featureNames, rowsOfUses } from "./features.ts";
import { calendarNamed, lastDays, lastInstant, type PeriodName } from "./frame.ts";
import { cells, columnsOf, kept, type Question } from "./question.ts";
import { quickPowerCells } from "./quick/power-users.ts";

/** Per feature how many eligible actors used it on so many of the last days; and how many were active on so many. */
export function powerCells(question: Question, name: PeriodName): string[] {
  const quick = quickPowerCells(question, name);
  if (quick) return quick;
  const { definition, frame } = question;
  const days = lastDays(frame, calendarNamed(frame, name).period, definition.windowDays);
  const until = lastInstant(frame, calendarNamed(frame, name).period);
  const bounds = { from: days[0]?.startMicros ?? until + 1, until };
  const bit = call("shift_left", call("to_integer", integer(1)), periodWithin(column("time"), days));
  const columns = [{ name: "day", value: bit }];
  const used = rowsOfUses(question, { ...bounds, columns });
  const active = refRows(question, { ref: activeRef(definition), ...bounds, columns });
  return [
    daysCells(question, { from: used, name, kind: "use_days", feature: featureColumns(definition), keys: featureNames(definition) }),
    daysCells(question, { from: active, name, kind: "active_days", feature: [], keys: [] }),
  ];
}

type Days = { from: string; name: PeriodName; kind: string; feature: Named[]; keys: string[] };

function daysCells(question: Question, { from, name, kind, feature, keys }: Days): string {
  const { builder } = question;
  const actors = builder.select("days_by_actor", {
    from,
    columns: [...feature, ...kept(["actor_1"]), { name: "days", value: call("bit_count", aggregate("bit_or", [column("day")])) }],
    groupBy: columnsOf([...keys, "actor_1"]),
  });
  const grouped = [...columnsOf(keys), column("days")];
  const where = isEligible(question);
  const own = where.length > 0 ? { where: all(where) } : {};
  return cells(question, { from: actors, name, kind, feature, at: column("days"), count: aggregate("count_rows"), grouped, ...own });
}
