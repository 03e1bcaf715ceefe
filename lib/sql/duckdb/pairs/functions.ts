import {
  BIGINT,
  type DuckDBConnection,
  type DuckDBDataChunk,
  DuckDBScalarFunction,
  type DuckDBVector,
  LIST,
  STRUCT,
  VARCHAR,
} from "@duckdb/node-api";
import bindings from "@duckdb/node-bindings";
import { flushEntries, type RawVector, WordLists } from "../word-lists.ts";
import { type CountedPairs, PairCounter } from "./counter.ts";
import { pairFields, pairsFunctionName } from "./function-name.ts";
import { parsePairsPacking } from "./packing.ts";

/** Registers `parquetry_pairs(packing, units, packed_1, …)`: lists of packed sets in, a list of counted pairs for each out. */
export function registerPairs(connection: DuckDBConnection): void {
  connection.registerScalarFunction(
    DuckDBScalarFunction.create({
      name: pairsFunctionName,
      parameterTypes: [VARCHAR, LIST(BIGINT)],
      varArgsType: LIST(BIGINT),
      returnType: LIST(STRUCT(Object.fromEntries(pairFields.map((name) => [name, BIGINT])))),
      mainFunction: (_, input, output) => flush(countedIn(input), (output as unknown as { vector: RawVector }).vector),
    }),
  );
}

function countedIn(input: DuckDBDataChunk): CountedPairs[] {
  const packing = parsePairsPacking((input.getColumnVector(0) as DuckDBVector).getItem(0) as string);
  const counter = new PairCounter(packing);
  const units = new WordLists(input, 1);
  const packed = packing.places.map((_, index) => new WordLists(input, index + 2));
  return Array.from({ length: input.rowCount }, (_, row) =>
    counter.count(
      units.at(row),
      packed.map((each) => each.at(row)),
    ),
  );
}

function flush(counted: CountedPairs[], output: RawVector): void {
  const rows = counted.reduce((sum, { units }) => sum + units.length, 0);
  bindings.list_vector_reserve(output, rows);
  bindings.list_vector_set_size(output, rows);
  const struct = bindings.list_vector_get_child(output);
  pairFields.forEach((field, index) => {
    const values = joined(
      counted.map((each) => each[field]),
      rows,
    );
    if (rows > 0)
      bindings.copy_data_to_vector(bindings.struct_vector_get_child(struct, index), 0, values.buffer as ArrayBuffer, 0, rows * 8);
  });
  flushNulls(counted, bindings.struct_vector_get_child(struct, pairFields.indexOf("later")), rows);
  flushEntries(
    output,
    Int32Array.from(counted, ({ units }) => units.length),
  );
}

function joined(lists: BigInt64Array[], rows: number): BigInt64Array {
  const values = new BigInt64Array(rows);
  let start = 0;
  for (const list of lists) {
    values.set(list, start);
    start += list.length;
  }
  return values;
}

/** A cleared bit for each pair without a later place; validity comes in whole 64-bit words. */
function flushNulls(counted: CountedPairs[], later: RawVector, rows: number): void {
  const valid = new Uint32Array(Math.ceil(rows / 64) * 2).fill(0xffff_ffff);
  let row = 0;
  for (const { isLast } of counted)
    for (const last of isLast) {
      if (last === 1) valid[row >> 5] = (valid[row >> 5] as number) & ~(1 << (row & 31));
      row += 1;
    }
  if (rows === 0) return;
  bindings.vector_ensure_validity_writable(later);
  bindings.copy_data_to_vector_validity(later, 0, valid.buffer as ArrayBuffer, 0, Math.ceil(rows / 64) * 8);
}
