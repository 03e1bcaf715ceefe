import type { PathsSpec } from "../../../plan/paths.ts";
import type { UnitRows } from "./unit-rows.ts";

/** One sequence of a unit's rows: its rows in order (where they stand in the list), their keys, and its start for a stretch between gaps. */
export type Sequence = { from: number; until: number; keys: Float64Array; row: Int32Array; start: number | null };

/** Divides the rows of a unit into its sequences. */
export class SequenceSplitter {
  readonly #sequence: Sequence = { from: 0, until: 0, keys: new Float64Array(0), row: new Int32Array(0), start: null };

  constructor(
    readonly spec: PathsSpec,
    /** Session ids by row as pairs of words, 0 for none; null when no row has one. */
    readonly sessions: Int32Array | null,
    readonly timeOf: (key: number) => number,
  ) {}

  split(rows: UnitRows, each: (sequence: Sequence) => void): void {
    const { sessionTimeoutMicros } = this.spec;
    if (sessionTimeoutMicros === null) this.#give(rows, null, each);
    else if (this.sessions === null) this.#byGaps(rows, each);
    else this.#bySessions(rows, this.sessions, each);
  }

  #give({ from, until, keys, row }: UnitRows, start: number | null, each: (sequence: Sequence) => void): void {
    const sequence = this.#sequence;
    sequence.from = from;
    sequence.until = until;
    sequence.keys = keys;
    sequence.row = row;
    sequence.start = start;
    each(sequence);
  }

  #byGaps({ from, until, keys, row }: UnitRows, each: (sequence: Sequence) => void): void {
    const timeout = this.spec.sessionTimeoutMicros as number;
    let start = from;
    let before = this.timeOf(keys[from] as number);
    let began = before;
    for (let at = from + 1; at < until; at += 1) {
      const time = this.timeOf(keys[at] as number);
      if (time - before >= timeout) {
        this.#give({ from: start, until: at, keys, row }, began, each);
        start = at;
        began = time;
      }
      before = time;
    }
    this.#give({ from: start, until, keys, row }, began, each);
  }

  /** Rows of each session of the source by themselves; the others by gaps. */
  #bySessions({ from, until, keys, row }: UnitRows, sessions: Int32Array, each: (sequence: Sequence) => void): void {
    const own = new Map<bigint, number[]>();
    for (let at = from; at < until; at += 1) {
      const word = (row[at] as number) * 2;
      const id = (BigInt(sessions[word + 1] as number) << 32n) | BigInt((sessions[word] as number) >>> 0);
      const places = own.get(id);
      if (places) places.push(at);
      else own.set(id, [at]);
    }
    for (const [id, places] of own) {
      const part = {
        from: 0,
        until: places.length,
        keys: Float64Array.from(places, (at) => keys[at] as number),
        row: Int32Array.from(places, (at) => row[at] as number),
      };
      if (id === 0n) this.#byGaps(part, each);
      else this.#give(part, null, each);
    }
  }
}
