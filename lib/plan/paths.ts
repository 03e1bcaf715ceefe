/**
 * How paths are found in each unit's rows (semantics §5). A row has "present" (the filters leave it; others only divide sessions),
 * "node" (a key; null when the row is hidden), and where the spec says so "starts" and "ends" (the row starts or ends a path).
 */
export type PathsSpec = {
  /** Most nodes of a path. */
  steps: number;
  /** Rows of a unit are divided by "session", and where that is null by gaps of so long or more; null for one sequence per unit. */
  sessionTimeoutMicros: number | null;
  /** The longest time from the last row of a path's first node to the first row of any later one; null for none. */
  windowMicros: number | null;
  /** Neighbours of one node are one run. */
  collapse: boolean;
  starts: boolean;
  ends: boolean;
  /** Every start (with an end alone, every end) makes a path, not the first of the sequence alone. */
  every: boolean;
  /** Which nodes of a path that is too long are kept; between both ends a gap stands for the rest. */
  keep: "first" | "last" | "both";
  /** The last node stands at step `steps`. */
  alignEnd: boolean;
};

/** The key of the node that stands for the middle of a path. */
export const gapKey = -1;

/** How a path goes on after its last node, as "ending" says it: not at all, with hidden rows only, with more nodes than are kept. */
export const endings = { end: 0, hidden: 1, continues: 2 } as const;

/** Keys that stand for how a path ends where a move leads to no node. */
export const endingKeys = { end: -10, hidden: -11, continues: -12 } as const;

/** How many nodes a path may show, the gap included. */
export const pathSlots = ({ steps, keep }: Pick<PathsSpec, "steps" | "keep">): number => (keep === "both" ? steps + 1 : steps);

/** Nodes kept before the gap, and as many after it. */
export const halfOf = ({ steps }: Pick<PathsSpec, "steps">): number => Math.floor(steps / 2);
