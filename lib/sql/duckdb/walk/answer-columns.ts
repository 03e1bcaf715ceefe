import type { Attempt, UnitRows, WalkRule } from "./unit.ts";

/** The fields of one attempt before its times: what `parquetry_walk` returns as a struct of BIGINT. */
export const attemptFields = ["bucket", "depth", "open", "deadline", "entry", "entry_tie", "last_tie"] as const;

/** All fields of an attempt for so many steps: its times per step, and with `fastest` the shortest times from any entry. */
export function fieldNames(steps: number, fastest: boolean): string[] {
  const perStep = (name: string) => Array.from({ length: steps }, (_, step) => `${name}_${step + 1}`);
  return [...attemptFields, ...perStep("time"), ...(fastest ? perStep("fastest") : [])];
}

/** The unit of an attempt: its rows, its shortest times, and where an entry's carried value stands. */
export type WalkedUnit = { rows: UnitRows; fastest: Float64Array | null; place: number };

/** One column of 64-bit integers, written as pairs of 32-bit words, with a bit per row that is cleared for null. */
export type AnswerColumn = { words: Int32Array; valid: Uint32Array; hasNull: boolean };

/** Attempts by column, in the form in which DuckDB keeps them. */
export class AnswerColumns {
  readonly columns: AnswerColumn[];
  rows = 0;
  #capacity: number;

  constructor(
    readonly rule: WalkRule,
    capacity: number,
  ) {
    this.#capacity = Math.max(64, capacity);
    this.columns = fieldNames(rule.steps, rule.fastest).map(() => emptyColumn(this.#capacity));
  }

  /** Adds a row of nulls for a unit without an attempt. */
  addNone(): void {
    if (this.rows === this.#capacity) this.#grow();
    for (let column = 0; column < this.columns.length; column += 1) this.#put(column, null);
    this.rows += 1;
  }

  /** Adds an attempt. */
  add(attempt: Attempt, unit: WalkedUnit): void {
    if (this.rows === this.#capacity) this.#grow();
    this.#attempt(attempt, unit);
    this.rows += 1;
  }

  #attempt(attempt: Attempt, { rows, fastest, place }: WalkedUnit): void {
    const { steps } = this.rule;
    const { path } = attempt;
    this.#put(0, attempt.bucket);
    this.#put(1, attempt.depth);
    this.#put(2, attempt.open ? 1 : 0);
    this.#put(3, attempt.deadline);
    this.#put(4, place);
    this.#put(5, rows.ties[attempt.entry] as number);
    this.#put(6, rows.ties[path[path.length - 1] as number] as number);
    for (let step = 0; step < steps; step += 1) {
      const row = step < path.length ? (path[step] as number) : -1;
      this.#put(7 + step, row < 0 ? null : (rows.times[row] as number));
    }
    if (fastest)
      for (let step = 0; step < steps; step += 1)
        this.#put(7 + steps + step, Number.isNaN(fastest[step]) ? null : (fastest[step] as number));
  }

  #put(index: number, value: number | null): void {
    const column = this.columns[index] as AnswerColumn;
    if (value === null) {
      column.hasNull = true;
      column.valid[this.rows >> 5] = (column.valid[this.rows >> 5] as number) & ~(1 << (this.rows & 31));
      return;
    }
    const high = Math.floor(value / 4_294_967_296);
    column.words[this.rows * 2] = value - high * 4_294_967_296;
    column.words[this.rows * 2 + 1] = high;
  }

  #grow(): void {
    this.#capacity *= 2;
    for (const column of this.columns) {
      const larger = emptyColumn(this.#capacity);
      larger.words.set(column.words);
      larger.valid.set(column.valid);
      Object.assign(column, { words: larger.words, valid: larger.valid });
    }
  }
}

/** Validity comes in whole 64-bit words. */
function emptyColumn(capacity: number): AnswerColumn {
  return { words: new Int32Array(capacity * 2), valid: new Uint32Array(Math.ceil(capacity / 64) * 2).fill(0xffff_ffff), hasNull: false };
}
