import { AnswerColumns, type WalkedUnit } from "./answer-columns.ts";
import { UnitWalker } from "./attempts.ts";
import type { Packing } from "./packing.ts";
import { RowsByUnit, type Words } from "./rows-by-unit.ts";
import type { Attempt } from "./unit.ts";
import { UnitReader } from "./unit-reader.ts";

/** Walks the units of one group of rows after another and gathers their attempts. */
export class UnitsWalk {
  readonly #rows: RowsByUnit;
  readonly #reader: UnitReader;
  readonly #walker: UnitWalker;
  readonly #unit: WalkedUnit;
  #answer: AnswerColumns;
  #expected = 0;

  constructor(readonly packing: Packing) {
    const { rule } = packing;
    this.#answer = new AnswerColumns(rule, 0);
    this.#rows = new RowsByUnit(packing);
    this.#reader = new UnitReader(this.#rows, packing);
    this.#walker = new UnitWalker(rule);
    this.#unit = { low: 0, high: 0, rows: this.#reader.rows, fastest: rule.fastest ? new Float64Array(rule.steps) : null };
  }

  /** Walks the units of a group and says how many attempts they made. */
  group(packed: Words, units: Words): number {
    const before = this.#answer.rows;
    this.#rows.read(packed, units);
    for (let unit = 0; unit < this.#rows.units; unit += 1) {
      this.#reader.read(unit);
      this.#unit.low = this.#rows.low[unit] as number;
      this.#unit.high = this.#rows.high[unit] as number;
      this.#walker.walk(this.#unit.rows, this.#unit.fastest, this.#take);
    }
    return this.#answer.rows - before;
  }

  /** Begins an answer, as large as the last one was. */
  begin(): void {
    this.#answer = new AnswerColumns(this.packing.rule, this.#expected);
  }

  /** Hands the answer over and keeps nothing of it. */
  finish(): AnswerColumns {
    const answer = this.#answer;
    this.#expected = answer.rows;
    this.#answer = new AnswerColumns(this.packing.rule, 0);
    return answer;
  }

  readonly #take = (attempt: Attempt): void => {
    const reader = this.#reader;
    const last = attempt.path[attempt.depth - 1] as number;
    this.#answer.add(attempt, this.#unit, {
      entryTie: reader.tie(attempt.entry),
      lastTie: reader.tie(last),
      place: this.packing.carries ? reader.entryPlace(attempt.entry) : 0,
    });
  };
}
