import type { PlanBuilder } from "../plan/builder.ts";
import { aggregate, call, column, type Expression, instant, integer, some } from "../plan/expression.ts";
import type { Named } from "../plan/relation.ts";
import { indexedPeriods, isIndexed } from "./active-periods/from-index.ts";
import type { Bucket } from "./buckets.ts";
import { type EventRef, eventNames } from "./event-ref.ts";
import { beginningOfTime, EventScope, type ScopeWords } from "./event-scope.ts";
import type { Interval } from "./interval.ts";
import { periodIndex, periodWithin } from "./period-index.ts";
import { roleHolds } from "./roles.ts";

/** In which periods of a calendar units did something. */
export type ActivityQuestion = {
  builder: PlanBuilder;
  words: ScopeWords;
  interval: Interval;
  /** The calendar, of whole periods. */
  spine: readonly Bucket[];
  /** What is looked for; each has its own count. */
  refs: readonly EventRef[];
  /** Rows of the first reference before the calendar count too, all of them as period −1. */
  history: boolean;
  /** How many rows there were matters, not only whether there were any: the index does not know. */
  counted?: boolean;
  /** The zone of the activity index; null to read the events. */
  activityTimezone: string | null;
  /** Only of events: more columns of each row, which of them hold the unit together, figures over the rows of one unit and period. */
  rows?: (scope: EventScope) => Named[];
  /** Only of events: which of them are looked at, such as those of one unit. */
  only?: (scope: EventScope) => Expression;
  held?: string[];
  figures?: Named[];
};

/** A relation with the unit columns (actor, then held), "period" (index in the calendar), "count_1" … per reference, the figures. */
export type ActivePeriods = { relation: string; actors: string[]; units: string[] };

/**
 * One row per unit and period with at least one row that a reference means. From the activity index when it can tell (then the
 * counts are 0 or 1), else from the events; units without a key are left out.
 */
export function activePeriods(question: ActivityQuestion): ActivePeriods {
  return isIndexed(question) ? indexedPeriods(question) : periodsFromEvents(question);
}

/** The columns of the counts. */
export const countOf = (index: number): Expression => column(`count_${index + 1}`);

function periodsFromEvents(question: ActivityQuestion): ActivePeriods {
  const { builder, refs, figures = [] } = question;
  const { relation: from, actors, units } = periodRows(question);
  const keys = [...units, "period"].map((name) => ({ name, value: column(name) }));
  const alone = refs.length === 1;
  const relation = builder.select("active_periods", {
    from,
    columns: [
      ...keys,
      ...refs.map((_, index) => ({ name: `count_${index + 1}`, value: alone ? aggregate("count_rows") : countIf(index) })),
      ...figures,
    ],
    groupBy: keys.map(({ value }) => value),
  });
  return { relation, actors, units };
}

/** The rows themselves: unit columns, "period", "matches_1" … per reference, and the columns asked for. */
export function periodRows({ builder, words, spine, refs, history, rows, only, held = [] }: ActivityQuestion): ActivePeriods {
  const scope = new EventScope(builder, words, boundsOf(spine, history));
  const actor = scope.actor();
  const matches = refs.map((ref) => roleHolds(ref, scope));
  const columns: Named[] = [
    ...actor.map((value, index) => ({ name: `actor_${index + 1}`, value })),
    { name: "period", value: history ? periodIndex(column("time"), spine) : periodWithin(column("time"), spine) },
    ...matches.map((value, index) => ({ name: `matches_${index + 1}`, value })),
    ...(rows?.(scope) ?? []),
  ];
  const within = call("gte", column("time", "e"), instant(boundsOf(spine).from));
  const looksBack = history && refs.length > 1 ? [call("or", within, matches[0] as Expression)] : [];
  const where = [...actor.map((each) => call("not_null", each)), some(matches), ...looksBack, ...(only ? [only(scope)] : [])];
  const relation = scope.build(columns, where, namesOf(refs));
  const actors = actor.map((_, index) => `actor_${index + 1}`);
  return { relation, actors, units: [...actors, ...held] };
}

function countIf(index: number): Expression {
  return aggregate("count_rows", [], column(`matches_${index + 1}`));
}

/** From the calendar's first instant, or from the beginning of time, to its last one. */
export function boundsOf(spine: readonly Bucket[], history = false): { from: number; until: number } {
  const from = history ? beginningOfTime : (spine[0]?.startMicros ?? 0);
  return { from, until: (spine.at(-1)?.endMicros ?? 1) - 1 };
}

/** The event names that any reference can match, or null when one takes every event. */
export function namesOf(refs: readonly EventRef[]): string[] | null {
  const lists = refs.map(eventNames);
  return lists.some((names) => names === null) ? null : [...new Set(lists.flat() as string[])];
}

type Strays = Pick<ActivityQuestion, "builder" | "words" | "spine" | "refs"> & {
  /** Events of the data set without a user: without any, nobody has to look. */
  withoutUser: number;
};

/** The number of rows in the calendar that a reference means but that have no actor, as "without_actor". */
export function rowsWithoutActor({ builder, words, spine, refs, withoutUser }: Strays): string {
  if (withoutUser === 0 && typeof words.countBy !== "object")
    return builder.add("without_actor", { is: "rows", columns: ["without_actor"], rows: [[{ is: "integer", value: 0 }]] });
  const scope = new EventScope(builder, words, boundsOf(spine));
  const missing = some(scope.actor().map((each) => call("is_null", each)));
  const matching = some(refs.map((ref) => roleHolds(ref, scope)));
  const scoped = scope.build([{ name: "one", value: integer(1) }], [missing, matching], namesOf(refs));
  return builder.select("without_actor", { from: scoped, columns: [{ name: "without_actor", value: aggregate("count_rows") }] });
}
