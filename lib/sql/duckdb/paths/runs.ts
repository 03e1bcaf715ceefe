import type { PathsSpec } from "../../../plan/paths.ts";
import { flags, hiddenKey } from "./packing.ts";
import type { Sequence } from "./sequences.ts";

/** Neighbouring visible rows of one node. Times are microseconds; `last` is the place of its last row in the sequence. */
export type Runs = {
  count: number;
  /** Where the node's key stands, as pairs of words. */
  word: Int32Array;
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
  /** With neither starts nor ends nor a window, runs beyond the last one that is shown say nothing new. */
  readonly #enough: number;

  constructor(
    readonly spec: PathsSpec,
    /** The rows of all lists as pairs of words. */
    readonly rows: { nodes: Int32Array; places: Int32Array },
    readonly timeOf: (key: number) => number,
  ) {
    this.#enough = spec.keep === "first" && !spec.starts && spec.windowMicros === null ? spec.steps + 1 : Number.POSITIVE_INFINITY;
  }

  fold({ from, until, keys, row }: Sequence): Runs {
    const { runs, timeOf } = this;
    const { nodes, places } = this.rows;
    const { collapse } = this.spec;
    runs.count = 0;
    let low = 0;
    let high = 0;
    for (let at = from; at < until; at += 1) {
      const word = (row[at] as number) * 2;
      const mark = places[word] as number;
      const nodeLow = nodes[word] as number;
      const nodeHigh = nodes[word + 1] as number;
      if ((mark & flags.present) === 0 || (nodeLow === hiddenKey && nodeHigh === -1)) continue;
      const time = timeOf(keys[at] as number);
      const goesOn = collapse && runs.count > 0 && nodeLow === low && nodeHigh === high;
      if (!goesOn) {
        if (runs.count === this.#enough) break;
        if (runs.count === runs.word.length) this.#grow();
        runs.word[runs.count] = word;
        runs.firstTime[runs.count] = time;
        runs.events[runs.count] = 0;
        runs.starts[runs.count] = 0;
        runs.ends[runs.count] = 0;
        runs.count += 1;
        low = nodeLow;
        high = nodeHigh;
      }
      const run = runs.count - 1;
      runs.lastTime[run] = time;
      runs.last[run] = at;
      runs.events[run] = (runs.events[run] as number) + 1;
      if (mark & flags.starts) runs.starts[run] = 1;
      if (mark & flags.ends) runs.ends[run] = 1;
    }
    return runs;
  }

  #grow(): void {
    const larger = emptyRuns(this.runs.word.length * 2);
    for (const name of ["word", "firstTime", "lastTime", "last", "events", "starts", "ends"] as const) {
      larger[name].set(this.runs[name]);
      Object.assign(this.runs, { [name]: larger[name] });
    }
  }
}

function emptyRuns(size: number): Runs {
  return {
    count: 0,
    word: new Int32Array(size),
    firstTime: new Float64Array(size),
    lastTime: new Float64Array(size),
    last: new Int32Array(size),
    events: new Int32Array(size),
    starts: new Uint8Array(size),
    ends: new Uint8Array(size),
  };
}
