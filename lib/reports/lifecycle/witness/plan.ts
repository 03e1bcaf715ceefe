import { PlanBuilder } from "../../../plan/builder.ts";
import type { Plan } from "../../../plan/relation.ts";
import { unitsNamed } from "../../../vocabulary/actor-names.ts";
import { storyLayout, storyParts } from "../../../vocabulary/actor-story.ts";
import type { Bucket } from "../../../vocabulary/buckets.ts";
import { beginningOfTime, endOfTime } from "../../../vocabulary/event-scope.ts";
import { type Layout, own, type Tagged, taggedRows } from "../../../vocabulary/tagged-rows.ts";
import type { WholePeriod } from "../../../vocabulary/whole-periods.ts";
import { unitRowsLayout, unitRowsPart } from "../../unit-rows.ts";
import type { WitnessAsked } from "../../witness.ts";
import type { LifecycleDefinition } from "../definition.ts";
import { statesOfGroup } from "../plan/actors.ts";
import { type Frame, listedPeriod } from "../plan/frame.ts";
import { hasHistory, type Question, statesOf } from "../plan/states.ts";

export type LifecycleWitness = WitnessAsked<LifecycleDefinition, Frame>;

export const periodOf = ({ definition, frame }: Omit<LifecycleWitness, "actor">): WholePeriod =>
  frame.periods[listedPeriod(definition, frame)] ?? frame.periods.current;

/** The interval just before the range, in which who goes dormant was still active. */
export const beforeOf = ({ definition, frame }: Omit<LifecycleWitness, "actor">): Bucket =>
  frame.before[listedPeriod(definition, frame)] ?? frame.before.current;

/** The report's own states of one unit, those in the group asked about, its events, and who it is. */
export function witnessPlan(asked: LifecycleWitness): Plan {
  const { definition, frame, actor } = asked;
  const builder = new PlanBuilder();
  const { breakdown: _, ...alone } = definition;
  const question: Question = { builder, definition: alone, frame, actor };
  const { relation, actors } = statesOf(question, listedPeriod(definition, frame), { times: true });
  const layout: Layout = {
    ...Object.fromEntries(actors.map((each) => [each, "text" as const])),
    ...unitRowsLayout,
    bucket: "integer",
    state: "text",
    ...storyLayout,
  };
  taggedRows(builder, layout, [
    { of: "state", from: relation, columns: own(...actors, "bucket", "state") },
    ...(definition.part?.group === undefined ? [] : [groupPart({ builder, definition, frame }, actors, actor)]),
    ...rowsParts(builder, asked),
    ...storyParts({ builder, words: definition, actor, entries: [definition.event], period: periodOf(asked) }),
  ]);
  return builder.plan();
}

/** The unit's states in the group that is asked about; groups are found among all units. */
function groupPart(question: Question, actors: readonly string[], actor: string): Tagged {
  const { builder, definition } = question;
  const { relation } = statesOfGroup(question);
  const from = unitsNamed({ builder, countBy: definition.countBy, units: relation }, actor);
  return { of: "in_group", from, columns: own(...actors, "bucket", "state") };
}

/** The unit's events in the range and the interval before it, the first and the last one before that, and the next one after. */
function rowsParts(builder: PlanBuilder, asked: LifecycleWitness): Tagged[] {
  const { definition, actor } = asked;
  const { fromMicros, toMicros } = periodOf(asked);
  const of = { builder, words: definition, actor, refs: [definition.event] };
  const bounds = (from: number, until: number) => ({ ...of, bounds: { from, until } });
  if (!hasHistory(definition)) return [unitRowsPart("row", bounds(fromMicros, toMicros))];
  const from = beforeOf(asked).startMicros;
  const earlier = { ...bounds(beginningOfTime, from - 1), passing: true, limit: 1 };
  return [
    unitRowsPart("row", bounds(from, toMicros)),
    unitRowsPart("earlier", earlier),
    unitRowsPart("earlier", { ...earlier, newest: true }),
    unitRowsPart("later", { ...bounds(toMicros + 1, endOfTime), passing: true, limit: 1 }),
  ];
}
