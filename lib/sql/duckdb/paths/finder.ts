import { endings, gapKey, halfOf, type PathsSpec } from "../../../plan/paths.ts";
import { flags } from "./packing.ts";
import { RunFolder, type Runs } from "./runs.ts";
import { type Sequence, SequenceSplitter } from "./sequences.ts";
import { type PathSink, ShownPath } from "./shown-path.ts";
import type { UnitRows } from "./unit-rows.ts";

/** Runs from `low` to `high` (included) that make a path; rows after `until` are none of its business. */
type Range = { low: number; high: number; until: number };

/** Finds the paths in the rows of units, as the plain spelling does, and hands them on. */
export class PathFinder {
  readonly #sequences: SequenceSplitter;
  readonly #runs: RunFolder;
  readonly #shown = new ShownPath();
  readonly #tieScale: number;

  constructor(
    readonly spec: PathsSpec,
    tieBits: number,
    readonly sink: PathSink,
  ) {
    this.#tieScale = 2 ** tieBits;
    this.#sequences = new SequenceSplitter(spec, this.#ofSequence);
    this.#runs = new RunFolder(spec);
  }

  /** Finds the paths of one unit; `sessions` are session ids by row as pairs of words, 0 for none, null when no row has one. */
  find(unit: UnitRows, sessions: Int32Array | null): void {
    this.#shown.unitLow = unit.unitLow;
    this.#shown.unitHigh = unit.unitHigh;
    this.#sequences.split(unit, sessions);
  }

  readonly #ofSequence = (sequence: Sequence): void => {
    const runs = this.#runs.fold(sequence);
    if (runs.count > 0) this.#pathsOf(sequence, runs);
  };

  #pathsOf(sequence: Sequence, runs: Runs): void {
    const { spec } = this;
    if (!spec.starts && !spec.ends) {
      this.#add(sequence, runs, this.#onward(runs, 0));
      return;
    }
    for (let run = 0; run < runs.count; run += 1) {
      const range = this.#rangeAt(runs, run);
      if (!range) continue;
      this.#add(sequence, runs, range);
      if (!spec.every) return;
    }
  }

  /** The path that a run starts (with an end alone: ends), if any. */
  #rangeAt(runs: Runs, run: number): Range | null {
    const { starts, ends } = this.spec;
    if (!starts) return runs.ends[run] ? this.#backward(runs, run) : null;
    if (!runs.starts[run]) return null;
    return ends ? this.#between(runs, run) : this.#onward(runs, run);
  }

  #onward(runs: Runs, low: number): Range {
    const until = (runs.lastTime[low] as number) + this.#window;
    let high = low;
    while (high + 1 < runs.count && (runs.firstTime[high + 1] as number) <= until) high += 1;
    return { low, high, until };
  }

  #backward(runs: Runs, high: number): Range {
    const since = (runs.firstTime[high] as number) - this.#window;
    let low = high;
    while (low > 0 && (runs.lastTime[low - 1] as number) >= since) low -= 1;
    return { low, high, until: Number.POSITIVE_INFINITY };
  }

  #between(runs: Runs, low: number): Range | null {
    let high = low + 1;
    while (high < runs.count && !runs.ends[high]) high += 1;
    const isNear = high < runs.count && (runs.firstTime[high] as number) - (runs.lastTime[low] as number) <= this.#window;
    return isNear ? { low, high, until: Number.POSITIVE_INFINITY } : null;
  }

  get #window(): number {
    return this.spec.windowMicros ?? Number.POSITIVE_INFINITY;
  }

  #add(sequence: Sequence, runs: Runs, { low, high, until }: Range): void {
    const { steps, keep, alignEnd } = this.spec;
    const shown = this.#shown;
    const places = high - low + 1;
    const kept = Math.min(places, steps);
    const first = keep === "last" ? high - kept + 1 : low;
    shown.count = 0;
    shown.start = sequence.start;
    shown.slot = alignEnd ? steps - kept : 0;
    if (keep === "both" && places > steps) this.#showBoth(runs, low, high);
    else for (let run = first; run < first + kept; run += 1) this.#show(runs, run);
    shown.firstTie = (sequence.keys[runs.last[first] as number] as number) % this.#tieScale;
    shown.ending = keep === "first" ? this.#ending(sequence, runs, { low, high, until }) : endings.end;
    this.sink.add(shown);
  }

  #show(runs: Runs, run: number): void {
    this.#shown.show(runs.node[run] as number, runs.lastTime[run] as number, runs.events[run] as number);
  }

  /** The first and the last half; between them one node for the rest, at the time of its first. */
  #showBoth(runs: Runs, low: number, high: number): void {
    const half = halfOf(this.spec);
    for (let run = low; run < low + half; run += 1) this.#show(runs, run);
    let events = 0;
    for (let run = low + half; run <= high - half; run += 1) events += runs.events[run] as number;
    this.#shown.show(gapKey, runs.lastTime[low + half] as number, events);
    for (let run = high - half + 1; run <= high; run += 1) this.#show(runs, run);
  }

  /** More nodes than are kept, else a row in time after the last run (which can only be hidden), else nothing. */
  #ending({ until: end, times, marks }: Sequence, runs: Runs, { low, high, until }: Range): number {
    if (high - low + 1 > this.spec.steps) return endings.continues;
    for (let at = (runs.last[high] as number) + 1; at < end; at += 1)
      if ((marks[at] as number) & flags.present) return (times[at] as number) <= until ? endings.hidden : endings.end;
    return endings.end;
  }
}
