import type { PathsDefinition } from "../../../lib/reports/paths/definition.ts";
import { type EventRef, eventNames } from "../../../lib/vocabulary/event-ref.ts";
import type { FormProps, Patch } from "../../report/question.ts";

/** Paths as they are being written; what is absent has its default. */
export type PathsDraft = Partial<Omit<PathsDefinition, "kind">>;

export type PathsPatch = Patch<PathsDraft>;

/** What every card of the form gets. */
export type PathsFormProps = FormProps<PathsDefinition, PathsDraft>;

/** The events that the draft names, for pickers that put their properties first. */
export function draftEvents({ from, to, include, nodeBy, funnel }: PathsDraft): string[] {
  const named = [from, to, ...(funnel?.steps ?? [])].flatMap((each) => (each ? (eventNames(each) ?? []) : []));
  return [...new Set([...named, ...Object.keys(nodeBy ?? {}), ...(include ?? [])])];
}

/** Paths that begin at an event or a name, instead of where they began; a funnel's own ends are let go. */
export function startingAt(start: { event: EventRef } | { node: string } | null): PathsPatch {
  if (start === null) return { from: undefined, fromNode: undefined, part: undefined };
  const ends = "event" in start ? { from: start.event, fromNode: undefined } : { from: undefined, fromNode: start.node };
  return { ...ends, funnel: undefined, part: undefined };
}

/** Paths that end at an event or a name. */
export function endingAt(end: { event: EventRef } | { node: string } | null): PathsPatch {
  if (end === null) return { to: undefined, toNode: undefined, align: undefined, part: undefined };
  const ends = "event" in end ? { to: end.event, toNode: undefined } : { to: undefined, toNode: end.node };
  return { ...ends, funnel: undefined, part: undefined };
}

/** Paths of sessions, or of users within a window; what only the other one has is let go. */
export function followed(per: PathsDefinition["per"]): PathsPatch {
  return per === "session" ? { per: undefined, window: undefined, countBy: undefined } : { per: "user" };
}
