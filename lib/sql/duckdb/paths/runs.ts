import type { PathsSpec } from "../../../plan/paths.ts";
import { flags } from "./packing.ts";
import type { Sequence } from "./sequences.ts";

/** Neighbouring visible rows of one node. Times are microseconds; `last` is the place of its last row in the sequence. */
export type Runs = {
  count: number;
  node: Int32Array;
  firstTime: Float64Array;
  lastTime: Float64Array;
  last: Int32Array;
  events: Int32Array;
  starts: Uint8Array;
  ends: Uint8Array;
};

/** Folds the visible rows of a sequence into runs; the arrays are used again for the next one. */
export class RunFolder {
  readonly runs: Runs = emptyRuns(64);
  /** Runs beyond so many, from the first start on, say nothing new: a path from there shows fewer, and no window ends it. */
  readonly #enough: number;
  readonly #needed: number;

  constructor(readonly spec: PathsSpec) {
    const { keep, starts, ends, every, windowMicros, steps } = spec;
    this.#enough = keep === "first" && windowMicros === null && !(starts && every) ? steps + 1 : Number.POSITIVE_INFINITY;
    this.#needed = (starts ? flags.starts : 0) | (ends ? flags.ends : 0);
  }

  /** No runs where a start or an end is asked for and there is none; else all that may matter, from the first start on. */
  fold(sequence: Sequence): Runs {
    const { runs } = this;
    runs.count = 0;
    if (this.#needed !== 0 && !hasMarks(sequence, this.#needed)) return runs;
    const { from, until, times, marks, node } = sequence;
    const { collapse, starts } = this.spec;
    let waits = starts;
    let before = 0;
    for (let at = from; at < until; at += 1) {
      const mark = marks[at] as number;
      const here = node[at] as number;
      if ((mark & flags.present) === 0 || here === 0) continue;
      const time = times[at] as number;
      if (!collapse || here !== before) {
        if (runs.count === this.#enough) break;
        if (waits) runs.count = 0;
        this.#begin(here, time);
        before = here;
      }
      const run = runs.count - 1;
      runs.lastTime[run] = time;
      runs.last[run] = at;
      runs.events[run] = (runs.events[run] as number) + 1;
      if (mark & flags.starts) {
        runs.starts[run] = 1;
        waits = false;
      }
      if (mark & flags.ends) runs.ends[run] = 1;
    }
    return runs;
  }

  #begin(node: number, time: number): void {
    const { runs } = this;
    if (runs.count === runs.node.length) this.#grow();
    const run = runs.count;
    runs.node[run] = node;
    runs.firstTime[run] = time;
    runs.events[run] = 0;
    runs.starts[run] = 0;
    runs.ends[run] = 0;
    runs.count += 1;
  }

  #grow(): void {
    const larger = emptyRuns(this.runs.node.length * 2);
    for (const name of ["node", "firstTime", "lastTime", "last", "events", "starts", "ends"] as const) {
      larger[name].set(this.runs[name]);
      Object.assign(this.runs, { [name]: larger[name] });
    }
  }
}

/** Whether rows carry each of some flags. */
function hasMarks({ from, until, marks }: Sequence, needed: number): boolean {
  let found = 0;
  for (let at = from; at < until && (found & needed) !== needed; at += 1) found |= marks[at] as number;
  return (found & needed) === needed;
}

function emptyRuns(size: number): Runs {
  return {
    count: 0,
    node: new Int32Array(size),
    firstTime: new Float64Array(size),
    lastTime: new Float64Array(size),
    last: new Int32Array(size),
    events: new Int32Array(size),
    starts: new Uint8Array(size),
    ends: new Uint8Array(size),
  };
}
