import {
  BIGINT,
  DOUBLE,
  type DuckDBConnection,
  type DuckDBDataChunk,
  DuckDBScalarFunction,
  INTEGER,
  LIST,
  STRUCT,
  VARCHAR,
} from "@duckdb/node-api";
import bindings from "@duckdb/node-bindings";
import { pathSlots } from "../../../plan/paths.ts";
import { flushEntries, type RawVector, WordLists } from "../word-lists.ts";
import { PathFinder } from "./finder.ts";
import { isKeyField, mostSlots, moveFields, movesFunctionName, pathFields } from "./function-name.ts";
import { MoveColumns } from "./move-columns.ts";
import { type PathsPacking, parsePathsPacking } from "./packing.ts";
import { PathColumns } from "./path-columns.ts";
import type { PathSink } from "./shown-path.ts";
import { UnitSplitter } from "./unit-rows.ts";

/** Registers `parquetry_paths_1` …, lists of packed rows in, a list of paths for each out, and `parquetry_moves`, a list of their moves. */
export function registerPaths(connection: DuckDBConnection): void {
  for (let slots = 1; slots <= mostSlots; slots += 1) {
    const path = STRUCT(Object.fromEntries(pathFields(slots).map((name) => [name, isKeyField(name) ? BIGINT : DOUBLE])));
    register(connection, {
      name: `parquetry_paths_${slots}`,
      row: path,
      sink: ({ spec }) => new PathColumns(pathSlots(spec)),
      flush: flushPaths,
    });
  }
  const move = STRUCT(Object.fromEntries(moveFields.map((name) => [name, name === "elapsed" ? BIGINT : INTEGER])));
  register(connection, { name: movesFunctionName, row: move, sink: () => new MoveColumns(), flush: flushMoves });
}

type Answering<Sink extends PathSink> = {
  name: string;
  row: ReturnType<typeof STRUCT>;
  sink: (packing: PathsPacking) => Sink;
  flush: (found: Sink, struct: RawVector) => void;
};

function register<Sink extends PathSink>(connection: DuckDBConnection, { name, row, sink, flush }: Answering<Sink>): void {
  let last: { text: string; search: RowSearch<Sink> } | null = null;
  connection.registerScalarFunction(
    DuckDBScalarFunction.create({
      name,
      parameterTypes: [LIST(BIGINT), LIST(BIGINT), LIST(BIGINT), LIST(BIGINT), VARCHAR],
      returnType: LIST(row),
      // Without sessions their list is null.
      specialHandling: true,
      mainFunction: (_, input, output) => {
        const text = input.getColumnVector(4).getItem(0) as string;
        // A question asks many times with the same words: what it needs is made once.
        if (last?.text !== text) last = { text, search: new RowSearch(parsePathsPacking(text), sink) };
        const { search } = last;
        const counts = search.inChunk(input);
        flushLists(search.sink, (output as unknown as { vector: RawVector }).vector, { counts, flush });
        if (search.sink.rows > mostKept) last = null;
      },
    }),
  );
}

/** Room for more rows than these is given back after the answer. */
const mostKept = 1_000_000;

/** Finds paths in lists of packed rows. */
class RowSearch<Sink extends PathSink> {
  readonly sink: Sink;
  readonly #finder: PathFinder;
  readonly #units: UnitSplitter;

  constructor(packing: PathsPacking, sinkOf: (packing: PathsPacking) => Sink) {
    this.sink = sinkOf(packing);
    this.#finder = new PathFinder(packing.spec, packing.layout.tieBits, this.sink);
    this.#units = new UnitSplitter(packing.layout);
  }

  /** How many rows each list of a chunk gave. */
  inChunk(input: DuckDBDataChunk): Int32Array {
    const [units, places, nodes, sessions] = [0, 1, 2, 3].map((column) => new WordLists(input, column)) as [
      WordLists,
      WordLists,
      WordLists,
      WordLists,
    ];
    this.sink.clear();
    const counts = new Int32Array(input.rowCount);
    for (let list = 0; list < counts.length; list += 1) {
      const before = this.sink.rows;
      const [unit, place, node, session] = [units.at(list), places.at(list), nodes.at(list), sessions.at(list).words];
      const rows = { units: unit.words, places: place.words, nodes: node.words };
      const where = { offset: unit.start, nodesOffset: node.start, length: unit.length };
      this.#units.split(rows, where, (each) => this.#finder.find(each, session.length > 0 ? session : null));
      counts[list] = this.sink.rows - before;
    }
    return counts;
  }
}

type Lists<Sink> = { counts: Int32Array; flush: (found: Sink, struct: RawVector) => void };

function flushLists<Sink extends PathSink>(found: Sink, output: RawVector, { counts, flush }: Lists<Sink>): void {
  bindings.list_vector_reserve(output, found.rows);
  bindings.list_vector_set_size(output, found.rows);
  if (found.rows > 0) flush(found, bindings.list_vector_get_child(output));
  flushEntries(output, counts);
}

function flushPaths({ columns, rows }: PathColumns, struct: RawVector): void {
  columns.forEach(({ words, valid }, index) => {
    const child = bindings.struct_vector_get_child(struct, index);
    bindings.copy_data_to_vector(child, 0, words.buffer as ArrayBuffer, 0, rows * 8);
    bindings.vector_ensure_validity_writable(child);
    bindings.copy_data_to_vector_validity(child, 0, valid.buffer as ArrayBuffer, 0, Math.ceil(rows / 64) * 8);
  });
}

function flushMoves({ columns, rows }: MoveColumns, struct: RawVector): void {
  columns.forEach((words, index) => {
    const bytes = moveFields[index] === "elapsed" ? rows * 8 : rows * 4;
    bindings.copy_data_to_vector(bindings.struct_vector_get_child(struct, index), 0, words.buffer as ArrayBuffer, 0, bytes);
  });
}
