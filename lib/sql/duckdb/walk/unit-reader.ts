import type { Packing } from "./packing.ts";
import type { RowsByUnit } from "./rows-by-unit.ts";
import type { UnitRows } from "./unit.ts";

const insertionSortLimit = 64;

/** Reads one unit after another in the order of time and tie, each into the same rows. */
export class UnitReader {
  #keys = new Float64Array(256);
  readonly rows: UnitRows = {
    count: 0,
    times: new Float64Array(256),
    masks: new Int32Array(256),
    anyMask: 0,
    sharesInstant: false,
    mixesInstant: false,
  };
  #mergedKeys = new Float64Array(256);
  #mergedMasks: Int32Array = new Int32Array(256);
  #start = 0;
  readonly #tieScale: number;

  constructor(
    readonly source: RowsByUnit,
    readonly layout: Packing,
  ) {
    this.#tieScale = 2 ** layout.tieBits;
  }

  /** Fills `rows` with those of a unit. */
  read(unit: number): void {
    const { ends } = this.source;
    this.#start = unit === 0 ? 0 : (ends[unit - 1] as number);
    const length = (ends[unit] as number) - this.#start;
    this.rows.count = length;
    if (length > this.#keys.length) this.#grow(length);
    if (!this.#copy(length)) this.#sort(length);
    this.#unpack(length);
  }

  /** Says whether the rows are in order already. */
  #copy(length: number): boolean {
    const { keys: from, masks: fromMasks } = this.source;
    const keys = this.#keys;
    const { masks } = this.rows;
    let inOrder = true;
    let anyMask = 0;
    let before = -1;
    for (let row = 0, place = this.#start; row < length; row += 1, place += 1) {
      const key = from[place] as number;
      keys[row] = key;
      masks[row] = fromMasks[place] as number;
      anyMask |= fromMasks[place] as number;
      if (key < before) inOrder = false;
      before = key;
    }
    this.rows.anyMask = anyMask;
    return inOrder;
  }

  #grow(length: number): void {
    const size = 2 ** Math.ceil(Math.log2(length));
    this.#keys = new Float64Array(size);
    this.rows.times = new Float64Array(size);
    this.rows.masks = new Int32Array(size);
    this.#mergedKeys = new Float64Array(size);
    this.#mergedMasks = new Int32Array(size);
  }

  /** Few rows by insertion; many by their keys with their places, which need no comparator. */
  #sort(length: number): void {
    if (length <= insertionSortLimit) this.#insertionSort(length);
    else this.#mergeSort(length);
  }

  #insertionSort(length: number): void {
    const { masks } = this.rows;
    const keys = this.#keys;
    for (let row = 1; row < length; row += 1) {
      const key = keys[row] as number;
      const mask = masks[row] as number;
      let hole = row - 1;
      for (; hole >= 0 && (keys[hole] as number) > key; hole -= 1) {
        keys[hole + 1] = keys[hole] as number;
        masks[hole + 1] = masks[hole] as number;
      }
      keys[hole + 1] = key;
      masks[hole + 1] = mask;
    }
  }

  /** Merges neighbouring runs until one is left: rows come as a few runs in order, one per event and file. */
  #mergeSort(length: number): void {
    for (let runs = 2; runs > 1; ) {
      runs = 0;
      for (let start = 0; start < length; runs += 1) {
        const middle = this.#runEnd(start, length);
        const end = middle < length ? this.#runEnd(middle, length) : length;
        this.#merge(start, middle, end);
        start = end;
      }
      [this.#keys, this.#mergedKeys] = [this.#mergedKeys, this.#keys];
      [this.rows.masks, this.#mergedMasks] = [this.#mergedMasks, this.rows.masks];
    }
  }

  #runEnd(start: number, length: number): number {
    const keys = this.#keys;
    let end = start + 1;
    while (end < length && (keys[end - 1] as number) <= (keys[end] as number)) end += 1;
    return end;
  }

  #merge(start: number, middle: number, end: number): void {
    const [keys, mergedKeys, mergedMasks] = [this.#keys, this.#mergedKeys, this.#mergedMasks];
    const { masks } = this.rows;
    let left = start;
    let right = middle;
    for (let place = start; place < end; place += 1) {
      const takesLeft = left < middle && (right >= end || (keys[left] as number) <= (keys[right] as number));
      const from = takesLeft ? left++ : right++;
      mergedKeys[place] = keys[from] as number;
      mergedMasks[place] = masks[from] as number;
    }
  }

  #unpack(length: number): void {
    const rows = this.rows;
    const { times, masks } = rows;
    const keys = this.#keys;
    const { unitMicros, baseMicros } = this.layout;
    const timeOfKey = 1 / this.#tieScale;
    let before = Number.NaN;
    rows.sharesInstant = false;
    rows.mixesInstant = false;
    for (let row = 0; row < length; row += 1) {
      const time = Math.floor((keys[row] as number) * timeOfKey);
      times[row] = time * unitMicros + baseMicros;
      if (time === before) {
        rows.sharesInstant = true;
        if (masks[row] !== masks[row - 1]) rows.mixesInstant = true;
      }
      before = time;
    }
  }

  /** The tie of a row among those of its instant. */
  tie(row: number): number {
    const key = this.#keys[row] as number;
    return key - Math.floor(key / this.#tieScale) * this.#tieScale;
  }

  /** Where the value carried by an entry stands among those of all rows that may be entries; time and tie tell one row from another. */
  entryPlace(entry: number): number {
    const { keys, masks, places } = this.source;
    const { entryFlag } = this.layout.rule;
    const wanted = this.#keys[entry] as number;
    let place = this.#start;
    while (keys[place] !== wanted || ((masks[place] as number) & entryFlag) === 0) place += 1;
    return places[place] as number;
  }
}
