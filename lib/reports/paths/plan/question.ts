import type { PlanBuilder } from "../../../plan/builder.ts";
import type { Expression } from "../../../plan/expression.ts";
import { type PathsSpec, pathSlots } from "../../../plan/paths.ts";
import { actorIs } from "../../../vocabulary/actor-names.ts";
import { seconds } from "../../../vocabulary/duration.ts";
import type { EventScope } from "../../../vocabulary/event-scope.ts";
import { type PathsDefinition, pathWindow } from "../definition.ts";
import type { Frame } from "./frame.ts";

/** What every part of the plan is built from; with an actor of its paths alone, and rows then also say their event and what names them. */
export type Question = { builder: PlanBuilder; definition: PathsDefinition; frame: Frame; actor?: string };

/** The condition that leaves the one actor whom the question is about; none where it is about all. */
export function ofActor({ actor }: Question, scope: EventScope): Expression[] {
  return actor === undefined ? [] : [actorIs(scope, actor)];
}

/** The first and the last instant whose events may be nodes, in microseconds. */
export function rangeBounds({ frame }: Question): { from: number; until: number } {
  const { fromMicros: from, toMicros } = frame.periods.current;
  return { from, until: Math.min(toMicros, Math.max(frame.dataEnd, from)) };
}

/** How paths are found in the rows. A funnel has cut its rows already: each of its units is one sequence without starts and ends. */
export function pathsSpec(definition: PathsDefinition): PathsSpec {
  const { maxSteps, collapseRepeats, count, align, funnel, from, fromNode, to, toNode } = definition;
  const window = pathWindow(definition);
  const starts = from !== undefined || fromNode !== undefined;
  const ends = to !== undefined || toNode !== undefined;
  const keep = keptPart(definition);
  return {
    steps: maxSteps,
    sessionTimeoutMicros: definition.per === "session" && !funnel ? definition.sessionTimeoutMinutes * 60_000_000 : null,
    windowMicros: window === null || funnel ? null : seconds(window) * 1_000_000,
    collapse: collapseRepeats,
    starts,
    ends,
    every: count === "transitions",
    keep,
    alignEnd: keep === "last" && align === "end",
  };
}

function keptPart({ funnel, from, fromNode, to, toNode }: PathsDefinition): PathsSpec["keep"] {
  const part = funnel?.part;
  const begins = from !== undefined || fromNode !== undefined || part === "between";
  const stops = to !== undefined || toNode !== undefined || part === "between" || part === "before";
  return stops ? (begins ? "both" : "last") : "first";
}

/** The slots of a path, 1 to the last one. */
export function slotsOf(definition: PathsDefinition): number[] {
  return Array.from({ length: pathSlots(pathsSpec(definition)) }, (_, index) => index + 1);
}

/** Whether paths are drawn beyond their last node: not those that end where the report says. */
export const drawsEndings = (definition: PathsDefinition): boolean => definition.dropOff && pathsSpec(definition).keep === "first";
