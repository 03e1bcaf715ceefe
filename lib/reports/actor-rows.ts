import { PlanBuilder } from "../plan/builder.ts";
import { call, column, integer } from "../plan/expression.ts";
import type { Plan } from "../plan/relation.ts";
import { actorIs } from "../vocabulary/actor-names.ts";
import { storyLayout, storyParts } from "../vocabulary/actor-story.ts";
import type { EventRef } from "../vocabulary/event-ref.ts";
import { EventScope, type ScopeWords } from "../vocabulary/event-scope.ts";
import { namesOfRoles, roleMask } from "../vocabulary/roles.ts";
import { own, taggedRows } from "../vocabulary/tagged-rows.ts";
import type { RowRecord } from "./answer-rows.ts";
import { unitRowsLimit } from "./unit-rows.ts";

/** An event of the actor; bit k of the mask says that it matches the k-th of the references asked about. */
export type ActorRow = { micros: number; tie: number; event: string; mask: number };

type ActorRowsAsked = {
  words: ScopeWords;
  actor: string;
  refs: readonly EventRef[];
  /** Both included, in microseconds. */
  bounds: { from: number; until: number };
  period: { fromMicros: number; toMicros: number };
};

/** The events of one actor that match any reference, after the filters, and who the actor is. */
export function actorRowsPlan({ words, actor, refs, bounds, period }: ActorRowsAsked): Plan {
  const builder = new PlanBuilder();
  const scope = new EventScope(builder, words, bounds);
  const roles = refs.map((ref, index) => ({ ref, bits: [index] }));
  const columns = [
    ...["time", "tie", "event"].map((name) => ({ name, value: column(name) })),
    { name: "mask", value: roleMask(roles, scope) },
  ];
  const hasActor = scope.actor().map((each) => call("not_null", each));
  const scoped = scope.build(columns, [...hasActor, actorIs(scope, actor)], namesOfRoles(roles));
  const matching = builder.select("matching", { from: scoped, keep: true, columns: [], where: call("not_eq", column("mask"), integer(0)) });
  taggedRows(builder, { event: "text", time: "integer", tie: "integer", mask: "integer", ...storyLayout }, [
    {
      of: "row",
      from: matching,
      columns: { ...own("event", "tie", "mask"), time: call("micros", column("time")) },
      orderBy: [{ by: column("time") }, { by: column("tie") }],
      limit: unitRowsLimit,
    },
    ...storyParts({ builder, words, actor, entries: refs, period }),
  ]);
  return builder.plan();
}

/** The actor's events in their order. */
export function actorRowsOf(records: readonly RowRecord[]): ActorRow[] {
  return records
    .filter(({ of }) => of === "row")
    .map(({ time, tie, event, mask }) => ({ micros: Number(time), tie: Number(tie), event: String(event), mask: Number(mask) }))
    .sort((a, b) => a.micros - b.micros || a.tie - b.tie);
}
