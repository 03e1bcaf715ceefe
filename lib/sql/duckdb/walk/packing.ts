import type { WalkSpec } from "../../../plan/walk.ts";
import { type UnitRows, type WalkRule, walkRule } from "./unit.ts";

/** How a row is packed into one 63-bit integer: (time − base) in units, then the tie, then the mask. */
export type PackedLayout = { baseMicros: number; unitMicros: number; timeBits: number; tieBits: number; maskBits: number };

export type Packing = PackedLayout & { rule: WalkRule; carries: boolean };

/** The layout for rows between two instants, or null when it does not fit (then the plain spelling is used). */
export function packedLayout(scan: {
  from: number;
  until: number;
  unitMicros: number;
  maxTie: number;
  maskBits: number;
}): PackedLayout | null {
  const baseMicros = Math.floor(scan.from / scan.unitMicros) * scan.unitMicros;
  const bits = (largest: number) => Math.max(1, Math.ceil(Math.log2(largest + 2)));
  const timeBits = bits((scan.until - baseMicros) / scan.unitMicros);
  const tieBits = scan.maxTie === 0 ? 0 : bits(scan.maxTie);
  const fits = scan.maskBits <= 30 && timeBits <= 52 && timeBits + tieBits + scan.maskBits <= 62 && timeBits + tieBits <= 53;
  return fits ? { baseMicros, unitMicros: scan.unitMicros, timeBits, tieBits, maskBits: scan.maskBits } : null;
}

/** What the function is told: the layout, the rule, and whether a value is carried from the entry. */
export const packingText = (layout: PackedLayout, spec: WalkSpec, carries: boolean): string => JSON.stringify({ layout, spec, carries });

export function parsePacking(text: string): Packing {
  const { layout, spec, carries } = JSON.parse(text) as { layout: PackedLayout; spec: WalkSpec; carries: boolean };
  return { ...layout, rule: walkRule(spec), carries };
}

const insertionSortLimit = 24;

/** Reads one unit's packed rows into typed arrays, in the order of time and tie. The arrays are used again for the next unit. */
export class UnitReader {
  #keys = new Float64Array(256);
  #rows: UnitRows = { count: 0, times: new Float64Array(256), ties: new Int32Array(256), masks: new Int32Array(256) };
  readonly #words: Int32Array;
  readonly #keyScale: number;

  constructor(
    readonly packed: BigInt64Array,
    readonly layout: Packing,
  ) {
    this.#words = new Int32Array(packed.buffer, packed.byteOffset, packed.length * 2);
    this.#keyScale = 2 ** (32 - layout.maskBits);
  }

  read(offset: number, length: number): UnitRows {
    if (length > this.#keys.length) this.#grow(length);
    if (!this.#decode(this.#words, offset * 2, length)) this.#sort(offset, length);
    return this.#unpacked(length);
  }

  /** Splits packed rows into keys (time and tie) and masks; says whether they are in order. */
  #decode(words: Int32Array, start: number, length: number): boolean {
    const { maskBits } = this.layout;
    const maskOf = 2 ** maskBits - 1;
    const { masks } = this.#rows;
    const keys = this.#keys;
    let sorted = true;
    let before = -1;
    for (let row = 0, word = start; row < length; row += 1, word += 2) {
      const low = words[word] as number;
      const key = (words[word + 1] as number) * this.#keyScale + (low >>> maskBits);
      keys[row] = key;
      masks[row] = low & maskOf;
      if (key < before) sorted = false;
      before = key;
    }
    return sorted;
  }

  #grow(length: number): void {
    const size = 2 ** Math.ceil(Math.log2(length));
    this.#keys = new Float64Array(size);
    this.#rows = { count: 0, times: new Float64Array(size), ties: new Int32Array(size), masks: new Int32Array(size) };
  }

  /** Few rows by insertion; many by sorting the packed integers themselves, which need no comparator. */
  #sort(offset: number, length: number): void {
    if (length <= insertionSortLimit) {
      this.#insertionSort(length);
      return;
    }
    const sorted = this.packed.slice(offset, offset + length).sort();
    this.#decode(new Int32Array(sorted.buffer), 0, length);
  }

  #insertionSort(length: number): void {
    const { masks } = this.#rows;
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

  #unpacked(length: number): UnitRows {
    const { times, ties } = this.#rows;
    const keys = this.#keys;
    const { tieBits, unitMicros, baseMicros } = this.layout;
    const tieScale = 2 ** tieBits;
    for (let row = 0; row < length; row += 1) {
      const key = keys[row] as number;
      const time = tieBits === 0 ? key : Math.floor(key / tieScale);
      ties[row] = key - time * tieScale;
      times[row] = time * unitMicros + baseMicros;
    }
    this.#rows.count = length;
    return this.#rows;
  }

  /**
   * Place (from 1) of a row among the unit's rows that may be entries, in the order of the packed list: where its carried value
   * stands. Time and tie tell one row from another.
   */
  entryPlace(offset: number, rows: UnitRows, entry: number): number {
    const { maskBits, tieBits, baseMicros, unitMicros } = this.layout;
    const wanted = (((rows.times[entry] as number) - baseMicros) / unitMicros) * 2 ** tieBits + (rows.ties[entry] as number);
    const flag = this.layout.rule.entryFlag;
    let place = 0;
    for (let word = offset * 2; ; word += 2) {
      const low = this.#words[word] as number;
      if ((low & flag) === 0) continue;
      place += 1;
      if ((this.#words[word + 1] as number) * this.#keyScale + (low >>> maskBits) === wanted) return place;
    }
  }
}
