import { flagBits, type PlaceLayout } from "./packing.ts";

/** The rows of one unit, at `from` up to `until`, in the order of time and tie; `row` is where each stands in its list. */
export type UnitRows = { from: number; until: number; keys: Float64Array; row: Int32Array };

const insertionLimit = 24;

/** Splits a list of rows of many units into its units, each unit's rows in order. */
export class UnitSplitter {
  #slots = new Int32Array(0);
  #unitOf = new Int32Array(0);
  #start = new Int32Array(0);
  #order = new Int32Array(0);
  #keys = new Float64Array(0);
  #spareKeys = new Float64Array(0);
  #spareRow = new Int32Array(0);
  readonly #rows: UnitRows = { from: 0, until: 0, keys: new Float64Array(0), row: new Int32Array(0) };
  readonly #keyScale = 2 ** (32 - flagBits);

  constructor(
    readonly units: Int32Array,
    readonly places: Int32Array,
    readonly layout: PlaceLayout,
  ) {}

  /** Calls back for each unit among the rows from `offset` on. */
  split(offset: number, length: number, each: (rows: UnitRows) => void): void {
    this.#reserve(length);
    const count = this.#number(offset, length);
    this.#scatter(offset, length, count);
    for (let unit = 0; unit < count; unit += 1) each(this.#sorted(this.#start[unit] as number, this.#start[unit + 1] as number));
  }

  #reserve(length: number): void {
    if (length <= this.#order.length) return;
    const size = 2 ** Math.ceil(Math.log2(Math.max(64, length)));
    this.#slots = new Int32Array(size * 2);
    this.#unitOf = new Int32Array(size);
    this.#start = new Int32Array(size + 1);
    this.#order = new Int32Array(size);
    this.#keys = new Float64Array(size);
    this.#spareKeys = new Float64Array(size);
    this.#spareRow = new Int32Array(size);
  }

  /** Numbers the units by a hash table and counts their rows into `start`, one place further. */
  #number(offset: number, length: number): number {
    const { units } = this;
    const mask = this.#slots.length - 1;
    const slots = this.#slots.fill(0);
    const unitOf = this.#unitOf;
    const start = this.#start;
    const first = this.#spareRow;
    let count = 0;
    start[0] = 0;
    for (let row = 0; row < length; row += 1) {
      const word = (offset + row) * 2;
      const low = units[word] as number;
      const high = units[word + 1] as number;
      let slot = Math.imul(low ^ (high * 31), 0x9e3779b1) >>> 7;
      for (slot &= mask; ; slot = (slot + 1) & mask) {
        const unit = (slots[slot] as number) - 1;
        if (unit < 0) {
          slots[slot] = count + 1;
          first[count] = word;
          unitOf[row] = count;
          count += 1;
          start[count] = 1;
          break;
        }
        const other = first[unit] as number;
        if (units[other] === low && units[other + 1] === high) {
          unitOf[row] = unit;
          start[unit + 1] = (start[unit + 1] as number) + 1;
          break;
        }
      }
    }
    for (let unit = 0; unit < count; unit += 1) start[unit + 1] = (start[unit + 1] as number) + (start[unit] as number);
    return count;
  }

  /** Puts the rows of each unit side by side, with their keys; leaves `start` as it was. */
  #scatter(offset: number, length: number, count: number): void {
    const { places } = this;
    const next = this.#spareRow;
    for (let unit = 0; unit < count; unit += 1) next[unit] = this.#start[unit] as number;
    for (let row = 0; row < length; row += 1) {
      const unit = this.#unitOf[row] as number;
      const at = next[unit] as number;
      next[unit] = at + 1;
      const word = (offset + row) * 2;
      this.#order[at] = offset + row;
      this.#keys[at] = (places[word + 1] as number) * this.#keyScale + ((places[word] as number) >>> flagBits);
    }
  }

  #sorted(from: number, until: number): UnitRows {
    const rows = this.#rows;
    rows.from = from;
    rows.until = until;
    rows.keys = this.#keys;
    rows.row = this.#order;
    if (until - from <= insertionLimit) insertionSort(rows, from, until);
    else this.#mergeSort(rows);
    return rows;
  }

  /** Short stretches by insertion, then merged in pairs. */
  #mergeSort({ from: start, until: end, keys, row }: UnitRows): void {
    for (let from = start; from < end; from += insertionLimit) insertionSort({ keys, row }, from, Math.min(from + insertionLimit, end));
    let source: Keyed = { keys, row };
    let target: Keyed = { keys: this.#spareKeys, row: this.#spareRow };
    for (let width = insertionLimit; width < end - start; width *= 2) {
      for (let from = start; from < end; from += width * 2)
        merge(source, target, { from, middle: Math.min(from + width, end), until: Math.min(from + width * 2, end) });
      [source, target] = [target, source];
    }
    if (source.keys === keys) return;
    keys.set(source.keys.subarray(start, end), start);
    row.set(source.row.subarray(start, end), start);
  }
}

type Keyed = { keys: Float64Array; row: Int32Array };

function merge(source: Keyed, target: Keyed, { from, middle, until }: { from: number; middle: number; until: number }): void {
  let left = from;
  let right = middle;
  for (let at = from; at < until; at += 1) {
    const takesLeft = left < middle && (right >= until || (source.keys[left] as number) <= (source.keys[right] as number));
    const taken = takesLeft ? left++ : right++;
    target.keys[at] = source.keys[taken] as number;
    target.row[at] = source.row[taken] as number;
  }
}

function insertionSort({ keys, row }: Keyed, from: number, until: number): void {
  for (let at = from + 1; at < until; at += 1) {
    const key = keys[at] as number;
    if ((keys[at - 1] as number) <= key) continue;
    const own = row[at] as number;
    let hole = at - 1;
    for (; hole >= from && (keys[hole] as number) > key; hole -= 1) {
      keys[hole + 1] = keys[hole] as number;
      row[hole + 1] = row[hole] as number;
    }
    keys[hole + 1] = key;
    row[hole + 1] = own;
  }
}
