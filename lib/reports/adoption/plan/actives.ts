import { aggregate, all, call, column, type Expression } from "../../../plan/expression.ts";
import type { Named } from "../../../plan/relation.ts";
import { isIndexed } from "../../../vocabulary/active-periods/from-index.ts";
import { type ActivityQuestion, activePeriods, namesOf } from "../../../vocabulary/active-periods.ts";
import type { Condition } from "../../../vocabulary/condition.ts";
import { conditionsExpression } from "../../../vocabulary/condition-plan.ts";
import { type EventRef, eventNames } from "../../../vocabulary/event-ref.ts";
import { EventScope } from "../../../vocabulary/event-scope.ts";
import { periodWithin } from "../../../vocabulary/period-index.ts";
import type { AdoptionDefinition } from "../definition.ts";
import { featureKept } from "./features.ts";
import { calendarNamed, type PeriodName } from "./frame.ts";
import { columnsOf, kept, once, type Question } from "./question.ts";

type Look = {
  ref: EventRef;
  from: number;
  until: number;
  columns: Named[];
  /** Which actors' events, if not all. */
  only?: (scope: EventScope) => Expression;
};

/** What makes an actor active. */
export const activeRef = ({ active }: Pick<AdoptionDefinition, "active">): EventRef => active ?? { event: null };

/** A row per event that a reference means: "actor_1" and the columns asked for. */
export function refRows({ builder, definition }: Question, { ref, from, until, columns, only }: Look): string {
  const scope = new EventScope(builder, definition, { from, until });
  const [actor] = scope.actor() as [Expression];
  const matches = scope.matches(ref);
  return scope.build(
    [{ name: "actor_1", value: actor }, ...columns],
    [call("not_null", actor), matches, ...(only ? [only(scope)] : [])],
    namesOf([ref]),
  );
}

/** Whether every event makes active, so that users of a feature are so anyway. */
export function isAnyActive(definition: AdoptionDefinition): boolean {
  const ref = activeRef(definition);
  return eventNames(ref) === null && !ref.where?.length && !ref.anyOf;
}

/** Whether "actor_1" of a relation is eligible; no conditions when everybody is. */
export function isEligible({ builder, definition }: Question): Expression[] {
  const { eligible } = definition;
  if (eligible.length === 0) return [];
  const { conditions } = new EventScope(builder, definition, { from: 0, until: 0 });
  return [conditionsExpression(eligible.map(asLatest), { ...conditions, user: column("actor_1") })];
}

/** Who is eligible is said of users as they are now. */
function asLatest(condition: Condition): Condition {
  if ("and" in condition) return { and: condition.and.map(asLatest) };
  if ("or" in condition) return { or: condition.or.map(asLatest) };
  return { ...condition, asOf: "latest" };
}

/** The eligible actors with an event that the reference means in the range, each once. */
export function actorsWith(question: Question, ref: EventRef, name: PeriodName): string {
  const { fromMicros, toMicros } = calendarNamed(question.frame, name).period;
  return once(question, `actors ${name} ${JSON.stringify(ref)}`, () => {
    const indexed = indexedActors(question, ref, name);
    if (indexed !== null) return onlyEligible(question, indexed);
    return eligibleGroups(question, refRows(question, { ref, from: fromMicros, until: toMicros, columns: [] }), { names: ["actor_1"] });
  });
}

/** The users with such an event in the range by the activity index; null where it cannot tell. */
function indexedActors({ builder, definition, frame }: Question, ref: EventRef, name: PeriodName): string | null {
  const { from, fromMicros, toMicros } = calendarNamed(frame, name).period;
  const activity: ActivityQuestion = {
    builder,
    words: definition,
    interval: "day",
    spine: [{ period: from, startMicros: fromMicros, endMicros: toMicros + 1 }],
    refs: [ref],
    history: false,
    activityTimezone: from.includes("T") ? null : frame.activityTimezone,
  };
  return isIndexed(activity) ? activePeriods(activity).relation : null;
}

/** The base of a period: eligible actors with an active event in the range. */
export function base(question: Question, name: PeriodName): string {
  return actorsWith(question, activeRef(question.definition), name);
}

/** The base of each bucket: "actor_1", "bucket". */
export function baseByBucket(question: Question, name: PeriodName): string {
  const { period, spine } = calendarNamed(question.frame, name);
  return once(question, `buckets ${name}`, () => {
    const ref = activeRef(question.definition);
    const columns = [{ name: "bucket", value: periodWithin(column("time"), spine) }];
    const rows = refRows(question, { ref, from: period.fromMicros, until: period.toMicros, columns });
    return eligibleGroups(question, rows, { names: ["actor_1", "bucket"] });
  });
}

type Groups = { names: string[]; figures?: Named[] };

/** Distinct values of some columns, of eligible actors, with figures over the rows of each. */
export function eligibleGroups(question: Question, from: string, { names, figures = [] }: Groups): string {
  const grouped = question.builder.select("actors_of", {
    from,
    columns: [...kept(names), ...figures],
    groupBy: columnsOf(names),
  });
  return onlyEligible(question, grouped);
}

export function onlyEligible(question: Question, from: string): string {
  const conditions = isEligible(question);
  return conditions.length === 0 ? from : question.builder.select("eligible", { from, keep: true, columns: [], where: all(conditions) });
}

type Among = { relation: string; base: () => string; on: string[]; columns: string[] };

/** Those rows of users (with the feature's columns and `columns`) whose actor is of the base; `on` names what both sides share. */
export function amongBase(question: Question, { relation, base: found, on, columns }: Among): string {
  const { definition } = question;
  if (isAnyActive(definition)) return onlyEligible(question, relation);
  return amongActors(question, { relation, actors: found(), on, columns });
}

/** The rows of users whose actor is in another relation. */
export function amongActors({ builder, definition }: Question, among: Omit<Among, "base"> & { actors: string }): string {
  const { relation, actors, on, columns } = among;
  return builder.select("of_those", {
    from: relation,
    as: "r",
    joins: [{ relation: actors, as: "b", kind: "inner", on: all(on.map((each) => call("eq", column(each, "r"), column(each, "b")))) }],
    columns: [...featureKept(definition, "r"), ...kept(columns, "r")],
  });
}

/** The first time of each actor among rows with "time". */
export const firstTime: Named = { name: "first_time", value: aggregate("min", [column("time")]) };
