import type { Attempt, UnitRows, WalkRule } from "./unit.ts";

/** The fields of an attempt before its times: its unit is a key of 64 bits, the others are numbers. */
const attemptFields = ["unit", "bucket", "depth", "open", "deadline", "entry", "entry_tie", "last_tie"] as const;

/** All fields of an attempt for so many steps: its times per step, and with `fastest` the shortest times from any entry. */
export function fieldNames(steps: number, fastest: boolean): string[] {
  const perStep = (name: string) => Array.from({ length: steps }, (_, step) => `${name}_${step + 1}`);
  return [...attemptFields, ...perStep("time"), ...(fastest ? perStep("fastest") : [])];
}

/** The unit of an attempt: its key, its rows, its shortest times. */
export type WalkedUnit = { low: number; high: number; rows: UnitRows; fastest: Float64Array | null };

/** Of rows: the tie of an entry and of a last row, and where the entry's carried value stands. */
export type Places = { entryTie: number; lastTie: number; place: number };

/** One column of numbers with a bit per row that is cleared for null. */
export class AnswerColumn {
  values: Float64Array;
  valid: Uint32Array;
  hasNull = false;

  constructor(capacity: number) {
    this.values = new Float64Array(capacity);
    this.valid = validBits(capacity);
  }

  grow(capacity: number): void {
    const { values, valid } = this;
    this.values = new Float64Array(capacity);
    this.values.set(values);
    this.valid = validBits(capacity);
    this.valid.set(valid);
  }

  setNull(row: number): void {
    this.hasNull = true;
    this.valid[row >> 5] = (this.valid[row >> 5] as number) & ~(1 << (row & 31));
  }
}

/** Validity comes in whole 64-bit words. */
const validBits = (rows: number): Uint32Array => new Uint32Array(Math.ceil(rows / 64) * 2).fill(0xffff_ffff);

/** Attempts by column, in the form in which DuckDB keeps them. */
export class AnswerColumns {
  readonly columns: AnswerColumn[];
  rows = 0;
  #capacity: number;
  #units: Int32Array;

  /** `expected` rows fit without growing. */
  constructor(
    readonly rule: WalkRule,
    expected: number,
  ) {
    this.#capacity = Math.max(64, expected);
    this.columns = fieldNames(rule.steps, rule.fastest).map(() => new AnswerColumn(this.#capacity));
    this.#units = this.#unitWords();
  }

  add(
    { bucket, depth, open, deadline, path }: Attempt,
    { low, high, rows, fastest }: WalkedUnit,
    { entryTie, lastTie, place }: Places,
  ): void {
    if (this.rows === this.#capacity) this.#grow();
    const { steps } = this.rule;
    this.#units[this.rows * 2] = low;
    this.#units[this.rows * 2 + 1] = high;
    this.#put(1, bucket);
    this.#put(2, depth);
    this.#put(3, open ? 1 : 0);
    this.#put(4, deadline ?? Number.NaN);
    this.#put(5, place);
    this.#put(6, entryTie);
    this.#put(7, lastTie);
    for (let step = 0; step < steps; step += 1) {
      const row = step < depth ? (path[step] as number) : -1;
      this.#put(8 + step, row < 0 ? Number.NaN : (rows.times[row] as number));
    }
    if (fastest) for (let step = 0; step < steps; step += 1) this.#put(8 + steps + step, fastest[step] as number);
    this.rows += 1;
  }

  /** NaN is null. */
  #put(index: number, value: number): void {
    const column = this.columns[index] as AnswerColumn;
    column.values[this.rows] = value;
    if (Number.isNaN(value)) column.setNull(this.rows);
  }

  #grow(): void {
    this.#capacity *= 2;
    for (const column of this.columns) column.grow(this.#capacity);
    this.#units = this.#unitWords();
  }

  #unitWords(): Int32Array {
    return new Int32Array((this.columns[0] as AnswerColumn).values.buffer);
  }
}
