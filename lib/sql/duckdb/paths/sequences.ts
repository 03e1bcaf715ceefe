import type { PathsSpec } from "../../../plan/paths.ts";
import { emptyRows, type UnitRows } from "./unit-rows.ts";

/** One sequence of a unit's rows, in order, and its start for a stretch between gaps. */
export type Sequence = UnitRows & { start: number | null };

/** Divides the rows of a unit into its sequences. */
export class SequenceSplitter {
  #ids = new Int32Array(0);
  #next = new Int32Array(0);
  readonly #sorted: UnitRows = emptyRows(0);
  readonly #sequence: Sequence = { ...emptyRows(0), start: null };

  constructor(
    readonly spec: PathsSpec,
    readonly each: (sequence: Sequence) => void,
  ) {}

  /** Calls back for each sequence; `sessions` are session ids by row as pairs of words, 0 for none, null when no row has one. */
  split(rows: UnitRows, sessions: Int32Array | null): void {
    if (this.spec.sessionTimeoutMicros === null) this.#give(rows, rows, null);
    else if (sessions === null) this.#byGaps(rows);
    else this.#bySessions(rows, sessions);
  }

  #give(rows: UnitRows, { from, until }: { from: number; until: number }, start: number | null): void {
    const sequence = this.#sequence;
    sequence.from = from;
    sequence.until = until;
    sequence.keys = rows.keys;
    sequence.times = rows.times;
    sequence.marks = rows.marks;
    sequence.node = rows.node;
    sequence.row = rows.row;
    sequence.start = start;
    this.each(sequence);
  }

  #byGaps(rows: UnitRows): void {
    const { times, until } = rows;
    const timeout = this.spec.sessionTimeoutMicros as number;
    let from = rows.from;
    for (let at = from + 1; at < until; at += 1) {
      if ((times[at] as number) - (times[at - 1] as number) < timeout) continue;
      this.#give(rows, { from, until: at }, times[from] as number);
      from = at;
    }
    this.#give(rows, { from, until }, times[from] as number);
  }

  /** Rows of each session of the source by themselves; the others by gaps. */
  #bySessions(rows: UnitRows, sessions: Int32Array): void {
    const { ends, none } = this.#sortBySession(rows, sessions);
    const sorted = this.#sorted;
    let from = rows.from;
    ends.forEach((until, session) => {
      if (session === none) this.#byGaps({ ...sorted, from, until });
      else this.#give(sorted, { from, until }, null);
      from = until;
    });
  }

  /** Puts the rows of each session side by side, in their order; returns where each ends and which one stands for no session. */
  #sortBySession(rows: UnitRows, sessions: Int32Array): { ends: number[]; none: number } {
    const { from, until, keys, times, marks, node, row } = rows;
    if (this.#sorted.row.length < row.length) this.#reserve(row.length);
    const { ids, counts, none } = this.#numbered(rows, sessions);
    const next = this.#next;
    const ends: number[] = [];
    let start = from;
    for (const [session, count] of counts.entries()) {
      next[session] = start;
      start += count;
      ends.push(start);
    }
    const sorted = this.#sorted;
    for (let at = from; at < until; at += 1) {
      const session = ids[at] as number;
      const place = next[session] as number;
      next[session] = place + 1;
      sorted.keys[place] = keys[at] as number;
      sorted.times[place] = times[at] as number;
      sorted.marks[place] = marks[at] as number;
      sorted.node[place] = node[at] as number;
      sorted.row[place] = row[at] as number;
    }
    return { ends, none };
  }

  #numbered({ from, until, row }: UnitRows, sessions: Int32Array): { ids: Int32Array; counts: number[]; none: number } {
    const known = new Map<bigint, number>();
    const ids = this.#ids;
    const counts: number[] = [];
    let [low, high, session] = [0, 0, -1];
    for (let at = from; at < until; at += 1) {
      const word = (row[at] as number) * 2;
      if (session < 0 || sessions[word] !== low || sessions[word + 1] !== high) {
        low = sessions[word] as number;
        high = sessions[word + 1] as number;
        const id = (BigInt(high) << 32n) | BigInt(low >>> 0);
        session = known.get(id) ?? counts.push(0) - 1;
        known.set(id, session);
      }
      ids[at] = session;
      counts[session] = (counts[session] as number) + 1;
    }
    return { ids, counts, none: known.get(0n) ?? -1 };
  }

  #reserve(size: number): void {
    Object.assign(this.#sorted, emptyRows(size));
    this.#ids = new Int32Array(size);
    this.#next = new Int32Array(size);
  }
}
