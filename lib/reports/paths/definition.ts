import { z } from "zod";
import { type Duration, duration } from "../../vocabulary/duration.ts";
import { eventRef } from "../../vocabulary/event-ref.ts";
import { listWords } from "../../vocabulary/list-words.ts";
import { reportBase } from "../../vocabulary/report-base.ts";
import { refusePathContradictions } from "./definition/contradictions.ts";
import { nodeKinds } from "./definition/node.ts";

export const mostSteps = 20;

export const pathViews = ["paths", "sequences", "members", "actors", "cleaning"] as const;
export type PathView = (typeof pathViews)[number];

const eventName = z.string().max(1024);
const propertyName = z.string().max(256);
const nodeLabel = z.string().max(8192);
const nodeKind = z.enum(nodeKinds);

/** All matches are replaced; in `replace`, \1 to \9 stand for the pattern's groups, every other character for itself. */
const cleanRule = z.strictObject({ regex: z.string().min(1).max(1024), replace: z.string().max(1024) });
export type CleanRule = z.infer<typeof cleanRule>;

export const funnelParts = ["after", "before", "between", "afterDropOff"] as const;
export type FunnelPart = (typeof funnelParts)[number];

/**
 * Paths of the units of an ordered funnel (best attempt, entries in the range, later steps up to the window): one path per unit.
 * `after` runs from the unit's row of `step` on, `before` up to it, `between` from the row of the step before it to its own,
 * `afterDropOff` from the row of the step before it on, for the units that did not reach `step` within the window.
 * The row of a step is the first row at the step's instant that the step means. The events that the funnel looks at take part:
 * from the range's start to its end plus the window. Per session, `after`, `before` and `afterDropOff` stay in the session of that
 * row, per user they go up to the report's own `window`; `between` takes everything between its two rows.
 */
const funnel = z.strictObject({
  steps: z.array(eventRef).min(1).max(mostSteps),
  /** From the entry to the last step; null for none. Default 7 days, as in the funnel itself. */
  window: duration.nullable().default({ value: 7, unit: "day" }),
  part: z.enum(funnelParts),
  /** 1-based. */
  step: z.number().int().min(1).max(mostSteps),
  /** `afterDropOff`: also the units that are still in their window; without them the paths are those of the dropped bar. */
  includeMaturing: z.boolean().default(true),
});

const sequenceNode = z.strictObject({ node: nodeLabel, kind: nodeKind.default("value") });

/**
 * Whose list is asked for, in the words of the answer: the units at a node (`step`, `node`), on an edge (`step`, `from`, `to`),
 * or with a whole sequence (`sequence`). For `members` only `step`.
 */
const part = z.strictObject({
  step: z
    .number()
    .int()
    .min(1)
    .max(mostSteps + 2)
    .optional(),
  node: nodeLabel.optional(),
  kind: nodeKind.default("value"),
  from: nodeLabel.optional(),
  fromKind: nodeKind.default("value"),
  to: nodeLabel.optional(),
  toKind: nodeKind.default("value"),
  sequence: z
    .array(sequenceNode)
    .min(1)
    .max(mostSteps + 2)
    .optional(),
  ...listWords,
});

const shape = z.strictObject({
  kind: z.literal("paths"),
  ...reportBase,
  /** One sequence per session, or per actor (`countBy`) with a window. Only events in the range take part; a session is cut there. */
  per: z.enum(["session", "user"]).default("session"),
  /**
   * Per user: a node is in the path when its first event is at most so long after the time of the path's first node (with an end
   * alone: when the end's first event is at most so long after the node's time); null for none. A node's time is that of its last
   * event, see `collapseRepeats`. With `funnel`: events at most so long after (before) the row that the part begins (ends) with.
   */
  window: duration.nullable().optional(),
  /**
   * `transitions`: every start begins a path (with an end alone, every end ends one), also inside another path; with a start and an
   * end, every start from which the next end is within the window. `units`: the first of them of each session or actor. Without
   * a start, an end or with `funnel` a unit has one path and the two are the same.
   */
  count: z.enum(["units", "transitions"]).default("units"),
  /** Most nodes of a path; `...`, `(drop-off)`, `(hidden)` and `(continues)` are not counted. */
  maxSteps: z.number().int().min(2).max(mostSteps).default(5),
  /** Only events of these names become nodes; the others are hidden, their neighbours joined. */
  include: z.array(eventName).min(1).max(1000).optional(),
  /** Events of these names are hidden, their neighbours joined. */
  exclude: z.array(eventName).max(1000).default([]),
  /** Events named by a property's value instead of their own name, each by its own property. */
  nodeBy: z.record(eventName, propertyName).default({}),
  /** All events (that `nodeBy` does not name) by one property, such as the page. */
  nodeProperty: propertyName.optional(),
  /** What a node named by a property shows: the value, or "event: value". */
  nodeLabel: z.enum(["value", "event_and_value"]).default("value"),
  /** A named property that is not set, or a name cleaned to nothing, gives the node `(not set)`; true hides it. */
  hideUnset: z.boolean().default(false),
  /** Trailing slashes of a name are cut, before cleaning; a name of slashes alone becomes "/". */
  trimTrailingSlash: z.boolean().default(false),
  /** Applied in order to the property's value or the event's name, before "event: " is put in front; not to what is not set. */
  clean: z.array(cleanRule).max(100).default([]),
  /** Then, on the whole name: one that contains the pattern becomes the pattern; only * is special (anything); the first that matches wins. */
  groupNodes: z.array(z.string().min(1).max(1024)).max(200).default([]),
  /** Then: nodes of exactly these names are hidden, their neighbours joined; `(not set)` is no name, see `hideUnset`. */
  excludeNodes: z.array(nodeLabel).max(1000).default([]),
  /** Then: neighbours of one name count once, at the time of the last of the run; the run is a start or end when one of its events is. */
  collapseRepeats: z.boolean().default(true),
  /** Then: paths begin at the first node with an event that this means … */
  from: eventRef.optional(),
  /** … or of this name. A path without a start is left out. */
  fromNode: nodeLabel.optional(),
  /**
   * Paths end at the first such node (after the start); a path that does not get there is left out. With an end alone the last nodes
   * are kept; between a start and an end a path that is too long keeps its first and last maxSteps / 2, with `...` between them,
   * at the time of the first node that it stands for.
   */
  to: eventRef.optional(),
  toNode: nodeLabel.optional(),
  /** With an end and no start: the end stands at step `maxSteps` (`end`), or steps are counted from each path's first node (`start`). */
  align: z.enum(["start", "end"]).default("end"),
  /**
   * Draw how paths end: `(drop-off)` nothing more in the session or window, `(hidden)` only hidden events follow, `(continues)` more
   * nodes follow than `maxSteps`. Paths with an end (also `before` and `between` of a funnel) stop there and are not drawn beyond.
   */
  dropOff: z.boolean().default(true),
  /** Of each step the nodes with the most paths (ties by name), the rest is `(other)`; `(not set)` and `...` stay besides. Null for all. */
  maxNodesPerStep: z.number().int().min(1).max(1000).nullable().default(5),
  /**
   * Draw at most so many edges, the largest (ties by from, to, step), of those that `minCount` and `maxCount` leave. Whenever edges
   * are left out, those that no drawn edge leads to from step 1 are left out too (aligned at the end: that do not lead to the last step).
   */
  edgeLimit: z.number().int().min(1).max(100_000).nullable().default(null),
  /** Draw only edges of at least, at most so many. */
  minCount: z.number().int().min(1).optional(),
  maxCount: z.number().int().min(1).optional(),
  funnel: funnel.optional(),
  view: z.enum(pathViews).default("paths"),
  sequenceLimit: z.number().int().min(1).max(10_000).default(50),
  part: part.optional(),
});
export type PathsDefinition = z.infer<typeof shape>;
export type PathPart = z.infer<typeof part>;
export type PathFunnel = z.infer<typeof funnel>;

/** A complete question about paths; unknown keys and contradictions are refused with a message that says what to change. */
export const pathsDefinition = shape.superRefine(refusePathContradictions);

const defaultWindow: Duration = { value: 7, unit: "day" };

/** The longest time of a path per user, 7 days unless the definition says otherwise; null for none, and per session. */
export function pathWindow({ per, window }: Pick<PathsDefinition, "per" | "window">): Duration | null {
  if (per === "session") return null;
  return window === undefined ? defaultWindow : window;
}
