import type { WalkSpec } from "../../../plan/walk.ts";
import { type UnitRows, type WalkRule, walkRule } from "./unit.ts";

/** How a row is packed into one 63-bit integer: (time − base) in units, then the tie, then the mask. */
export type PackedLayout = { baseMicros: number; unitMicros: number; timeBits: number; tieBits: number; maskBits: number };

export type Packing = PackedLayout & { rule: WalkRule };

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

export const packingText = (layout: PackedLayout, spec: WalkSpec): string => JSON.stringify({ layout, spec });

export function parsePacking(text: string): Packing {
  const { layout, spec } = JSON.parse(text) as { layout: PackedLayout; spec: WalkSpec };
  return { ...layout, rule: walkRule(spec) };
}

const insertionSortLimit = 24;

/** Reads one unit's packed rows into typed arrays, in the order of time and tie. The arrays are used again for the next unit. */
export class UnitReader {
  #keys = new Float64Array(256);
  #rows: UnitRows = { count: 0, times: new Float64Array(256), ties: new Int32Array(256), masks: new Int32Array(256) };
  readonly #words: Int32Array;
  readonly #keyScale: number;
  /** For each row read, its position in the packed list (from 0). */
  positions = new Int32Array(256);

  constructor(
    packed: BigInt64Array,
    readonly layout: PackedLayout,
  ) {
    this.#words = new Int32Array(packed.buffer, packed.byteOffset, packed.length * 2);
    this.#keyScale = 2 ** (32 - layout.maskBits);
  }

  read(offset: number, length: number): UnitRows {
    if (length > this.#keys.length) this.#grow(length);
    const maskOf = 2 ** this.layout.maskBits - 1;
    const { masks } = this.#rows;
    let sorted = true;
    for (let row = 0; row < length; row += 1) {
      const low = this.#words[(offset + row) * 2] as number;
      const key = (this.#words[(offset + row) * 2 + 1] as number) * this.#keyScale + (low >>> this.layout.maskBits);
      this.#keys[row] = key;
      masks[row] = low & maskOf;
      this.positions[row] = row;
      if (row > 0 && key < (this.#keys[row - 1] as number)) sorted = false;
    }
    if (!sorted) this.#sort(length);
    return this.#unpacked(length);
  }

  #grow(length: number): void {
    const size = 2 ** Math.ceil(Math.log2(length));
    this.#keys = new Float64Array(size);
    this.positions = new Int32Array(size);
    this.#rows = { count: 0, times: new Float64Array(size), ties: new Int32Array(size), masks: new Int32Array(size) };
  }

  #sort(length: number): void {
    if (length <= insertionSortLimit) this.#insertionSort(length);
    else this.#indexSort(length);
  }

  #insertionSort(length: number): void {
    const { masks } = this.#rows;
    for (let row = 1; row < length; row += 1) {
      const key = this.#keys[row] as number;
      const mask = masks[row] as number;
      const position = this.positions[row] as number;
      let hole = row - 1;
      for (; hole >= 0 && (this.#keys[hole] as number) > key; hole -= 1) {
        this.#keys[hole + 1] = this.#keys[hole] as number;
        masks[hole + 1] = masks[hole] as number;
        this.positions[hole + 1] = this.positions[hole] as number;
      }
      this.#keys[hole + 1] = key;
      masks[hole + 1] = mask;
      this.positions[hole + 1] = position;
    }
  }

  #indexSort(length: number): void {
    const { masks } = this.#rows;
    const keys = this.#keys.slice(0, length);
    const unsorted = masks.slice(0, length);
    const order = Uint32Array.from({ length }, (_, row) => row);
    order.sort((a, b) => (keys[a] as number) - (keys[b] as number));
    order.forEach((from, row) => {
      this.#keys[row] = keys[from] as number;
      masks[row] = unsorted[from] as number;
      this.positions[row] = from;
    });
  }

  #unpacked(length: number): UnitRows {
    const { times, ties } = this.#rows;
    const { tieBits, unitMicros, baseMicros } = this.layout;
    const tieScale = 2 ** tieBits;
    for (let row = 0; row < length; row += 1) {
      const key = this.#keys[row] as number;
      const time = tieBits === 0 ? key : Math.floor(key / tieScale);
      ties[row] = key - time * tieScale;
      times[row] = time * unitMicros + baseMicros;
    }
    this.#rows.count = length;
    return this.#rows;
  }
}
