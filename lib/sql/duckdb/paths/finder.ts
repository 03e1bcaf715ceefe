import { endings, gapKey, halfOf } from "../../../plan/paths.ts";
import { flags, type PathsPacking } from "./packing.ts";
import type { PathColumns } from "./path-columns.ts";
import { RunFolder, type Runs } from "./runs.ts";
import { type Sequence, SequenceSplitter } from "./sequences.ts";
import { type PackedList, type PackedRows, type UnitRows, UnitSplitter } from "./unit-rows.ts";

/** Runs from `low` to `high` (included) that make a path; rows after `until` are none of its business. */
type Range = { low: number; high: number; until: number };

const none = new Int32Array(0);

/** Finds the paths in lists of packed rows, as the plain spelling does, and adds them to columns. */
export class PathFinder {
  readonly #units: UnitSplitter;
  readonly #sequences: SequenceSplitter;
  readonly #runs: RunFolder;
  readonly #tieScale: number;
  #rows: PackedRows = { units: none, places: none, nodes: none, sessions: null };

  constructor(
    readonly packing: PathsPacking,
    readonly paths: PathColumns,
  ) {
    const { layout, spec } = packing;
    this.#tieScale = 2 ** layout.tieBits;
    this.#units = new UnitSplitter(layout);
    this.#sequences = new SequenceSplitter(spec, this.#ofSequence);
    this.#runs = new RunFolder(spec);
  }

  /** Adds the paths of one list to `paths`; returns how many they are. */
  find(rows: PackedRows, list: PackedList): number {
    this.#rows = rows;
    const before = this.paths.rows;
    this.#units.split(rows, list, this.#ofUnit);
    return this.paths.rows - before;
  }

  readonly #ofUnit = (unit: UnitRows): void => this.#sequences.split(unit, this.#rows.sessions);

  readonly #ofSequence = (sequence: Sequence): void => {
    const runs = this.#runs.fold(sequence);
    if (runs.count > 0) this.#pathsOf(sequence, runs);
  };

  #pathsOf(sequence: Sequence, runs: Runs): void {
    const { spec } = this.packing;
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
    const { starts, ends } = this.packing.spec;
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
    return this.packing.spec.windowMicros ?? Number.POSITIVE_INFINITY;
  }

  #add(sequence: Sequence, runs: Runs, { low, high, until }: Range): void {
    const { spec } = this.packing;
    const { paths } = this;
    const rows = this.#rows;
    const places = high - low + 1;
    const kept = Math.min(places, spec.steps);
    paths.begin();
    const unit = (sequence.row[sequence.from] as number) * 2;
    paths.putWords(0, rows.units[unit] as number, rows.units[unit + 1] as number);
    if (sequence.start !== null) paths.put(1, sequence.start);
    if (spec.keep === "both" && places > spec.steps) this.#addBoth(runs, low, high);
    else {
      const first = spec.keep === "last" ? high - kept + 1 : low;
      const slot = spec.alignEnd ? spec.steps - kept : 0;
      for (let index = 0; index < kept; index += 1) this.#show(runs, first + index, slot + index);
    }
    const shownFirst = spec.keep === "last" ? high - kept + 1 : low;
    const shownLast = spec.keep === "first" ? low + kept - 1 : high;
    paths.put(2, runs.lastTime[shownFirst] as number);
    paths.put(3, (sequence.keys[runs.last[shownFirst] as number] as number) % this.#tieScale);
    paths.put(4, runs.lastTime[shownLast] as number);
    paths.put(5, spec.keep === "first" ? this.#ending(sequence, runs, { low, high, until }) : endings.end);
  }

  #show(runs: Runs, run: number, slot: number): void {
    const field = this.paths.fieldOf(slot);
    this.paths.put(field, runs.node[run] as number);
    this.paths.put(field + 1, runs.lastTime[run] as number);
    this.paths.put(field + 2, runs.events[run] as number);
  }

  /** The first and the last half; between them one node for the rest, at the time of its first. */
  #addBoth(runs: Runs, low: number, high: number): void {
    const half = halfOf(this.packing.spec);
    for (let index = 0; index < half; index += 1) {
      this.#show(runs, low + index, index);
      this.#show(runs, high - half + 1 + index, half + 1 + index);
    }
    let events = 0;
    for (let run = low + half; run <= high - half; run += 1) events += runs.events[run] as number;
    const field = this.paths.fieldOf(half);
    this.paths.put(field, gapKey);
    this.paths.put(field + 1, runs.lastTime[low + half] as number);
    this.paths.put(field + 2, events);
  }

  /** More nodes than are kept, else a row in time after the last run (which can only be hidden), else nothing. */
  #ending({ until: end, times, marks }: Sequence, runs: Runs, { low, high, until }: Range): number {
    if (high - low + 1 > this.packing.spec.steps) return endings.continues;
    for (let at = (runs.last[high] as number) + 1; at < end; at += 1)
      if ((marks[at] as number) & flags.present) return (times[at] as number) <= until ? endings.hidden : endings.end;
    return endings.end;
  }
}
