import type { PlanBuilder } from "../../../plan/builder.ts";
import { aggregate, all, call, choose, column, type Expression, integer, over, some, text } from "../../../plan/expression.ts";
import type { Named } from "../../../plan/relation.ts";
import { type ActivityQuestion, activePeriods } from "../../../vocabulary/active-periods.ts";
import { actorIs } from "../../../vocabulary/actor-names.ts";
import type { Bucket } from "../../../vocabulary/buckets.ts";
import { cohortValues } from "../../../vocabulary/cohort-values.ts";
import type { WholePeriod } from "../../../vocabulary/whole-periods.ts";
import type { LifecycleDefinition } from "../definition.ts";
import type { Frame, PeriodName } from "./frame.ts";

/** What every part of the plan is built from. */
export type Question = {
  builder: PlanBuilder;
  definition: LifecycleDefinition;
  frame: Frame;
  /** Looks at the units of this name alone. */
  actor?: string;
};

/**
 * `relation`: one row per unit and interval of the period in which it has a state, with the unit columns, "period" (its name),
 * "bucket" (0-based), "state", and for lists "first_time" and "last_time". `grouped`: the same with "group_value".
 */
export type States = { relation: string; grouped: string | null; actors: string[] };

/** Whether the first and last instants of each unit are wanted: for lists. */
type Asked = { times?: boolean };

/** Sessions are cut at the range: they have no rows before it, so that the calendar begins with the range itself. */
export const hasHistory = ({ countBy }: LifecycleDefinition): boolean => countBy !== "session";

/** The states of each unit in one period. */
export function statesOf(question: Question, name: PeriodName, { times = false }: Asked = {}): States {
  const { builder, definition } = question;
  const { breakdown } = definition;
  const active = unitPeriods(question, name, times);
  const actors = active.actors;
  const valued = breakdown !== undefined;
  const sequence = { partition: actors.map((each) => column(each)), order: [{ by: column("active_in") }] };
  const ordered = builder.select("in_order", {
    from: active.relation,
    keep: true,
    columns: [
      { name: "active_before", value: over("previous", [column("active_in")], sequence) },
      { name: "active_after", value: over("next", [column("active_in")], sequence) },
      ...(times ? [{ name: "since", value: over("min", [column("first_time")], sequence) }] : []),
      ...(valued ? [{ name: "group_value", value: firstValue(breakdown.of === "cohort", sequence) }] : []),
    ],
  });
  const kept: Named[] = [
    ...actors.map((each) => ({ name: each, value: column(each) })),
    { name: "period", value: text(name) },
    ...(times
      ? [
          { name: "first_time", value: column("since") },
          { name: "last_time", value: column("last_time") },
        ]
      : []),
    ...(valued ? [{ name: "group_value", value: column("group_value") }] : []),
  ];
  const relation = builder.add("states_of_units", {
    is: "union",
    of: [came(question, ordered, kept), left({ ...question, name }, ordered, kept)],
  });
  if (!breakdown) return { relation, grouped: null, actors };
  const columns = [...kept.map((each) => each.name).filter((each) => each !== "group_value"), "bucket", "state"];
  const grouped = breakdown.of === "cohort" ? cohortValues(builder, definition, { relation, columns }) : relation;
  return { relation, grouped, actors };
}

/** The value of the unit's first row; empty text stands for unset until here, because aggregates skip what is null. */
function firstValue(isUser: boolean, sequence: Parameters<typeof over>[2]): Expression {
  const first = over("first", [column("own_value")], sequence);
  return isUser ? first : call("null_if", first, text(""));
}

/** What is asked of the active periods: the calendar with the interval before the range, when there is a before. */
export function activityOf({ builder, definition, frame, actor }: Question, name: PeriodName): ActivityQuestion {
  const history = hasHistory(definition);
  const { buckets } = frame.periods[name] as WholePeriod;
  return {
    builder,
    words: definition,
    interval: definition.interval,
    spine: history ? [frame.before[name] as Bucket, ...buckets] : buckets,
    refs: [definition.event],
    history,
    activityTimezone: frame.activityTimezone,
    ...(actor === undefined ? {} : { only: (scope) => actorIs(scope, actor) }),
  };
}

/** The first interval of the range has the number 0, the one before it −1, everything earlier −2. */
function unitPeriods(question: Question, name: PeriodName, times: boolean) {
  const { builder, definition } = question;
  const activity = activityOf(question, name);
  const plain = !times && !definition.breakdown;
  const active = activePeriods(plain ? activity : { ...activity, ...details(definition) });
  const shifted = builder.select("unit_periods", {
    from: active.relation,
    keep: true,
    columns: [{ name: "active_in", value: call("minus", column("period"), integer(activity.history ? 1 : 0)) }],
  });
  return { relation: shifted, actors: active.actors };
}

/** The instants of each unit and period, and the breakdown's value on its first row. */
function details({ breakdown }: LifecycleDefinition): Pick<ActivityQuestion, "rows" | "figures"> {
  const isOfUser = breakdown?.of === "cohort";
  return {
    rows: (scope) => [
      { name: "time", value: column("time") },
      { name: "tie", value: column("tie") },
      ...(breakdown ? [{ name: "value", value: isOfUser ? scope.user : call("coalesce", scope.groupValue(breakdown), text("")) }] : []),
    ],
    figures: [
      { name: "first_time", value: aggregate("min", [column("time")]) },
      { name: "last_time", value: aggregate("max", [column("time")]) },
      ...(breakdown ? [{ name: "own_value", value: aggregate("first_by", [column("value"), column("time"), column("tie")]) }] : []),
    ],
  };
}

const activeIn = column("active_in");

/** Units in the intervals in which they were active: new, returning or resurrecting. */
function came({ builder }: Question, from: string, kept: Named[]): string {
  const before = column("active_before");
  const state = choose(
    [
      { if: call("is_null", before), then: text("new") },
      { if: call("eq", before, call("minus", activeIn, integer(1))), then: text("returning") },
    ],
    text("resurrecting"),
  );
  return builder.select("came", {
    from,
    columns: [...kept, { name: "bucket", value: activeIn }, { name: "state", value: state }],
    where: call("gte", activeIn, integer(0)),
  });
}

/** Units in the interval after one in which they were active, when they were not there: dormant. */
function left({ builder, frame, name }: Question & { name: PeriodName }, from: string, kept: Named[]): string {
  const next = call("plus", activeIn, integer(1));
  const gone: Expression = some([call("is_null", column("active_after")), call("gt", column("active_after"), next)]);
  const last = (frame.periods[name]?.buckets.length ?? 0) - 1;
  return builder.select("left", {
    from,
    columns: [...kept, { name: "bucket", value: next }, { name: "state", value: text("dormant") }],
    where: all([call("gte", activeIn, integer(-1)), call("lt", activeIn, integer(last)), gone]),
  });
}
