/** Rows to put in order: `keys` and `row` from `from` up to `until`. */
export type Keyed = { from: number; until: number; keys: Float64Array; row: Int32Array };

const digitBits = 11;
const digits = 2 ** digitBits;
const blockRows = 24;

/** Orders rows by their places: all rows of a list roughly, by the leading bits, then the rows of each unit for good. */
export class RowOrder {
  #leading = new Int32Array(0);
  #byLow = new Int32Array(0);
  #byHigh = new Int32Array(0);
  #spare = { keys: new Float64Array(0), row: new Int32Array(0) };
  readonly #low = new Int32Array(digits);
  readonly #high = new Int32Array(digits);
  readonly #shift: number;

  /** `bits` are those of the largest place. */
  constructor(bits: number) {
    this.#shift = Math.max(1, bits - 2 * digitBits);
  }

  /** The rows from `offset` on, numbered from 0, in the order of the leading bits of their places. */
  rough(places: Int32Array, offset: number, length: number): Int32Array {
    if (length > this.#leading.length) this.#grow(length);
    const [leading, low, high] = [this.#leading, this.#low.fill(0), this.#high.fill(0)];
    const shift = this.#shift;
    for (let row = 0, word = offset * 2; row < length; row += 1, word += 2) {
      const [below, above] = [places[word] as number, places[word + 1] as number];
      const bits = shift < 32 ? (above << (32 - shift)) | (below >>> shift) : above >>> (shift - 32);
      leading[row] = bits;
      const [one, two] = [bits & (digits - 1), bits >>> digitBits];
      low[one] = (low[one] as number) + 1;
      high[two] = (high[two] as number) + 1;
    }
    startsOf(low);
    startsOf(high);
    const [byLow, byHigh] = [this.#byLow, this.#byHigh];
    for (let row = 0; row < length; row += 1) {
      const digit = (leading[row] as number) & (digits - 1);
      const at = low[digit] as number;
      low[digit] = at + 1;
      byLow[at] = row;
    }
    for (let place = 0; place < length; place += 1) {
      const row = byLow[place] as number;
      const digit = (leading[row] as number) >>> digitBits;
      const at = high[digit] as number;
      high[digit] = at + 1;
      byHigh[at] = row;
    }
    return byHigh;
  }

  /** Puts roughly ordered rows in order: by insertion, or where that takes too long by merging. */
  finish(rows: Keyed): void {
    if (!inserted(rows, (rows.until - rows.from) * 8)) this.#merge(rows);
  }

  /** Blocks by insertion, then merged in pairs. */
  #merge({ from: start, until: end, keys, row }: Keyed): void {
    if (end - start > this.#spare.row.length) this.#spare = { keys: new Float64Array(keys.length), row: new Int32Array(keys.length) };
    for (let from = start; from < end; from += blockRows)
      inserted({ from, until: Math.min(from + blockRows, end), keys, row }, Number.POSITIVE_INFINITY);
    let source: Pair = { keys: keys.subarray(start, end), row: row.subarray(start, end) };
    let target: Pair = this.#spare;
    const length = end - start;
    for (let width = blockRows; width < length; width *= 2) {
      for (let from = 0; from < length; from += width * 2)
        merge(source, target, { from, middle: Math.min(from + width, length), until: Math.min(from + width * 2, length) });
      [source, target] = [target, source];
    }
    if (source !== this.#spare) return;
    keys.set(source.keys.subarray(0, length), start);
    row.set(source.row.subarray(0, length), start);
  }

  #grow(length: number): void {
    const size = 2 ** Math.ceil(Math.log2(Math.max(64, length)));
    this.#leading = new Int32Array(size);
    this.#byLow = new Int32Array(size);
    this.#byHigh = new Int32Array(size);
  }
}

/** Counts of digits into where each digit starts. */
function startsOf(counts: Int32Array): void {
  let start = 0;
  for (let digit = 0; digit < counts.length; digit += 1) {
    const count = counts[digit] as number;
    counts[digit] = start;
    start += count;
  }
}

/** Orders by insertion; false, the rows as yet out of order, after so many moves. */
function inserted({ from, until, keys, row }: Keyed, moves: number): boolean {
  let left = moves;
  for (let at = from + 1; at < until; at += 1) {
    const key = keys[at] as number;
    if ((keys[at - 1] as number) <= key) continue;
    const own = row[at] as number;
    let hole = at - 1;
    for (; hole >= from && (keys[hole] as number) > key; hole -= 1) {
      keys[hole + 1] = keys[hole] as number;
      row[hole + 1] = row[hole] as number;
    }
    keys[hole + 1] = key;
    row[hole + 1] = own;
    left -= at - hole;
    if (left < 0) return false;
  }
  return true;
}

type Pair = { keys: Float64Array; row: Int32Array };

function merge(source: Pair, target: Pair, { from, middle, until }: { from: number; middle: number; until: number }): void {
  let left = from;
  let right = middle;
  for (let at = from; at < until; at += 1) {
    const takesLeft = left < middle && (right >= until || (source.keys[left] as number) <= (source.keys[right] as number));
    const taken = takesLeft ? left++ : right++;
    target.keys[at] = source.keys[taken] as number;
    target.row[at] = source.row[taken] as number;
  }
}
