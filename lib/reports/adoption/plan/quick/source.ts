import { DateTime } from "luxon";
import { daysColumn } from "../../../../plan/active-days.ts";
import { aggregate, all, call, choose, column, type Expression, integer } from "../../../../plan/expression.ts";
import type { ActivityRelation, Named } from "../../../../plan/relation.ts";
import { dayNumber } from "../../../../vocabulary/active-periods/day-masks.ts";
import { isIndexed } from "../../../../vocabulary/active-periods/from-index.ts";
import { conditionsExpression } from "../../../../vocabulary/condition-plan.ts";
import { type EventRef, eventNames } from "../../../../vocabulary/event-ref.ts";
import { EventScope } from "../../../../vocabulary/event-scope.ts";
import { activeRef, isAnyActive, isEligible } from "../actives.ts";
import { featureNames, featureRefs, isPlain } from "../features.ts";
import { calendarNamed, type PeriodName } from "../frame.ts";
import { kept, once, type Question } from "../question.ts";

/** Days since 1970, both ends included. */
export type Stretch = { first: number; last: number };

/** Whether the activity index knows on which days of the period such events were done by whom. */
function isToldByDays({ builder, definition, frame }: Question, name: PeriodName, refs: readonly EventRef[]): boolean {
  const ofWholeDays = !calendarNamed(frame, name).period.from.includes("T");
  const { activityTimezone } = frame;
  return ofWholeDays && isIndexed({ builder, words: definition, interval: "day", spine: [], refs, history: false, activityTimezone });
}

/** Whether it knows the days of use of every feature: each is one event, whatever its properties. */
export function areUsesTold(question: Question, name: PeriodName): boolean {
  const refs = featureRefs(question.definition);
  return featureNames(question.definition)[0] === "event_key" && refs.every(isPlain) && isToldByDays(question, name, refs);
}

/** Whether it knows the active days, as those of one event or of any. */
export function isActiveTold(question: Question, name: PeriodName): boolean {
  const ref = activeRef(question.definition);
  return isPlain(ref) && (eventNames(ref)?.length ?? 1) === 1 && isToldByDays(question, name, [ref]);
}

/** Whether the days of use alone say who counts: every user is of the base, but for who is eligible. */
export const isUseEnough = ({ definition }: Question): boolean => isAnyActive(definition);

type Days = { events: ActivityRelation["events"]; months: string[]; first?: boolean; byUser?: boolean };

/**
 * Rows of the index: "event_key", "event", the days of each month, "units" (how many users share them), "first_day" if asked, and
 * "actor_1" where rows are of single users: when it is asked for, or when it matters who they are.
 */
export function days(question: Question, { events, months, first, byUser }: Days): string {
  const { builder, definition } = question;
  const conditions = isEligible(question);
  const { filters } = definition;
  const single = byUser === true || conditions.length > 0 || filters.length > 0;
  const relation: ActivityRelation = {
    is: "activity",
    by: single ? "user" : "pattern",
    months,
    events,
    ...(first ? { first } : {}),
  };
  const from = builder.share("activity", relation);
  const columns: Named[] = [
    ...kept(["event_key", "event", ...months.map(daysColumn), ...(first ? ["first_day"] : [])]),
    ...(single ? [{ name: "actor_1", value: column("user") }] : []),
    { name: "units", value: single ? integer(1) : column("users") },
  ];
  return once(question, `days ${JSON.stringify([relation, columns])}`, () => {
    const named = builder.select("days_of_events", { from, columns });
    if (conditions.length === 0 && filters.length === 0) return named;
    const scope = new EventScope(builder, definition, { from: 0, until: 0 }).conditions;
    const passes = filters.length > 0 ? [conditionsExpression(filters, { ...scope, user: column("actor_1") })] : [];
    return builder.select("days_of_those", { from: named, keep: true, columns: [], where: all([...conditions, ...passes]) });
  });
}

/** The rows of the features' events. */
export function daysOfUse(question: Question, wanted: Omit<Days, "events">): string {
  const events = featureRefs(question.definition).flatMap((ref) => eventNames(ref) ?? []);
  return days(question, { ...wanted, events });
}

/** The rows of what makes active. */
export function activeDays(question: Question, wanted: Omit<Days, "events">): string {
  return days(question, { ...wanted, events: eventNames(activeRef(question.definition)) ?? "any" });
}

const millisPerDay = 86_400_000;

/** The days of a stretch as masks by month, bit 0 being the first day. */
function masksOf({ first, last }: Stretch): Map<string, number> {
  const masks = new Map<string, number>();
  for (let day = first; day <= last; day += 1) {
    const date = new Date(day * millisPerDay).toISOString();
    masks.set(date.slice(0, 7), (masks.get(date.slice(0, 7)) ?? 0) + 2 ** (Number(date.slice(8, 10)) - 1));
  }
  return masks;
}

/** The months that stretches touch, in order. */
export function monthsOf(stretches: readonly Stretch[]): string[] {
  return [...new Set(stretches.flatMap((stretch) => [...masksOf(stretch).keys()]))].sort();
}

function partsOf(stretch: Stretch): Expression[] {
  return [...masksOf(stretch)].map(([month, mask]) => call("bit_and", column(daysColumn(month)), integer(mask)));
}

/** How many days of a stretch a row has. */
export function daysIn(stretch: Stretch): Expression {
  const counts = partsOf(stretch).map((each) => call("bit_count", each));
  return counts.length === 1 ? (counts[0] as Expression) : call("plus", integer(0), ...counts);
}

/** Whether a row has a day of a stretch. */
export function isIn(stretch: Stretch): Expression {
  const parts = partsOf(stretch);
  return call("not_eq", parts.length === 1 ? (parts[0] as Expression) : call("bit_or", integer(0), ...parts), integer(0));
}

/** The users of the rows that fulfil a condition. */
export const unitsWhere = (condition: Expression): Expression =>
  aggregate("sum", [choose([{ if: condition, then: column("units") }], integer(0))]);

/** The days of a period that can have events, at least its last one: so many months are looked at, however long the range is. */
export function eventfulStretch({ frame }: Pick<Question, "frame">, name: PeriodName): Stretch {
  const { period } = calendarNamed(frame, name);
  const { first, last } = stretchOf(period);
  const day = (micros: number) =>
    dayNumber(DateTime.fromMillis(Math.floor(micros / 1000), { zone: period.timezone }).toFormat("yyyy-MM-dd"));
  const end = Math.min(last, Math.max(first, day(frame.dataEnd)));
  return { first: Math.min(end, Math.max(first, day(frame.dataStart))), last: end };
}

/** The days of a period that has whole ones. */
export function stretchOf({ from, to }: { from: string; to: string }): Stretch {
  return { first: dayNumber(from), last: dayNumber(to) };
}
