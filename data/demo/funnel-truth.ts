import type { DemoEvent } from "./event.ts";
import { day } from "./story.ts";

export type Match = (event: DemoEvent) => boolean;

/** A funnel whose answer the generator counts from its own records, in a way of its own. */
export type FunnelTruth = {
  name: string;
  says: string;
  /** The question in the product's words. */
  definition: Record<string, unknown>;
  steps: readonly Match[];
  /** Milliseconds, first day and last day (both included). */
  window: number;
  from: number;
  to: number;
  /** Only a user's earliest entry counts, instead of the one that leads deepest. */
  firstEntryOnly?: boolean;
  /** Names the group of a user from the entry; every user must have one only. */
  group?: (entry: DemoEvent) => string;
  /** Users left out, such as test users. */
  leavesOut?: (user: string) => boolean;
  /** The actor as sent instead of the resolved user. */
  raw?: boolean;
  /** What was planted: the share of the users at step `of` who get to step `to`. */
  planted?: { group?: string; of: number; to: number; rate: number; tolerance: number }[];
};

/** Users by the number of steps that they reached, per group; "" without groups. */
export class FunnelCount {
  readonly counts = new Map<string, number[]>();

  constructor(readonly truth: FunnelTruth) {}

  /** Takes the events of one user in order of time. */
  add(user: string, events: readonly DemoEvent[]): void {
    const { truth } = this;
    if (truth.leavesOut?.(user)) return;
    const reached = deepest(truth, events);
    if (reached.depth === 0 || !reached.entry) return;
    const group = truth.group?.(reached.entry) ?? "";
    const counts = this.counts.get(group) ?? truth.steps.map(() => 0);
    for (let step = 0; step < reached.depth; step += 1) counts[step] = (counts[step] ?? 0) + 1;
    this.counts.set(group, counts);
  }
}

/** Per step the latest entry that leads there: enough, because a later entry never leaves less of the window. */
function deepest(
  { steps, window, from, to, firstEntryOnly = false }: FunnelTruth,
  events: readonly DemoEvent[],
): { depth: number; entry: DemoEvent | null } {
  const entries: (DemoEvent | undefined)[] = [];
  for (const event of events) {
    for (let step = steps.length - 1; step > 0; step -= 1) {
      const entry = entries[step - 1];
      if (entry && event.time - entry.time <= window && steps[step]?.(event)) entries[step] = entry;
    }
    if (firstEntryOnly && entries[0]) continue;
    if (event.time >= from && event.time < to + day && steps[0]?.(event)) entries[0] = event;
  }
  return { depth: entries.length, entry: entries.at(-1) ?? null };
}
