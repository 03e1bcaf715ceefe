import type { NodeKind } from "../definition/node.ts";

/** What paths answer, one shape for screen, command line, export and share link. Times are seconds, shares 0 to 1, unset is null. */

/**
 * A step's node to the next step's, or to how paths end (`dropOff`, `hidden`, `continues`; the step is that of `from`).
 * Sorted by step, then count, largest first, then from and to by code points; edges that end paths or touch `(other)` last of their step.
 */
export type PathEdge = {
  step: number;
  from: string;
  fromKind: NodeKind;
  to: string;
  toKind: NodeKind;
  /** Paths that take the edge: one per unit, or every path when transitions are counted. */
  count: number;
  /** Of all starters, those that are not drawn included. */
  share: number;
  /** Between the times of the two nodes; null for edges that end a path. */
  averageSeconds: number | null;
  medianSeconds: number | null;
};

/** arrive = goOn + end + hidden + continues, always. Sorted by step, then paths, ties by name; `(other)` last of its step. */
export type PathNode = {
  step: number;
  node: string;
  kind: NodeKind;
  /** Paths that stand at the node at this step, those that begin here included. */
  arrive: number;
  /** Of them, those that begin here. */
  begin: number;
  /** Those that go on to a node of the next step. */
  goOn: number;
  /** Those whose sequence ends here: dropped off, or arrived at the report's end. */
  end: number;
  /** Those that go on, but only with hidden events. */
  hidden: number;
  /** Those that go on beyond the last step. */
  continues: number;
  /** Events behind the paths at this node: above `arrive` where repeats were collapsed (×k = events / arrive). */
  events: number;
  /** `(other)` only: how many nodes are folded into it. */
  members?: number;
};

/** The facts of one step over all paths, whatever is drawn: arriving = continuing + ending + hidden + cut. */
export type PathStep = {
  step: number;
  /** Distinct nodes before any is folded. */
  nodes: number;
  arriving: number;
  beginning: number;
  continuing: number;
  ending: number;
  hidden: number;
  cut: number;
};

export type EdgeSum = { edges: number; count: number };

/** drawn.count + folded.count + hidden.count = total.count, whatever limits are chosen. */
export type PathTotals = {
  /** All edges before any is folded or left out. */
  total: EdgeSum;
  /** Edges drawn between named nodes, or from one to how paths end. */
  drawn: EdgeSum;
  /** Edges drawn from or to `(other)`. */
  folded: EdgeSum;
  /** Edges (after folding) that `edgeLimit`, `minCount`, `maxCount` leave out, and those that nothing drawn leads to. */
  hidden: EdgeSum;
};

/** One node of a sequence as it is drawn. */
export type SequenceNode = { node: string; kind: NodeKind };

/** A whole path, nodes unfolded (that is: before any is `(other)`), with how it ends when `dropOff` is on. */
export type PathSequence = {
  nodes: SequenceNode[];
  count: number;
  share: number;
  /** From the first node's time to the last one's. */
  averageSeconds: number;
  medianSeconds: number;
};

/** A node behind `(other)`, with the facts that it would have if it were drawn. */
export type PathMember = Omit<PathNode, "members">;

/** One counted path. */
export type PathActor = {
  /** The user's key, or the value of the property that is counted by. */
  actor: string;
  /** The session as the source names it, or for one cut by gaps the instant of its first event; null per user. */
  session: string | null;
  /** ISO instants of the first and the last drawn node. */
  startTime: string;
  endTime: string;
  /** The path, nodes unfolded. */
  nodes: SequenceNode[];
};

/**
 * What one cleaning rule or group catches, at its turn: names as they come out of the rules before it, over all events of the range
 * that may become nodes. A group catches what no earlier group did.
 */
export type CleaningRule = {
  rule: "clean" | "group";
  /** 1-based, in its own list. */
  position: number;
  pattern: string;
  /** Distinct raw names (the value or event name before trimming, without "event: ") that the rule matches: "matches 312 addresses". */
  names: number;
  /** Events under those names. */
  events: number;
  /** The most frequent, ties by raw name; at most 5: the raw name and what it is after this rule. */
  examples: { raw: string; result: string; events: number }[];
};

export type PathsAnswer = {
  period: { from: string; to: string; timezone: string };
  /** Paths in the report: sessions or actors that have one; every share's denominator. */
  starters?: number;
  /** Views `paths`. */
  edges?: PathEdge[];
  nodes?: PathNode[];
  steps?: PathStep[];
  totals?: PathTotals;
  hidden?: EdgeSum;
  /** View `sequences`: the most frequent, ties by their names one by one, the shorter first; how many there are, and what the rest comes to. */
  sequences?: PathSequence[];
  sequenceCount?: number;
  otherSequences?: { sequences: number; count: number };
  /** View `members`: the nodes behind one step's `(other)`, one page of them. */
  members?: PathMember[];
  memberCount?: number;
  /**
   * View `actors`: one row per counted path, by actor, start, end, session. Only `value` and `unset` parts look at the name; `other`
   * means any folded node of the step, `dropOff` every path whose sequence ends or arrives (a node's `end`), drawn or not.
   */
  actors?: PathActor[];
  actorCount?: number;
  /** View `cleaning`: every rule in its order, `clean` before `groupNodes`; and the names before and after all of them. */
  cleaning?: CleaningRule[];
  rawNames?: number;
  cleanNames?: number;
};

export type PathsResult = PathsAnswer & {
  kind: "paths";
  /** What one count is: session, user, a property's name, or path when transitions are counted. */
  unit: string;
  dataEnd: string | null;
  /** Events left out because their actor is null. */
  withoutActor: number;
  /** Sums that did not come out; shown as an error of the product. */
  broken: string[];
};
