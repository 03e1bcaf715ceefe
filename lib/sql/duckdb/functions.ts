import {
  BIGINT,
  type DuckDBConnection,
  type DuckDBDataChunk,
  type DuckDBListVector,
  DuckDBScalarFunction,
  type DuckDBType,
  type DuckDBVector,
  LIST,
  STRUCT,
  VARCHAR,
} from "@duckdb/node-api";
import bindings from "@duckdb/node-bindings";
import { registerPaths } from "./paths/function.ts";
import { type AnswerColumn, AnswerColumns, fieldNames } from "./walk/answer-columns.ts";
import { UnitWalker } from "./walk/attempts.ts";
import { mostSteps, walkFunctionName } from "./walk/function-name.ts";
import { type Packing, parsePacking, UnitReader } from "./walk/packing.ts";

type RawVector = Parameters<typeof bindings.list_vector_reserve>[0];
type Flush = (answer: AnswerColumns, output: RawVector, counts: Int32Array) => void;

/** Registers the functions that the fast spelling uses; visible on all connections of the instance. */
export function registerFunctions(connection: DuckDBConnection): void {
  registerPaths(connection);
  for (let steps = 1; steps <= mostSteps; steps += 1) {
    for (const fastest of [false, true]) {
      const attempt = STRUCT(Object.fromEntries(fieldNames(steps, fastest).map((name) => [name, BIGINT])));
      register(connection, { name: walkFunctionName({ steps, fastest, several: false }), returnType: attempt, flush: flushOne });
      register(connection, { name: walkFunctionName({ steps, fastest, several: true }), returnType: LIST(attempt), flush: flushSeveral });
    }
  }
}

function register(connection: DuckDBConnection, { name, returnType, flush }: { name: string; returnType: DuckDBType; flush: Flush }): void {
  const several = flush === flushSeveral;
  connection.registerScalarFunction(
    DuckDBScalarFunction.create({
      name,
      parameterTypes: [LIST(BIGINT), VARCHAR],
      returnType,
      mainFunction: (_, input, output) => {
        const { answer, counts } = walkChunk(input, several);
        flush(answer, rawOf(output), counts);
      },
    }),
  );
}

const rawOf = (vector: DuckDBVector): RawVector => (vector as unknown as { vector: RawVector }).vector;

let lastText = "";
let lastPacking: Packing | undefined;

function packingOf(text: string): Packing {
  if (!lastPacking || text !== lastText) {
    lastPacking = parsePacking(text);
    lastText = text;
  }
  return lastPacking;
}

function walkChunk(input: DuckDBDataChunk, several: boolean): { answer: AnswerColumns; counts: Int32Array } {
  const units = input.rowCount;
  const lists = input.getColumnVector(0) as DuckDBListVector;
  const packing = packingOf(input.getColumnVector(1).getItem(0) as string);
  const { rule, carries } = packing;
  const reader = new UnitReader((lists.childVector as unknown as { items: BigInt64Array }).items, packing);
  const walker = new UnitWalker(rule);
  const fastest = rule.fastest ? new Float64Array(rule.steps) : null;
  const answer = new AnswerColumns(rule, units);
  const counts = new Int32Array(units);
  const entries = entryWords(lists);
  for (let unit = 0; unit < units; unit += 1) {
    const offset = entries[unit * 4] as number;
    const rows = reader.read(offset, entries[unit * 4 + 2] as number);
    const attempts = walker.attempts(rows, fastest);
    counts[unit] = attempts.length;
    if (attempts.length === 0 && !several) answer.addNone();
    for (const attempt of attempts)
      answer.add(attempt, { rows, fastest, place: carries ? reader.entryPlace(offset, rows, attempt.entry) : 0 });
  }
  return { answer, counts };
}

/** Offset and length of each list, as the low words of 64-bit integers: [offset, 0, length, 0] per list. */
function entryWords(lists: DuckDBListVector): Uint32Array {
  const { entryData } = lists as unknown as { entryData: BigUint64Array };
  return new Uint32Array(entryData.buffer, entryData.byteOffset, entryData.length * 2);
}

/** One struct per unit, null for a unit without an attempt. */
function flushOne(answer: AnswerColumns, output: RawVector): void {
  flushColumns(answer, output);
  const depth = answer.columns[1] as AnswerColumn;
  if (depth.hasNull) flushValidity(depth, output);
}

/** A list of structs per unit. */
function flushSeveral(answer: AnswerColumns, output: RawVector, counts: Int32Array): void {
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
    bindings.copy_data_to_vector(child, 0, column.words.buffer as ArrayBuffer, 0, answer.rows * 8);
    if (column.hasNull) flushValidity(column, child, answer.rows);
  });
}

function flushValidity(column: AnswerColumn, vector: RawVector, rows?: number): void {
  bindings.vector_ensure_validity_writable(vector);
  const bytes = rows === undefined ? column.valid.byteLength : Math.ceil(rows / 64) * 8;
  bindings.copy_data_to_vector_validity(vector, 0, column.valid.buffer as ArrayBuffer, 0, bytes);
}
