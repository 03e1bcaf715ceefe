import type { Packing } from "./packing.ts";

/** Part of a list of 64-bit integers, as pairs of 32-bit words. */
export type Words = { words: Int32Array; start: number; length: number };

/**
 * Rows of many units, put together by unit: of each row its key (time and tie) and its mask.
 * Units are found in a table in the order of their keys, which are spread evenly: rows that come in the order of files, long runs of
 * ascending units, walk through memory from front to back.
 */
export class RowsByUnit {
  units = 0;
  low = new Int32Array(512);
  high = new Int32Array(512);
  /** Where the rows of each unit end; they start where those of the unit before end. */
  ends = new Int32Array(512);
  keys = new Float64Array(512);
  masks = new Int32Array(512);
  /** How many rows up to this one, in the order of the list, may be entries; only where a value is carried. */
  places: Int32Array;
  #unitOfRow = new Int32Array(512);
  #slots = new Int32Array(1024);
  #shift = 21;
  readonly #maskBits: number;
  readonly #maskOf: number;
  readonly #keyScale: number;
  readonly #entryFlag: number;

  constructor({ maskBits, rule, carries }: Packing) {
    this.#maskBits = maskBits;
    this.#maskOf = (1 << maskBits) - 1;
    this.#keyScale = 2 ** (32 - maskBits);
    this.#entryFlag = carries ? rule.entryFlag : 0;
    this.places = new Int32Array(carries ? 512 : 0);
  }

  /** Takes packed rows and the unit of each; without units all rows are one unit's. */
  read(packed: Words, units: Words): void {
    this.units = 0;
    if (packed.length > this.keys.length) this.#growRows(packed.length);
    if (units.length === 0) this.#oneUnit(packed);
    else this.#manyUnits(packed, units);
  }

  #oneUnit(packed: Words): void {
    this.units = 1;
    this.ends[0] = 0;
    this.#unitOfRow.fill(0, 0, packed.length);
    this.#place(packed);
  }

  #manyUnits(packed: Words, units: Words): void {
    this.#slots.fill(0);
    this.#count(units);
    let end = 0;
    for (let unit = 0; unit < this.units; unit += 1) {
      const rows = this.ends[unit] as number;
      this.ends[unit] = end;
      end += rows;
    }
    this.#place(packed);
  }

  #count({ words, start, length }: Words): void {
    const unitOfRow = this.#unitOfRow;
    let { ends } = this;
    let unit = -1;
    let low = 0;
    let high = 0;
    for (let row = 0, word = start * 2; row < length; row += 1, word += 2) {
      if (unit < 0 || words[word] !== low || words[word + 1] !== high) {
        low = words[word] as number;
        high = words[word + 1] as number;
        unit = this.#unit(low, high);
        ends = this.ends;
      }
      unitOfRow[row] = unit;
      ends[unit] = (ends[unit] as number) + 1;
    }
  }

  /** Each row behind those of its unit that came before it. */
  #place({ words, start, length }: Words): void {
    const { ends, keys, masks, places } = this;
    const entryFlag = this.#entryFlag;
    let entries = 0;
    const unitOfRow = this.#unitOfRow;
    const maskBits = this.#maskBits;
    const maskOf = this.#maskOf;
    const scale = this.#keyScale;
    for (let row = 0, word = start * 2; row < length; row += 1, word += 2) {
      const unit = unitOfRow[row] as number;
      const place = ends[unit] as number;
      ends[unit] = place + 1;
      const low = words[word] as number;
      keys[place] = (words[word + 1] as number) * scale + (low >>> maskBits);
      masks[place] = low & maskOf;
      if ((low & entryFlag) === 0) continue;
      entries += 1;
      places[place] = entries;
    }
  }

  #unit(low: number, high: number): number {
    const slots = this.#slots;
    const last = slots.length - 1;
    let slot = (high >>> this.#shift) & last;
    for (let found = slots[slot] as number; found !== 0; found = slots[slot] as number) {
      if (this.low[found - 1] === low && this.high[found - 1] === high) return found - 1;
      slot = (slot + 1) & last;
    }
    slots[slot] = this.units + 1;
    return this.#newUnit(low, high);
  }

  #newUnit(low: number, high: number): number {
    const unit = this.units;
    this.low[unit] = low;
    this.high[unit] = high;
    this.ends[unit] = 0;
    this.units += 1;
    if (this.units * 2 >= this.#slots.length) this.#growUnits();
    return unit;
  }

  #growUnits(): void {
    const size = this.#slots.length * 2;
    this.#shift -= 1;
    this.#slots = new Int32Array(size);
    this.low = larger(this.low, size / 2);
    this.high = larger(this.high, size / 2);
    this.ends = larger(this.ends, size / 2);
    for (let unit = 0; unit < this.units; unit += 1) {
      let slot = ((this.high[unit] as number) >>> this.#shift) & (size - 1);
      while (this.#slots[slot] !== 0) slot = (slot + 1) & (size - 1);
      this.#slots[slot] = unit + 1;
    }
  }

  #growRows(length: number): void {
    const size = 2 ** Math.ceil(Math.log2(length));
    this.keys = new Float64Array(size);
    this.masks = new Int32Array(size);
    this.#unitOfRow = new Int32Array(size);
    if (this.#entryFlag !== 0) this.places = new Int32Array(size);
  }
}

function larger(array: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(size);
  copy.set(array);
  return copy;
}
