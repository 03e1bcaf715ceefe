import { firstSlotField, pathFields } from "./function-name.ts";
import type { PathSink, ShownPath } from "./shown-path.ts";

/** One column of 64 bits a row, keys as pairs of 32-bit words and numbers as doubles, with a bit per row that is set where there is a value. */
export type PathColumn = { words: Int32Array; numbers: Float64Array; valid: Uint32Array };

/** Paths by column, in the form in which DuckDB keeps them. */
export class PathColumns implements PathSink {
  readonly columns: PathColumn[];
  rows = 0;
  #capacity = 1024;

  constructor(readonly slots: number) {
    this.columns = pathFields(slots).map(() => emptyColumn(this.#capacity));
  }

  /** Empties the columns for the next lists; they keep their size. */
  clear(): void {
    for (const { valid } of this.columns) valid.fill(0, 0, Math.ceil(this.rows / 32) + 1);
    this.rows = 0;
  }

  /** Adds a path as a row; what it does not have is null. */
  add(path: ShownPath): void {
    if (this.rows === this.#capacity) this.#grow();
    this.rows += 1;
    const { start, time, node, events, count, slot } = path;
    this.#putUnit(path);
    if (start !== null) this.#put(1, start);
    this.#put(2, time[0] as number);
    this.#put(3, path.firstTie);
    this.#put(4, time[count - 1] as number);
    this.#put(5, path.ending);
    for (let at = 0; at < count; at += 1) {
      const field = this.fieldOf(slot + at);
      this.#put(field, node[at] as number);
      this.#put(field + 1, time[at] as number);
      this.#put(field + 2, events[at] as number);
    }
  }

  /** The field of a slot (from 0): its node, then its time, then its events. */
  fieldOf(slot: number): number {
    return firstSlotField + slot * 3;
  }

  #put(field: number, value: number): void {
    const row = this.rows - 1;
    const { numbers, valid } = this.columns[field] as PathColumn;
    numbers[row] = value;
    valid[row >> 5] = (valid[row >> 5] as number) | (1 << (row & 31));
  }

  #putUnit({ unitLow, unitHigh }: ShownPath): void {
    const row = this.rows - 1;
    const { words, valid } = this.columns[0] as PathColumn;
    words[row * 2] = unitLow;
    words[row * 2 + 1] = unitHigh;
    valid[row >> 5] = (valid[row >> 5] as number) | (1 << (row & 31));
  }

  #grow(): void {
    this.#capacity *= 2;
    for (const column of this.columns) {
      const { words, numbers, valid } = emptyColumn(this.#capacity);
      words.set(column.words);
      valid.set(column.valid);
      Object.assign(column, { words, numbers, valid });
    }
  }
}

/** Words and numbers are two views of the same bytes; validity comes in whole 64-bit words. */
function emptyColumn(capacity: number): PathColumn {
  const numbers = new Float64Array(capacity);
  return { words: new Int32Array(numbers.buffer), numbers, valid: new Uint32Array(Math.ceil(capacity / 64) * 2) };
}
