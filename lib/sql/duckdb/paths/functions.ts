import { BIGINT, DOUBLE, type DuckDBConnection, type DuckDBDataChunk, DuckDBScalarFunction, LIST, STRUCT, VARCHAR } from "@duckdb/node-api";
import bindings from "@duckdb/node-bindings";
import { pathSlots } from "../../../plan/paths.ts";
import { flushEntries, type RawVector, WordLists } from "../word-lists.ts";
import { PathFinder } from "./finder.ts";
import { isKeyField, mostSlots, pathFields } from "./function-name.ts";
import { parsePathsPacking } from "./packing.ts";
import { PathColumns } from "./path-columns.ts";

/** Registers `parquetry_paths_1` …: lists of packed rows in, a list of paths for each out. */
export function registerPaths(connection: DuckDBConnection): void {
  for (let slots = 1; slots <= mostSlots; slots += 1) {
    const path = STRUCT(Object.fromEntries(pathFields(slots).map((name) => [name, isKeyField(name) ? BIGINT : DOUBLE])));
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
  const finder = finderOf(input.getColumnVector(4).getItem(0) as string);
  const [units, places, nodes, sessions] = [0, 1, 2, 3].map((column) => new WordLists(input, column)) as [
    WordLists,
    WordLists,
    WordLists,
    WordLists,
  ];
  const counts = new Int32Array(input.rowCount);
  for (let list = 0; list < counts.length; list += 1) {
    const [unit, place, node, session] = [units.at(list), places.at(list), nodes.at(list), sessions.at(list).words];
    const rows = { units: unit.words, places: place.words, nodes: node.words, sessions: session.length > 0 ? session : null };
    counts[list] = finder.find(rows, { offset: unit.start, nodesOffset: node.start, length: unit.length });
  }
  flush(finder.paths, output, counts);
  if (finder.paths.rows > mostKept) lastFinder = undefined;
}

/** Room for more paths than these is given back after the answer. */
const mostKept = 1_000_000;

let lastText = "";
let lastFinder: PathFinder | undefined;

/** A question asks many times with the same words: its finder is made once, and hands its paths over before the next call. */
function finderOf(text: string): PathFinder {
  if (!lastFinder || text !== lastText) {
    const packing = parsePathsPacking(text);
    lastFinder = new PathFinder(packing, new PathColumns(pathSlots(packing.spec)));
    lastText = text;
  }
  lastFinder.paths.clear();
  return lastFinder;
}

function flush(paths: PathColumns, output: RawVector, counts: Int32Array): void {
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
  flushEntries(output, counts);
}
