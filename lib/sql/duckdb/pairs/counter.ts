import type { Words } from "../walk/rows-by-unit.ts";
import type { PairsPacking } from "./packing.ts";

/** Pairs as DuckDB keeps them: 64-bit integers by column, and where "later" is null. */
export type CountedPairs = { earlier: BigInt64Array; later: BigInt64Array; units: BigInt64Array; isLast: Uint8Array };

const bitsOfInteger = 64;

/** Counts pairs of places over rows of packed sets. */
export class PairCounter {
  readonly #of: PairsPacking["of"];
  readonly #lowest: number;
  /** Places above the lowest one; one more stands for no later place. */
  readonly #span: number;
  /** Per bit of each integer its place above the lowest one, or −1. */
  readonly #places: Int32Array;
  readonly #counts: Float64Array;
  readonly #set: Int32Array;

  constructor({ of, places }: PairsPacking) {
    const known = places.flat().filter((place) => place !== null);
    this.#of = of;
    this.#lowest = known.reduce((least, place) => Math.min(least, place), known[0] ?? 0);
    this.#span = known.reduce((most, place) => Math.max(most, place), this.#lowest) - this.#lowest + 2;
    this.#places = new Int32Array(places.length * bitsOfInteger).fill(-1);
    for (const [word, bits] of places.entries())
      for (const [bit, place] of bits.entries()) if (place !== null) this.#places[word * bitsOfInteger + bit] = place - this.#lowest;
    this.#counts = new Float64Array(this.#span * this.#span);
    this.#set = new Int32Array(places.length * bitsOfInteger + 1);
  }

  /** The pairs of the sets in some lists of one length: of each row its units, and the integers that hold its set. */
  count(units: Words, packed: readonly Words[]): CountedPairs {
    this.#counts.fill(0);
    if (this.#of === "each") {
      this.#addEach(units, packed);
      return this.#pairs();
    }
    const add = { first: this.#firsts, every: this.#every, next: this.#nexts }[this.#of];
    for (let row = 0; row < units.length; row += 1) {
      let size = 0;
      for (let word = 0; word < packed.length; word += 1) {
        const { words, start } = packed[word] as Words;
        size = this.#open(words[(start + row) * 2] as number, word * bitsOfInteger, size);
        size = this.#open(words[(start + row) * 2 + 1] as number, word * bitsOfInteger + 32, size);
      }
      if (size > 0) add(size, wide(units.words, (units.start + row) * 2));
    }
    return this.#pairs();
  }

  /** Adds each place of each set as its bit is met. */
  #addEach(units: Words, packed: readonly Words[]): void {
    const none = this.#span - 1;
    for (let row = 0; row < units.length; row += 1) {
      const shared = wide(units.words, (units.start + row) * 2);
      let before = -1;
      for (let half = 0; half < packed.length * 2; half += 1) {
        const { words, start } = packed[half >> 1] as Words;
        for (let rest = words[(start + row) * 2 + (half & 1)] as number; rest !== 0; rest &= rest - 1) {
          const place = this.#places[half * 32 + 31 - Math.clz32(rest & -rest)] as number;
          if (place < 0 || place === before) continue;
          if (before < 0) this.#add(place * this.#span + place, shared);
          this.#add(place * this.#span + none, shared);
          before = place;
        }
      }
    }
  }

  /** Adds the places of the set bits to the set, each once; returns its size. */
  #open(bits: number, first: number, known: number): number {
    let size = known;
    for (let rest = bits; rest !== 0; rest &= rest - 1) {
      const place = this.#places[first + 31 - Math.clz32(rest & -rest)] as number;
      if (place >= 0 && (size === 0 || this.#set[size - 1] !== place)) {
        this.#set[size] = place;
        size += 1;
      }
    }
    return size;
  }

  #firsts = (size: number, units: number): void => {
    const row = (this.#set[0] as number) * this.#span;
    for (let later = 0; later < size; later += 1) this.#add(row + (this.#set[later] as number), units);
  };

  #every = (size: number, units: number): void => {
    for (let earlier = 0; earlier < size; earlier += 1) {
      const row = (this.#set[earlier] as number) * this.#span;
      for (let later = earlier; later < size; later += 1) this.#add(row + (this.#set[later] as number), units);
    }
  };

  #nexts = (size: number, units: number): void => {
    this.#set[size] = this.#span - 1;
    for (let place = 0; place < size; place += 1)
      this.#add((this.#set[place] as number) * this.#span + (this.#set[place + 1] as number), units);
  };

  #add(cell: number, units: number): void {
    this.#counts[cell] = (this.#counts[cell] as number) + units;
  }

  #pairs(): CountedPairs {
    const found: number[] = [];
    for (let cell = 0; cell < this.#counts.length; cell += 1) if (this.#counts[cell] !== 0) found.push(cell);
    const later = found.map((cell) => cell % this.#span);
    return {
      earlier: BigInt64Array.from(found, (cell) => BigInt(Math.floor(cell / this.#span) + this.#lowest)),
      later: BigInt64Array.from(later, (place) => BigInt(place + this.#lowest)),
      units: BigInt64Array.from(found, (cell) => BigInt(this.#counts[cell] as number)),
      isLast: Uint8Array.from(later, (place) => (place === this.#span - 1 ? 1 : 0)),
    };
  }
}

/** A 64-bit integer below 2^53. */
const wide = (words: Int32Array, at: number): number => ((words[at] as number) >>> 0) + (words[at + 1] as number) * 2 ** 32;
