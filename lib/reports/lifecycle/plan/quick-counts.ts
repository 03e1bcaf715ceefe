import { aggregate, all, call, choose, column, type Expression, integer, some, text } from "../../../plan/expression.ts";
import type { Named } from "../../../plan/relation.ts";
import { periodPairs } from "../../../vocabulary/active-periods/period-pairs.ts";
import { groupKinds } from "../../../vocabulary/folded-groups.ts";
import type { PeriodName } from "./frame.ts";
import { activityOf, type Question } from "./states.ts";

const earlier = column("earlier");
const later = column("later");
const units = column("units");
const isSuccessor = call("eq", later, call("plus", earlier, integer(1)));

/**
 * Units per interval and state from the days that users share in the activity index: each active interval and the next one tell all
 * four states. One row per interval with anybody; null where the index cannot tell.
 */
export function quickCounts(question: Question, name: PeriodName): string | null {
  const { builder, definition } = question;
  const activity = activityOf(question, name);
  const pairs = activity.history && !definition.breakdown ? periodPairs(activity, { of: "next", earlier: "place" }) : null;
  if (pairs === null) return null;
  const inRange = (period: Expression) => call("gte", period, integer(1));
  const changes = [
    // Who comes is new unless there was an interval before.
    { bucket: call("minus", earlier, integer(1)), new_units: units, where: inRange(earlier) },
    {
      bucket: call("minus", later, integer(1)),
      new_units: call("minus", integer(0), units),
      returning_units: choose([{ if: isSuccessor, then: units }], integer(0)),
      resurrecting_units: choose([{ if: isSuccessor, then: integer(0) }], units),
      where: inRange(later),
    },
    { bucket: earlier, dormant_units: units, where: gone(activity.spine.length) },
  ];
  const rows = changes.map(({ where, ...values }) => builder.select("changes", { from: pairs, columns: changeOf(values), where }));
  return builder.select("quick_counts", {
    from: builder.add("all_changes", { is: "union", of: rows }),
    columns: [
      { name: "group_kind", value: integer(groupKinds.total) },
      { name: "group_name", value: text("") },
      { name: "group_count", value: integer(0) },
      { name: "period", value: text(name) },
      { name: "bucket", value: column("bucket") },
      ...figures.map((figure) => ({ name: figure, value: aggregate("sum", [column(figure)]) })),
    ],
    groupBy: [column("bucket")],
  });
}

const figures = ["new_units", "returning_units", "resurrecting_units", "dormant_units"] as const;

type Change = { bucket: Expression } & Partial<Record<(typeof figures)[number], Expression>>;

const changeOf = (change: Change): Named[] => [
  { name: "bucket", value: change.bucket },
  ...figures.map((figure) => ({ name: figure, value: change[figure] ?? integer(0) })),
];

/** Active in an interval whose next one lies in the range, but not in that. */
function gone(intervals: number): Expression {
  const isGone = some([call("is_null", later), call("gt", later, call("plus", earlier, integer(1)))]);
  return all([call("gte", earlier, integer(0)), call("lt", earlier, integer(intervals - 1)), isGone]);
}
