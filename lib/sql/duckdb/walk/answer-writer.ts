import type { Attempt, UnitRows, WalkRule } from "./unit.ts";

/** Numbers before the times in one attempt of the answer: bucket, depth, open, deadline, entry position, entry tie, last tie. */
export const answerHeader = 7;

/** How many numbers one attempt takes in the answer list. */
export const answerStride = (steps: number, fastest: boolean): number => answerHeader + steps * (fastest ? 2 : 1);

/** Stands for null in the answer list: −2^62, which no time reaches. */
export const answerNull = "-4611686018427387904";

/** Collects answers as 64-bit integers, written as pairs of 32-bit words, and the offset and length of each unit's list. */
export class AnswerWriter {
  #words: Int32Array;
  #length = 0;
  #unit = 0;
  readonly #entries: Int32Array;
  readonly fastest: Float64Array | null;

  constructor(
    readonly rule: WalkRule,
    units: number,
  ) {
    this.fastest = rule.fastest ? new Float64Array(rule.steps) : null;
    this.#words = new Int32Array(Math.max(1, units) * answerStride(rule.steps, rule.fastest) * 2);
    this.#entries = new Int32Array(units * 4);
  }

  write(attempts: Attempt[], rows: UnitRows, positions: Int32Array): void {
    const start = this.#length;
    for (const attempt of attempts) this.#attempt(attempt, rows, positions);
    this.#entries[this.#unit * 4] = start;
    this.#entries[this.#unit * 4 + 2] = this.#length - start;
    this.#unit += 1;
  }

  #attempt(attempt: Attempt, rows: UnitRows, positions: Int32Array): void {
    const stride = answerStride(this.rule.steps, this.rule.fastest);
    if ((this.#length + stride) * 2 > this.#words.length) this.#grow();
    this.#put(attempt.bucket);
    this.#put(attempt.depth);
    this.#put(attempt.open ? 1 : 0);
    this.#put(attempt.deadline);
    this.#put(positions[attempt.entry] as number);
    this.#put(rows.ties[attempt.entry] as number);
    this.#put(rows.ties[attempt.path.at(-1) as number] as number);
    for (let step = 0; step < this.rule.steps; step += 1) {
      const row = step < attempt.path.length ? (attempt.path[step] as number) : -1;
      this.#put(row < 0 ? null : (rows.times[row] as number));
    }
    if (this.fastest) for (const taken of this.fastest) this.#put(Number.isNaN(taken) ? null : taken);
  }

  #grow(): void {
    const larger = new Int32Array(this.#words.length * 2);
    larger.set(this.#words);
    this.#words = larger;
  }

  #put(value: number | null): void {
    const at = this.#length * 2;
    const high = value === null ? -1_073_741_824 : Math.floor(value / 4_294_967_296);
    this.#words[at] = value === null ? 0 : value - high * 4_294_967_296;
    this.#words[at + 1] = high;
    this.#length += 1;
  }

  finish(): { items: BigInt64Array; entries: Int32Array; length: number } {
    return { items: new BigInt64Array(this.#words.buffer), entries: this.#entries, length: this.#length };
  }
}
