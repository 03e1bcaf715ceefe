import { daysColumn } from "../../plan/active-days.ts";
import { aggregate, all, call, column, type Expression, integer } from "../../plan/expression.ts";
import type { ActivityRelation, Named } from "../../plan/relation.ts";
import type { ActivePeriods, ActivityQuestion } from "../active-periods.ts";
import { type Condition, comparisons } from "../condition.ts";
import { conditionsExpression } from "../condition-plan.ts";
import { type EventRef, eventNames } from "../event-ref.ts";
import { EventScope } from "../event-scope.ts";
import { type DayMask, dayMasks, dayNumber } from "./day-masks.ts";

/** Whether the activity index alone can tell: whole local days of users as they are now, nothing asked of single events. */
export function isIndexed({ words, interval, refs, activityTimezone, rows, only, counted }: ActivityQuestion): boolean {
  const days = interval === "day" || interval === "week" || interval === "month" || interval === "quarter";
  const users = words.countBy === "user" && words.identity === "merged" && !words.daysOfWeek?.length;
  const plain = !rows && !only && !counted && [words.filters, ...refs.flatMap(conditionsOf)].every(isOfUsers) && !refs.some(hasOccurrence);
  return days && users && plain && activityTimezone === words.timezone;
}

function conditionsOf(ref: EventRef): Condition[][] {
  return [ref.where ?? [], ...(ref.anyOf ?? []).flatMap(conditionsOf)];
}

function hasOccurrence(ref: EventRef): boolean {
  return ref.occurrence !== undefined || (ref.anyOf ?? []).some(hasOccurrence);
}

/** Conditions that hold for a user whatever the event. */
function isOfUsers(list: readonly Condition[]): boolean {
  return comparisons(list).every(({ of, asOf, off }) => off || ((of === "cohort" || of === "user") && asOf !== "event"));
}

/** The events of a reference and the conditions on their users; several of a union stand apart. */
type Part = { events: string[] | "any"; where: Condition[] };

function partsOf(ref: EventRef): Part[] {
  const where = ref.where ?? [];
  if (ref.anyOf) return ref.anyOf.flatMap(partsOf).map((part) => ({ ...part, where: [...part.where, ...where] }));
  return [{ events: eventNames(ref) ?? "any", where }];
}

/** The active periods of users by the index: each month's days against the days of each period. */
export function indexedPeriods(question: ActivityQuestion): ActivePeriods {
  const { builder, refs } = question;
  const parts = new Map<string, { part: Part; refs: Set<number> }>();
  for (const [index, ref] of refs.entries())
    for (const part of partsOf(ref)) {
      const known = parts.get(JSON.stringify(part)) ?? { part, refs: new Set() };
      parts.set(JSON.stringify(part), { part, refs: known.refs.add(index) });
    }
  const sources = [...parts.values()].flatMap((each) => rowsOfPart(question, each));
  const rows = sources.length === 1 ? (sources[0] as string) : builder.add("active_rows", { is: "union", of: sources });
  const counts = refs.map((_, index) => ({ name: `count_${index + 1}`, value: aggregate("max", [column(`count_${index + 1}`)]) }));
  const keys = ["actor_1", "period"];
  const relation = builder.select("active_periods", {
    from: rows,
    columns: [...keys.map((name) => ({ name, value: column(name) })), ...counts],
    groupBy: keys.map((name) => column(name)),
  });
  return { relation, actors: ["actor_1"], units: ["actor_1"] };
}

function rowsOfPart(question: ActivityQuestion, { part, refs }: { part: Part; refs: Set<number> }): string[] {
  const { builder, words, spine } = question;
  const masks = dayMasks(spine);
  const months = [...new Set(masks.map(({ month }) => month))];
  const { conditions } = new EventScope(builder, words, { from: 0, until: 0 });
  const allowed = [words.filters, part.where].filter((each) => each.length > 0).map((each) => conditionsExpression(each, conditions));
  const counts: Named[] = question.refs.map((_, index) => ({ name: `count_${index + 1}`, value: integer(refs.has(index) ? 1 : 0) }));
  const activeMonths = months.map((month) => {
    const year = months.filter((each) => each.slice(0, 4) === month.slice(0, 4));
    const days = column(daysColumn(month));
    return builder.select("active_months", {
      from: builder.share("activity", activity(year, part)),
      columns: [
        { name: "actor_1", value: column("user") },
        { name: "month", value: integer(months.indexOf(month)) },
        { name: "days", value: days },
      ],
      where: all([call("not_eq", days, integer(0)), ...allowed]),
    });
  });
  const current = periodsOfMonths(question, { activeMonths, masks, months, counts });
  return question.history && refs.has(0) ? [current, ...earlier(question, { part, months, allowed, counts })] : [current];
}

function activity(months: string[], { events }: Part, first?: true): ActivityRelation {
  return { is: "activity", months, events, ...(first ? { first } : {}) };
}

type MonthRows = { activeMonths: string[]; masks: DayMask[]; months: string[]; counts: Named[] };

function periodsOfMonths({ builder }: ActivityQuestion, { activeMonths, masks, months, counts }: MonthRows): string {
  const days = activeMonths.length === 1 ? (activeMonths[0] as string) : builder.add("active_days", { is: "union", of: activeMonths });
  const periods = builder.share("period_days", {
    is: "rows",
    columns: ["month", "mask", "period"],
    rows: masks.map(({ month, mask, period }) => [months.indexOf(month), mask, period].map((value) => ({ is: "integer", value }))),
  });
  const sameMonth = call("eq", column("month", "d"), column("month", "p"));
  const active: Expression = call("not_eq", call("bit_and", column("days", "d"), column("mask", "p")), integer(0));
  return builder.select("active_rows", {
    from: days,
    as: "d",
    joins: [{ relation: periods, as: "p", kind: "inner", on: call("and", sameMonth, active) }],
    columns: [{ name: "actor_1", value: column("actor_1", "d") }, { name: "period", value: column("period", "p") }, ...counts],
  });
}

type EarlierRows = { part: Part; months: string[]; allowed: Expression[]; counts: Named[] };

/** Users whose first day lies before the calendar, as period −1. */
function earlier({ builder, spine }: ActivityQuestion, { part, months, allowed, counts }: EarlierRows): string[] {
  const [month] = months;
  if (month === undefined) return [];
  const before = call("lt", column("first_day"), integer(dayNumber(spine[0]?.period ?? "1970-01-01")));
  return [
    builder.select("active_earlier", {
      from: builder.share("activity", activity([month], part, true)),
      columns: [{ name: "actor_1", value: column("user") }, { name: "period", value: integer(-1) }, ...counts],
      where: all([before, ...allowed]),
    }),
  ];
}
