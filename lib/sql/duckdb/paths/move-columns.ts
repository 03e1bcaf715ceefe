import { endingKeys, endings } from "../../../plan/paths.ts";
import { moveFields } from "./function-name.ts";
import type { PathSink, ShownPath } from "./shown-path.ts";

/** The keys of how a path ends, by its ending. */
const keyOfEnding: Record<number, number> = {
  [endings.end]: endingKeys.end,
  [endings.hidden]: endingKeys.hidden,
  [endings.continues]: endingKeys.continues,
};

/** The time to the next node where there is none. */
export const noTime = -1;

const wordRange = 2 ** 32;

/** The moves of paths by column, in the form in which DuckDB keeps them: `moveFields` of 32 bits, "elapsed" of 64 as pairs of words. */
export class MoveColumns implements PathSink {
  rows = 0;
  columns: Int32Array[];
  #capacity = 4096;

  constructor() {
    this.columns = emptyColumns(this.#capacity);
  }

  /** Empties the columns for the next lists; they keep their size. */
  clear(): void {
    this.rows = 0;
  }

  /** Adds the moves of a path, one row per node. */
  add({ node, time, events, count, slot, ending }: ShownPath): void {
    if (this.rows + count > this.#capacity) this.#grow();
    const [steps, begins, froms, tos, counts, elapsed] = this.columns as [
      Int32Array,
      Int32Array,
      Int32Array,
      Int32Array,
      Int32Array,
      Int32Array,
    ];
    for (let at = 0; at < count; at += 1) {
      const row = this.rows + at;
      const goesOn = at + 1 < count;
      steps[row] = slot + at + 1;
      begins[row] = at === 0 ? 1 : 0;
      froms[row] = node[at] as number;
      tos[row] = goesOn ? (node[at + 1] as number) : (keyOfEnding[ending] as number);
      counts[row] = events[at] as number;
      const micros = goesOn ? (time[at + 1] as number) - (time[at] as number) : noTime;
      elapsed[row * 2] = micros;
      elapsed[row * 2 + 1] = Math.floor(micros / wordRange);
    }
    this.rows += count;
  }

  #grow(): void {
    this.#capacity *= 2;
    const larger = emptyColumns(this.#capacity);
    for (const [index, column] of this.columns.entries()) larger[index]?.set(column);
    this.columns = larger;
  }
}

const emptyColumns = (capacity: number): Int32Array[] =>
  moveFields.map((field) => new Int32Array(field === "elapsed" ? capacity * 2 : capacity));
