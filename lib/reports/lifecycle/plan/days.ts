import { daysColumn } from "../../../plan/active-days.ts";
import { aggregate, call, column, type Expression, integer, text } from "../../../plan/expression.ts";
import type { ActivityRelation, Join } from "../../../plan/relation.ts";
import { dayMasks, dayNumber } from "../../../vocabulary/active-periods/day-masks.ts";
import { sharedEvent } from "../../../vocabulary/active-periods/shared.ts";
import type { Bucket } from "../../../vocabulary/buckets.ts";
import { groupKinds } from "../../../vocabulary/folded-groups.ts";
import type { PeriodName } from "./frame.ts";
import { activityOf, type Question } from "./states.ts";

/**
 * Days from the activity index without looking at single users: how many were active on a day, on it and the day before, and for
 * the first time give all four states. One row per day of the period; null where the index cannot tell.
 */
export function dailyCounts(question: Question, name: PeriodName): string | null {
  const { builder, definition } = question;
  const activity = activityOf(question, name);
  const events = definition.interval === "day" && !definition.breakdown ? sharedEvent(activity) : null;
  if (events === null || !activity.history || leavesDayOut(activity.spine)) return null;
  const active = activeDays(question, { events, spine: activity.spine });
  const fresh = firstDays(question, { events, spine: activity.spine });
  const days = builder.select("days", {
    from: builder.share("all_days", {
      is: "rows",
      columns: ["day"],
      rows: activity.spine.slice(1).map((_, day) => [{ is: "integer", value: day }]),
    }),
    as: "d",
    joins: [
      dayJoin(active, "a", column("day", "d")),
      dayJoin(active, "b", call("minus", column("day", "d"), integer(1))),
      dayJoin(fresh, "f", column("day", "d")),
    ],
    columns: [
      { name: "day", value: column("day", "d") },
      { name: "active", value: known("active", "a") },
      { name: "returning", value: known("returning", "a") },
      { name: "active_before", value: known("active", "b") },
      { name: "new", value: known("new", "f") },
    ],
  });
  return builder.select("counts_of_days", {
    from: days,
    columns: [
      { name: "group_kind", value: integer(groupKinds.total) },
      { name: "group_name", value: text("") },
      { name: "group_count", value: integer(0) },
      { name: "period", value: text(name) },
      { name: "bucket", value: column("day") },
      { name: "new_units", value: column("new") },
      { name: "returning_units", value: column("returning") },
      { name: "resurrecting_units", value: call("minus", column("active"), column("returning"), column("new")) },
      { name: "dormant_units", value: call("minus", column("active_before"), column("returning")) },
    ],
  });
}

const dayJoin = (relation: string, as: string, day: Expression): Join => ({
  relation,
  as,
  kind: "left",
  on: call("eq", column("day", as), day),
});

const known = (name: string, of: string): Expression => call("coalesce", column(name, of), integer(0));

/** Some zones have skipped a date; the day before is then not the number before. */
function leavesDayOut(spine: readonly Bucket[]): boolean {
  const [first, last] = [spine[0]?.period, spine.at(-1)?.period];
  return first === undefined || last === undefined || dayNumber(last) - dayNumber(first) !== spine.length - 1;
}

type Days = { events: ActivityRelation["events"]; spine: readonly Bucket[] };

/** Per day (the one before the range is −1): "active" users, and those of them "returning" from the day before. */
function activeDays({ builder }: Question, { events, spine }: Days): string {
  const masks = dayMasks(spine);
  const months = [...new Set(masks.map(({ month }) => month))];
  const shared = builder.share("shared_days", { is: "activity", by: "pattern", months, events });
  const sets = months.map((month, index) => {
    const days = column(daysColumn(month));
    const before = months[index - 1];
    const carried = before === undefined ? integer(0) : lastDayOf(before);
    const set = call("plus", call("times", call("to_integer", days), integer(2)), carried);
    return builder.select("day_sets", {
      from: shared,
      columns: [
        { name: "month", value: integer(index) },
        { name: "set", value: set },
        { name: "users", value: aggregate("sum", [column("users")]) },
      ],
      where: call("not_eq", days, integer(0)),
      groupBy: [set],
    });
  });
  const bits = builder.share("day_bits", {
    is: "rows",
    columns: ["month", "day", "bit"],
    rows: masks.map(({ month, mask, period }) => [months.indexOf(month), period - 1, mask].map((value) => ({ is: "integer", value }))),
  });
  const has = (bit: Expression) => call("not_eq", call("bit_and", column("set", "s"), bit), integer(0));
  const today = has(call("times", call("to_integer", column("bit", "d")), integer(2)));
  return builder.select("active_days", {
    from: sets.length === 1 ? (sets[0] as string) : builder.add("all_day_sets", { is: "union", of: sets }),
    as: "s",
    joins: [{ relation: bits, as: "d", kind: "inner", on: call("and", call("eq", column("month", "s"), column("month", "d")), today) }],
    columns: [
      { name: "day", value: column("day", "d") },
      { name: "active", value: aggregate("sum", [column("users", "s")]) },
      { name: "returning", value: aggregate("sum", [column("users", "s")], has(column("bit", "d"))) },
    ],
    groupBy: [column("day", "d")],
  });
}

/** 1 for users of the last day of a month. */
function lastDayOf(month: string): Expression {
  const [year, number] = month.split("-").map(Number);
  const length = new Date(Date.UTC(year ?? 1970, number ?? 1, 0)).getUTCDate();
  return call("bit_and", call("shift_right", call("to_integer", column(daysColumn(month))), integer(length - 1)), integer(1));
}

/** Per day of the range: the users whose first day ever it is. */
function firstDays({ builder }: Question, { events, spine }: Days): string {
  const months = [...new Set(dayMasks(spine).map(({ month }) => month))];
  const start = dayNumber(spine[1]?.period ?? "1970-01-01");
  const day = call("minus", column("first_day"), integer(start));
  return builder.select("first_days", {
    from: builder.share("first_days_shared", { is: "activity", by: "pattern", months, events, first: true }),
    columns: [
      { name: "day", value: day },
      { name: "new", value: aggregate("sum", [column("users")]) },
    ],
    where: call("gte", column("first_day"), integer(start)),
    groupBy: [day],
  });
}
