import {
  BIGINT,
  type DuckDBConnection,
  type DuckDBDataChunk,
  type DuckDBListVector,
  DuckDBScalarFunction,
  type DuckDBVector,
  LIST,
  STRUCT,
  VARCHAR,
} from "@duckdb/node-api";
import bindings from "@duckdb/node-bindings";
import { pathSlots } from "../../../plan/paths.ts";
import { PathFinder } from "./finder.ts";
import { mostSlots, pathFields } from "./function-name.ts";
import { parsePathsPacking } from "./packing.ts";
import { PathColumns } from "./path-columns.ts";

type RawVector = Parameters<typeof bindings.list_vector_reserve>[0];

/** Registers `parquetry_paths_1` …: lists of packed rows in, a list of paths for each out. */
export function registerPaths(connection: DuckDBConnection): void {
  for (let slots = 1; slots <= mostSlots; slots += 1) {
    const path = STRUCT(Object.fromEntries(pathFields(slots).map((name) => [name, BIGINT])));
    connection.registerScalarFunction(
      DuckDBScalarFunction.create({
        name: `parquetry_paths_${slots}`,
        parameterTypes: [LIST(BIGINT), LIST(BIGINT), LIST(BIGINT), LIST(BIGINT), VARCHAR],
        returnType: LIST(path),
        // Without sessions their list is null.
        specialHandling: true,
        mainFunction: (_, input, output) => findInChunk(input, (output as unknown as { vector: RawVector }).vector),
      }),
    );
  }
}

function findInChunk(input: DuckDBDataChunk, output: RawVector): void {
  const [units, places, nodes, sessions] = [0, 1, 2, 3].map((index) => input.getColumnVector(index) as DuckDBListVector) as [
    DuckDBListVector,
    DuckDBListVector,
    DuckDBListVector,
    DuckDBListVector,
  ];
  const packing = parsePathsPacking((input.getColumnVector(4) as DuckDBVector).getItem(0) as string);
  const sessionWords = wordsOf(sessions);
  const rows = {
    units: wordsOf(units),
    places: wordsOf(places),
    nodes: wordsOf(nodes),
    sessions: sessionWords.length > 0 ? sessionWords : null,
  };
  const finder = new PathFinder(rows, packing, columnsFor(pathSlots(packing.spec)));
  const entries = entryWords(units);
  const found = new Int32Array(input.rowCount * 4);
  for (let list = 0; list < input.rowCount; list += 1) {
    found[list * 4] = finder.paths.rows;
    found[list * 4 + 2] = finder.find(entries[list * 4] as number, entries[list * 4 + 2] as number);
  }
  flush(finder.paths, output, found);
}

const spare = new Map<number, PathColumns>();

/** Empty columns, those of the last call again: a call fills and hands them over before the next one begins. */
function columnsFor(slots: number): PathColumns {
  const columns = spare.get(slots) ?? new PathColumns(slots);
  spare.clear();
  spare.set(slots, columns);
  columns.clear();
  return columns;
}

/** The values of a list vector's lists as pairs of 32-bit words. */
function wordsOf(lists: DuckDBListVector): Int32Array {
  const { items } = lists.childVector as unknown as { items: BigInt64Array };
  return new Int32Array(items.buffer, items.byteOffset, items.length * 2);
}

/** Offset and length of each list, as the low words of 64-bit integers: [offset, 0, length, 0] per list. */
function entryWords(lists: DuckDBListVector): Uint32Array {
  const { entryData } = lists as unknown as { entryData: BigUint64Array };
  return new Uint32Array(entryData.buffer, entryData.byteOffset, entryData.length * 2);
}

function flush(paths: PathColumns, output: RawVector, entries: Int32Array): void {
  bindings.list_vector_reserve(output, paths.rows);
  bindings.list_vector_set_size(output, paths.rows);
  const struct = bindings.list_vector_get_child(output);
  if (paths.rows > 0)
    paths.columns.forEach(({ words, valid }, index) => {
      const child = bindings.struct_vector_get_child(struct, index);
      bindings.copy_data_to_vector(child, 0, words.buffer as ArrayBuffer, 0, paths.rows * 8);
      bindings.vector_ensure_validity_writable(child);
      bindings.copy_data_to_vector_validity(child, 0, valid.buffer as ArrayBuffer, 0, Math.ceil(paths.rows / 64) * 8);
    });
  bindings.copy_data_to_vector(output, 0, entries.buffer as ArrayBuffer, 0, entries.byteLength);
}
