import type { JourneyLayout } from "./packing.ts";
import { StretchCursor, type StretchLists } from "./stretch-cursor.ts";
import { emptyRows, type UnitRows } from "./unit-rows.ts";

/** Puts the rows of each user together, from all stretches of a bucket, as they are: in order. */
export class JourneyReader {
  readonly #rows: UnitRows = emptyRows(0);
  readonly #cursors: StretchCursor[];
  #sessions = new Int32Array(0);

  constructor(layout: JourneyLayout) {
    this.#cursors = layout.stretches.map((stretch) => new StretchCursor(stretch, layout));
  }

  /** Calls back for each user with rows between the bounds; sessions are pairs of words by row, null when no row has one. */
  read(bucket: readonly StretchLists[], each: (rows: UnitRows, sessions: Int32Array | null) => void): void {
    const cursors = this.#cursors;
    const rows = this.#rows;
    let hasSessions = false;
    for (let stretch = 0; stretch < cursors.length; stretch += 1) {
      const lists = bucket[stretch] as StretchLists;
      cursors[stretch]?.open(lists);
      hasSessions ||= lists.sessions.length > 0;
    }
    while (this.#choose()) {
      rows.until = 0;
      for (const cursor of cursors) {
        if (cursor.done || cursor.low !== rows.unitLow || cursor.high !== rows.unitHigh) continue;
        this.#reserve(rows.until + cursor.count);
        cursor.take(rows, hasSessions ? this.#sessions : null);
      }
      if (rows.until > 0) each(rows, hasSessions ? this.#sessions : null);
    }
  }

  /** Sets the unit to the smallest user that is left; false when none is. */
  #choose(): boolean {
    let least: StretchCursor | null = null;
    for (const cursor of this.#cursors)
      if (
        !cursor.done &&
        (least === null || cursor.high < least.high || (cursor.high === least.high && cursor.low >>> 0 < least.low >>> 0))
      )
        least = cursor;
    if (least === null) return false;
    this.#rows.unitLow = least.low;
    this.#rows.unitHigh = least.high;
    return true;
  }

  #reserve(size: number): void {
    if (size <= this.#rows.row.length) return;
    const larger = emptyRows(2 ** Math.ceil(Math.log2(Math.max(64, size))));
    for (const name of ["keys", "times", "marks", "node", "row"] as const) {
      larger[name].set(this.#rows[name]);
      Object.assign(this.#rows, { [name]: larger[name] });
    }
    const sessions = new Int32Array(larger.row.length * 2);
    sessions.set(this.#sessions);
    this.#sessions = sessions;
  }
}
