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
import { registerPairs } from "./pairs/functions.ts";
import { registerPaths } from "./paths/functions.ts";
import { type AnswerColumn, type AnswerColumns, fieldNames } from "./walk/answer-columns.ts";
import { mostSteps, walkFunctionName } from "./walk/function-name.ts";
import { parsePacking } from "./walk/packing.ts";
import { UnitsWalk } from "./walk/units-walk.ts";
import { flushEntries, type RawVector, WordLists } from "./word-lists.ts";

/** Registers the functions that the fast spelling uses; visible on all connections of the instance. */
export function registerFunctions(connection: DuckDBConnection): void {
  registerPairs(connection);
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

/** A list of structs per group. */
function flush(answer: AnswerColumns, output: RawVector, counts: Int32Array): void {
  bindings.list_vector_reserve(output, answer.rows);
  bindings.list_vector_set_size(output, answer.rows);
  flushColumns(answer, bindings.list_vector_get_child(output));
  flushEntries(output, counts);
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
