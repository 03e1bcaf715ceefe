import { farNode, flagBits, flagMask, lowBits, type PlaceLayout, placeBits } from "./packing.ts";
import { RowOrder } from "./row-order.ts";

/** Lists of packed rows, one after another, as pairs of words; `nodes` only of rows whose place does not tell them. */
export type PackedRows = { units: Int32Array; places: Int32Array; nodes: Int32Array };

/** Where a list begins, in rows, and its nodes among `nodes`; and how many rows it has. */
export type PackedList = { offset: number; nodesOffset: number; length: number };

/**
 * The rows of one unit (its key as two words), at `from` up to `until`, in the order of time and tie: `keys` are time and tie, `times` microseconds,
 * `marks` the flags, `node` the number of the node (0 when hidden), and `row` is where each stands in its list.
 */
export type UnitRows = {
  unitLow: number;
  unitHigh: number;
  from: number;
  until: number;
  keys: Float64Array;
  times: Float64Array;
  marks: Uint8Array;
  node: Int32Array;
  row: Int32Array;
};

/** Splits a list of rows of many units into its units, each unit's rows in order. */
export class UnitSplitter {
  #slots = new Int32Array(0);
  #unitOf = new Int32Array(0);
  #start = new Int32Array(0);
  #next = new Int32Array(0);
  #first = new Int32Array(0);
  readonly #order: RowOrder;
  readonly #rows: UnitRows = emptyRows(0);
  /** The nodes that places do not tell, by row of the list; empty when there is none. */
  #far = new Int32Array(0);
  readonly #lowBits: number;
  readonly #farNode: number;

  constructor(readonly layout: PlaceLayout) {
    this.#lowBits = lowBits(layout);
    this.#farNode = farNode(layout);
    this.#order = new RowOrder(placeBits(layout));
  }

  /** Calls back for each unit of a list. */
  split(packed: PackedRows, list: PackedList, each: (rows: UnitRows) => void): void {
    const { offset, length } = list;
    this.#reserve(length);
    if (packed.nodes.length > 0) this.#readFar(packed, list);
    const count = this.#number(packed.units, offset, length);
    this.#scatter(packed.places, list, count);
    const rows = this.#rows;
    for (let unit = 0; unit < count; unit += 1) {
      rows.from = this.#start[unit] as number;
      rows.until = this.#start[unit + 1] as number;
      this.#order.finish(rows);
      this.#tell(packed.places, offset);
      const word = this.#first[unit] as number;
      rows.unitLow = packed.units[word] as number;
      rows.unitHigh = packed.units[word + 1] as number;
      each(rows);
    }
  }

  #reserve(length: number): void {
    if (length <= this.#unitOf.length) return;
    const size = 2 ** Math.ceil(Math.log2(Math.max(64, length)));
    this.#slots = new Int32Array(size * 2);
    this.#unitOf = new Int32Array(size);
    this.#start = new Int32Array(size + 1);
    this.#next = new Int32Array(size);
    this.#first = new Int32Array(size);
    Object.assign(this.#rows, emptyRows(size));
  }

  /** Numbers the units by a hash table and counts their rows into `start`, one place further. */
  #number(units: Int32Array, offset: number, length: number): number {
    const mask = 2 ** Math.ceil(Math.log2(Math.max(64, length))) * 2 - 1;
    const slots = this.#slots.fill(0, 0, mask + 1);
    const unitOf = this.#unitOf;
    const start = this.#start;
    const first = this.#first;
    let count = 0;
    let unit = -1;
    let low = 0;
    let high = 0;
    start[0] = 0;
    for (let row = 0, word = offset * 2; row < length; row += 1, word += 2) {
      if (unit < 0 || units[word] !== low || units[word + 1] !== high) {
        low = units[word] as number;
        high = units[word + 1] as number;
        let slot = (Math.imul(low ^ (high * 31), 0x9e3779b1) >>> 7) & mask;
        for (; ; slot = (slot + 1) & mask) {
          unit = (slots[slot] as number) - 1;
          if (unit < 0) break;
          const other = first[unit] as number;
          if (units[other] === low && units[other + 1] === high) break;
        }
        if (unit < 0) {
          unit = count;
          count += 1;
          slots[slot] = count;
          first[unit] = word;
          start[count] = 0;
        }
      }
      unitOf[row] = unit;
      start[unit + 1] = (start[unit + 1] as number) + 1;
    }
    for (let each = 0; each < count; each += 1) start[each + 1] = (start[each + 1] as number) + (start[each] as number);
    return count;
  }

  /** Puts the rows of each unit side by side, in their rough order, with their keys. */
  #scatter(places: Int32Array, { offset, length }: PackedList, count: number): void {
    const rough = this.#order.rough(places, offset, length);
    const next = this.#next;
    const unitOf = this.#unitOf;
    const { keys, row } = this.#rows;
    const bits = this.#lowBits;
    const scale = 2 ** (32 - bits);
    next.set(this.#start.subarray(0, count));
    for (let place = 0; place < length; place += 1) {
      const from = rough[place] as number;
      const unit = unitOf[from] as number;
      const at = next[unit] as number;
      next[unit] = at + 1;
      const word = (offset + from) * 2;
      row[at] = offset + from;
      keys[at] = (places[word + 1] as number) * scale + ((places[word] as number) >>> bits);
    }
  }

  /** Reads the nodes that stand in their own list, in the order of the rows. */
  #readFar({ places, nodes }: PackedRows, { offset, nodesOffset, length }: PackedList): void {
    if (this.#far.length < length) this.#far = new Int32Array(this.#unitOf.length);
    const far = this.#farNode;
    let word = nodesOffset * 2;
    for (let row = 0; row < length; row += 1) {
      if ((((places[(offset + row) * 2] as number) >>> flagBits) & far) !== far) continue;
      this.#far[row] = nodes[word] as number;
      word += 2;
    }
  }

  /** The times, nodes and flags of the unit's rows, now that they are in order. */
  #tell(places: Int32Array, offset: number): void {
    const { from, until, keys, times, marks, node, row } = this.#rows;
    const { tieBits, unitMicros, baseMicros } = this.layout;
    const scale = 2 ** -tieBits;
    const far = this.#farNode;
    for (let at = from; at < until; at += 1) {
      const key = keys[at] as number;
      times[at] = (tieBits === 0 ? key : Math.floor(key * scale)) * unitMicros + baseMicros;
      const own = row[at] as number;
      const low = places[own * 2] as number;
      const told = (low >>> flagBits) & far;
      marks[at] = low & flagMask;
      node[at] = told === far ? (this.#far[own - offset] as number) : told;
    }
  }
}

/** Room for so many rows. */
export function emptyRows(size: number): UnitRows {
  return {
    unitLow: 0,
    unitHigh: 0,
    from: 0,
    until: 0,
    keys: new Float64Array(size),
    times: new Float64Array(size),
    marks: new Uint8Array(size),
    node: new Int32Array(size),
    row: new Int32Array(size),
  };
}
