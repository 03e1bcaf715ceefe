import type { DuckDBDataChunk } from "@duckdb/node-api";
import bindings from "@duckdb/node-bindings";
import type { Words } from "./walk/rows-by-unit.ts";

type RawChunk = Parameters<typeof bindings.data_chunk_get_vector>[0];
/** A vector as the bindings know it. */
export type RawVector = Parameters<typeof bindings.list_vector_reserve>[0];

const rawChunk = (chunk: DuckDBDataChunk): RawChunk => (chunk as unknown as { chunk: RawChunk }).chunk;

/** A column of lists of 64-bit integers. */
export class WordLists {
  readonly #words: Int32Array;
  /** Offset and length of each list, as the low words of 64-bit integers: [offset, 0, length, 0] per list. */
  readonly #entries: Int32Array;
  /** A bit per list, cleared where it is null; null when none is. */
  readonly #valid: Uint8Array | null;

  constructor(input: DuckDBDataChunk, column: number) {
    // Not by way of DuckDBListVector, which copies the numbers a second time.
    const lists = bindings.data_chunk_get_vector(rawChunk(input), column);
    this.#entries = wordsOf(lists, input.rowCount * 2);
    this.#valid = bindings.vector_get_validity(lists, Math.ceil(input.rowCount / 64) * 8);
    this.#words = wordsOf(bindings.list_vector_get_child(lists), bindings.list_vector_get_size(lists));
  }

  /** The list of a row; a null is an empty one. */
  at(row: number): Words {
    if (this.#valid !== null && (((this.#valid[row >> 3] as number) >> (row & 7)) & 1) === 0)
      return { words: this.#words, start: 0, length: 0 };
    return { words: this.#words, start: this.#entries[row * 4] as number, length: this.#entries[row * 4 + 2] as number };
  }
}

function wordsOf(vector: RawVector, integers: number): Int32Array {
  const bytes = bindings.vector_get_data(vector, integers * 8);
  return new Int32Array(bytes.buffer, bytes.byteOffset, integers * 2);
}

/** A list of so many rows for each row of a chunk, one after another. */
export function flushEntries(output: RawVector, counts: Int32Array): void {
  const entries = new Int32Array(counts.length * 4);
  let start = 0;
  counts.forEach((count, row) => {
    entries[row * 4] = start;
    entries[row * 4 + 2] = count;
    start += count;
  });
  bindings.copy_data_to_vector(output, 0, entries.buffer, 0, entries.byteLength);
}
