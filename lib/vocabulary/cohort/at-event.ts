import { all, call, column, type Expression, instant, integer, over, some, truth } from "../../plan/expression.ts";
import type { Join } from "../../plan/relation.ts";
import { beginningOfTime, endOfTime } from "../all-time.ts";
import type { Cohort, DidLeaf, FirstDidLeaf } from "../cohort.ts";
import type { Condition } from "../condition.ts";
import { conditionsExpression } from "../condition-plan.ts";
import type { EventRef } from "../event-ref.ts";
import { boundsOf, limitsOf } from "./leaves.ts";
import { type CohortScope, cohortNamed, listed, notInPlace } from "./members.ts";
import { matchingRows } from "./rows.ts";
import { elapsedMicros } from "./settle.ts";

/** The rows of a question, to which more may be joined; they are spoken of as "e". */
type Rows = { user: Expression; nextAlias: () => number; join: (join: Join) => void };

type EventCohortScope = CohortScope & { row: Rows };

/**
 * Whether the user of an event was in the cohort at that event: what was done counts when it was done strictly earlier, "in the
 * last 7 days" are the 7 × 24 hours before it, user properties are those that held then.
 */
export function inCohortAtEvent(name: string, scope: EventCohortScope): Expression {
  return all([call("not_null", scope.row.user), holds(cohortNamed(name, scope), scope)]);
}

function holds(cohort: Cohort, scope: EventCohortScope): Expression {
  if ("and" in cohort) return all(cohort.and.map((each) => holds(each, scope)));
  if ("or" in cohort) return some(cohort.or.map((each) => holds(each, scope)));
  if ("not" in cohort) return call("not", holds(cohort.not, scope));
  if ("where" in cohort) return conditionsExpression(cohort.where.map(atEvent), scope.conditions);
  if ("member" in cohort) return holds(cohortNamed(cohort.member, scope), scope);
  if ("users" in cohort) return listed(cohort.users, scope.row.user, scope.builder);
  if ("saved" in cohort) throw notInPlace(`the saved cohort ${cohort.saved}`);
  if ("list" in cohort) throw notInPlace("the list of a report");
  if ("did" in cohort) return didBefore(cohort, scope);
  if ("firstDid" in cohort) return firstBefore(cohort, scope);
  throw new RangeError(
    "who did one thing after another, was active on some days or stopped can only be asked as of now, not as of the event",
  );
}

function atEvent(condition: Condition): Condition {
  if ("and" in condition) return { and: condition.and.map(atEvent) };
  if ("or" in condition) return { or: condition.or.map(atEvent) };
  return { ...condition, asOf: "event" };
}

function didBefore(leaf: DidLeaf, scope: EventCohortScope): Expression {
  const { least, most } = limitsOf(leaf.times);
  const atLeast = (times: number): Expression => (times === 0 ? truth(true) : occurred(leaf, times, scope));
  return all([atLeast(least), ...(most === null ? [] : [call("not", atLeast(most + 1))])]);
}

/** How far back a leaf looks from an event; null when it looks at fixed days. */
function lookBack({ in: range }: DidLeaf | FirstDidLeaf): number | null {
  if (!range || "from" in range) return null;
  const elapsed = elapsedMicros(range);
  if (elapsed === null) throw new RangeError("as of the event, a cohort looks back some hours, days or weeks, or at fixed days");
  return elapsed;
}

/** Whether the event's user had done it so many times before. */
function occurred(leaf: DidLeaf, times: number, scope: EventCohortScope): Expression {
  const back = lookBack(leaf);
  if (back === null) return earlier(nth(matchingRows(leaf.did, boundsOf(leaf), scope), times, scope), scope);
  const counted = runs(leaf.did, times, scope);
  const alias = joined(counted, "as_of", scope);
  return call("coalesce", call("gte", call("micros", column("nth_time", alias)), since(back)), truth(false));
}

const since = (back: number): Expression => call("minus", call("micros", column("time", "e")), integer(back));

/** The first time ever lies before the event, and in the days or the time that the leaf names. */
function firstBefore(leaf: FirstDidLeaf, scope: EventCohortScope): Expression {
  const back = lookBack(leaf);
  const { from, until } = boundsOf(leaf);
  const rows = matchingRows(leaf.firstDid, { from: beginningOfTime, until }, scope);
  const first = nth(rows, 1, scope);
  const alias = joined(first, "left", scope);
  const time = column("nth_time", alias);
  const recent = back === null ? call("gte", time, instant(from)) : call("gte", call("micros", time), since(back));
  return call("coalesce", all([call("lt", time, column("time", "e")), recent]), truth(false));
}

function earlier(relation: string, scope: EventCohortScope): Expression {
  const alias = joined(relation, "left", scope);
  return call("coalesce", call("lt", column("nth_time", alias), column("time", "e")), truth(false));
}

const inOrder = [{ by: column("time") }, { by: column("tie") }];
const byUser = [column("who")];

/** Per user the time of the so-manieth row. */
function nth(rows: string, times: number, { builder }: EventCohortScope): string {
  return builder.share("nth_times", {
    is: "select",
    from: rows,
    columns: [
      { name: "of_member", value: column("who") },
      { name: "nth_time", value: column("time") },
    ],
    qualify: call("eq", over("row_number", [], { partition: byUser, order: inOrder }), integer(times)),
  });
}

/** Per instant with such a row: the time of the row that is the so-manieth, counted back from it. */
function runs(ref: EventRef, times: number, scope: EventCohortScope): string {
  const rows = matchingRows(ref, { from: beginningOfTime, until: endOfTime }, scope);
  const last = [{ by: column("tie"), descending: true }];
  return scope.builder.share("runs", {
    is: "select",
    from: rows,
    columns: [
      { name: "of_member", value: column("who") },
      { name: "done_time", value: column("time") },
      { name: "nth_time", value: over("previous", [column("time"), integer(times - 1)], { partition: byUser, order: inOrder }) },
    ],
    qualify: call("eq", over("row_number", [], { partition: [...byUser, column("time")], order: last }), integer(1)),
  });
}

/** Joins per user; as of: the newest instant strictly before the event. */
function joined(relation: string, kind: "left" | "as_of", { row }: EventCohortScope): string {
  const alias = `done_${row.nextAlias()}`;
  const sameUser = call("eq", row.user, column("of_member", alias));
  const on = kind === "left" ? sameUser : call("and", sameUser, call("gt", column("time", "e"), column("done_time", alias)));
  row.join({ relation, as: alias, kind, on });
  return alias;
}
