import { mostSlots } from "./function-name.ts";

/** One path as it is shown: `count` nodes side by side, the first of them in `slot` (from 0); times are microseconds. */
export class ShownPath {
  unitLow = 0;
  unitHigh = 0;
  /** The start of a stretch between gaps. */
  start: number | null = null;
  slot = 0;
  count = 0;
  firstTie = 0;
  ending = 0;
  readonly node = new Int32Array(mostSlots);
  readonly time = new Float64Array(mostSlots);
  readonly events = new Int32Array(mostSlots);

  /** Adds a node after the others. */
  show(node: number, time: number, events: number): void {
    const at = this.count;
    this.node[at] = node;
    this.time[at] = time;
    this.events[at] = events;
    this.count = at + 1;
  }
}

/** Where found paths go, row by row. */
export type PathSink = { rows: number; clear(): void; add(path: ShownPath): void };
