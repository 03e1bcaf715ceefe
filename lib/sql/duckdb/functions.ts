import {
  BIGINT,
  DOUBLE,
  type DuckDBConnection,
  type DuckDBDataChunk,
  DuckDBScalarFunction,
  type DuckDBVector,
  LIST,
  STRUCT,
  VARCHAR,
} from "@duckdb/node-api";
import bindings from "@duckdb/node-bindings";
import { registerPaths } from "./paths/functions.ts";
import { type AnswerColumn, type AnswerColumns, fieldNames } from "./walk/answer-columns.ts";
import { mostSteps, walkFunctionName } from "./walk/function-name.ts";
import { parsePacking } from "./walk/packing.ts";
import type { Words } from "./walk/rows-by-unit.ts";
import { UnitsWalk } from "./walk/units-walk.ts";

type RawChunk = Parameters<typeof bindings.data_chunk_get_vector>[0];
type RawVector = Parameters<typeof bindings.list_vector_reserve>[0];

/** Registers the functions that the fast spelling uses; visible on all connections of the instance. */
export function registerFunctions(connection: DuckDBConnection): void {
  registerPaths(connection);
  for (let steps = 1; steps <= mostSteps; steps += 1) for (const fastest of [false, true]) register(connection, steps, fastest);
}

function register(connection: DuckDBConnection, steps: number, fastest: boolean): void {
  connection.registerScalarFunction(
    DuckDBScalarFunction.create({
      name: walkFunctionName({ steps, fastest }),
      parameterTypes: [LIST(BIGINT), LIST(BIGINT), VARCHAR],
      returnType: LIST(STRUCT(Object.fromEntries(fieldNames(steps, fastest).map((name) => [name, name === "unit" ? BIGINT : DOUBLE])))),
      mainFunction: (_, input, output) => {
        const { answer, counts } = walkGroups(input);
        flush(answer, rawOf(output), counts);
      },
    }),
  );
}

const rawChunk = (chunk: DuckDBDataChunk): RawChunk => (chunk as unknown as { chunk: RawChunk }).chunk;

const rawOf = (vector: DuckDBVector): RawVector => (vector as unknown as { vector: RawVector }).vector;

let lastText = "";
let lastWalk: UnitsWalk | undefined;

/** A question asks many times with the same words: what it needs is made once. */
function walkOf(text: string): UnitsWalk {
  if (!lastWalk || text !== lastText) {
    lastWalk = new UnitsWalk(parsePacking(text));
    lastText = text;
  }
  return lastWalk;
}

/** Walks the units of each group; `counts` says how many attempts each group has. */
function walkGroups(input: DuckDBDataChunk): { answer: AnswerColumns; counts: Int32Array } {
  const walk = walkOf(input.getColumnVector(2).getItem(0) as string);
  const [units, packed] = [new WordLists(input, 0), new WordLists(input, 1)];
  const counts = new Int32Array(input.rowCount);
  walk.begin();
  for (let group = 0; group < counts.length; group += 1) counts[group] = walk.group(packed.at(group), units.at(group));
  return { answer: walk.finish(), counts };
}

/** A column of lists of 64-bit integers. */
class WordLists {
  readonly #words: Int32Array;
  /** Offset and length of each list, as the low words of 64-bit integers: [offset, 0, length, 0] per list. */
  readonly #entries: Int32Array;

  constructor(input: DuckDBDataChunk, column: number) {
    // Not by way of DuckDBListVector, which copies the numbers a second time.
    const lists = bindings.data_chunk_get_vector(rawChunk(input), column);
    this.#entries = wordsOf(lists, input.rowCount * 2);
    this.#words = wordsOf(bindings.list_vector_get_child(lists), bindings.list_vector_get_size(lists));
  }

  at(row: number): Words {
    return { words: this.#words, start: this.#entries[row * 4] as number, length: this.#entries[row * 4 + 2] as number };
  }
}

function wordsOf(vector: RawVector, integers: number): Int32Array {
  const bytes = bindings.vector_get_data(vector, integers * 8);
  return new Int32Array(bytes.buffer, bytes.byteOffset, integers * 2);
}

/** A list of structs per group. */
function flush(answer: AnswerColumns, output: RawVector, counts: Int32Array): void {
  bindings.list_vector_reserve(output, answer.rows);
  bindings.list_vector_set_size(output, answer.rows);
  flushColumns(answer, bindings.list_vector_get_child(output));
  const entries = new Int32Array(counts.length * 4);
  let start = 0;
  counts.forEach((count, unit) => {
    entries[unit * 4] = start;
    entries[unit * 4 + 2] = count;
    start += count;
  });
  bindings.copy_data_to_vector(output, 0, entries.buffer, 0, entries.byteLength);
}

function flushColumns(answer: AnswerColumns, struct: RawVector): void {
  if (answer.rows === 0) return;
  answer.columns.forEach((column, index) => {
    const child = bindings.struct_vector_get_child(struct, index);
    bindings.copy_data_to_vector(child, 0, column.values.buffer as ArrayBuffer, 0, answer.rows * 8);
    if (column.hasNull) flushValidity(column, child, answer.rows);
  });
}

function flushValidity(column: AnswerColumn, vector: RawVector, rows: number): void {
  bindings.vector_ensure_validity_writable(vector);
  bindings.copy_data_to_vector_validity(vector, 0, column.valid.buffer as ArrayBuffer, 0, Math.ceil(rows / 64) * 8);
}
