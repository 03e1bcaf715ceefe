import { aggregate, all, call, column, type Expression, integer, text } from "../../plan/expression.ts";
import { beginningOfTime } from "../all-time.ts";
import type { ActiveLeaf, Bounds, DidLeaf, FirstDidLeaf, SequenceLeaf, StoppedLeaf, Times } from "../cohort.ts";
import type { EventRef } from "../event-ref.ts";
import type { CohortScope } from "./members.ts";
import { matchingRows, usersWhere } from "./rows.ts";
import { sequenceUsers } from "./sequence.ts";

/** What users did: a leaf that needs their events. */
export type EventLeaf = DidLeaf | SequenceLeaf | ActiveLeaf | StoppedLeaf | FirstDidLeaf;

/** Users by key; the cohort is these (`isIn`) or everybody else. */
export type LeafUsers = { isIn: boolean; relation: string };

/** The users of a leaf that looks at events, from one pass over the events it names. */
export function leafUsers(leaf: EventLeaf, scope: CohortScope): LeafUsers {
  const during = boundsOf(leaf);
  if ("did" in leaf) return didUsers(leaf, during, scope);
  if ("sequence" in leaf) return { isIn: true, relation: sequenceUsers(leaf, during, scope) };
  if ("active" in leaf) return { isIn: true, relation: activeUsers(leaf, during, scope) };
  const ref = "stopped" in leaf ? leaf.stopped : leaf.firstDid;
  const times = perUser(ref, { from: beginningOfTime, until: during.until }, scope);
  const outer = "stopped" in leaf ? call("lt", column("last_time"), at(during.from)) : call("gte", column("first_time"), at(during.from));
  return { isIn: true, relation: usersWhere(times, outer, scope) };
}

/** The instants of a leaf; they are settled before a question is planned. */
export function boundsOf({ during }: { during?: Bounds | undefined }): Bounds {
  if (!during) throw new RangeError("a cohort was not settled on the data");
  return during;
}

const at = (micros: number): Expression => ({ is: "value", value: { is: "instant", micros } });

/** The fewest and the most occurrences that a leaf asks for; null for no upper end. */
export function limitsOf({ op, value }: Times = { op: "at_least", value: 1 }): { least: number; most: number | null } {
  return { least: op === "at_most" ? 0 : value, most: op === "at_least" ? null : value };
}

/** Never having done it counts as 0 times: who is asked for few times is everybody but those with more. */
function didUsers({ did, times }: DidLeaf, during: Bounds, scope: CohortScope): LeafUsers {
  const { least, most } = limitsOf(times);
  const counts = perUser(did, during, scope);
  const enough = call("gte", column("occurrences"), integer(least));
  const few = most === null ? null : call("lte", column("occurrences"), integer(most));
  if (least > 0) return { isIn: true, relation: usersWhere(counts, few ? all([enough, few]) : enough, scope) };
  const more = most === null ? integer(0) : integer(most);
  const tooOften = most === null ? call("lt", column("occurrences"), more) : call("gt", column("occurrences"), more);
  return { isIn: false, relation: usersWhere(counts, tooOften, scope) };
}

/** How often, first and last each user did it. */
function perUser(ref: EventRef, bounds: Bounds, scope: CohortScope): string {
  const rows = matchingRows(ref, bounds, scope);
  return scope.builder.share("did_times", {
    is: "select",
    from: rows,
    columns: [
      { name: "who", value: column("who") },
      { name: "occurrences", value: aggregate("count_rows") },
      { name: "first_time", value: aggregate("min", [column("time")]) },
      { name: "last_time", value: aggregate("max", [column("time")]) },
    ],
    groupBy: [column("who")],
  });
}

/** Users with events on so many local days. */
function activeUsers({ active }: ActiveLeaf, during: Bounds, scope: CohortScope): string {
  const rows = matchingRows(active.of ?? { event: null }, during, scope);
  const day = call("local_date", column("time"), text(scope.conditions.timezone));
  const days = scope.builder.share("active_on_days", {
    is: "select",
    from: rows,
    columns: [
      { name: "who", value: column("who") },
      { name: "days", value: aggregate("count_distinct", [day]) },
    ],
    groupBy: [column("who")],
  });
  return usersWhere(days, call("gte", column("days"), integer(active.days)), scope);
}
