import {
  BIGINT,
  type DuckDBConnection,
  type DuckDBDataChunk,
  type DuckDBListVector,
  DuckDBScalarFunction,
  type DuckDBVector,
  LIST,
  VARCHAR,
} from "@duckdb/node-api";
import bindings from "@duckdb/node-bindings";
import { AnswerWriter } from "./walk/answer-writer.ts";
import { attemptsOf } from "./walk/attempts.ts";
import { type Packing, parsePacking, UnitReader } from "./walk/packing.ts";

/** Registers the functions that the fast spelling uses; visible on all connections of the instance. */
export function registerFunctions(connection: DuckDBConnection): void {
  connection.registerScalarFunction(
    DuckDBScalarFunction.create({
      name: "parquetry_walk",
      parameterTypes: [LIST(BIGINT), VARCHAR],
      returnType: LIST(BIGINT),
      mainFunction: (_, input, output) => walkChunk(input, output),
    }),
  );
}

let lastText = "";
let lastPacking: Packing | undefined;

function packingOf(text: string): Packing {
  if (!lastPacking || text !== lastText) {
    lastPacking = parsePacking(text);
    lastText = text;
  }
  return lastPacking;
}

function walkChunk(input: DuckDBDataChunk, output: DuckDBVector): void {
  const units = input.rowCount;
  if (units === 0) return;
  const lists = input.getColumnVector(0) as DuckDBListVector;
  const packing = packingOf(input.getColumnVector(1).getItem(0) as string);
  const packed = (lists.childVector as unknown as { items: BigInt64Array }).items;
  const reader = new UnitReader(packed, packing);
  const writer = new AnswerWriter(packing.rule, units);
  for (let unit = 0; unit < units; unit += 1) {
    const rows = reader.read(lists.getEntryOffset(unit), lists.getEntryLength(unit));
    writer.write(attemptsOf(rows, packing.rule, writer.fastest), rows, reader.positions);
  }
  flush(output as DuckDBListVector, writer);
}

/** Writes the answers straight into the output list, without an object per item. */
function flush(output: DuckDBListVector, writer: AnswerWriter): void {
  const vector = (output as unknown as { vector: object }).vector as Parameters<typeof bindings.list_vector_reserve>[0];
  const { items, entries, length } = writer.finish();
  bindings.list_vector_reserve(vector, length);
  bindings.list_vector_set_size(vector, length);
  const child = bindings.list_vector_get_child(vector);
  bindings.copy_data_to_vector(child, 0, items.buffer as ArrayBuffer, items.byteOffset, length * 8);
  bindings.copy_data_to_vector(vector, 0, entries.buffer as ArrayBuffer, entries.byteOffset, entries.byteLength);
}
