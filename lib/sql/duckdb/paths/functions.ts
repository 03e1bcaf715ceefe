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
import { flushEntries, type RawVector } from "../word-lists.ts";
import { isKeyField, journeyMovesName, journeyPathsName, mostSlots, moveFields, movesFunctionName, pathFields } from "./function-name.ts";
import { JourneySearch } from "./journey-search.ts";
import { MoveColumns } from "./move-columns.ts";
import { type PathsPacking, parseJourneyPacking, parsePathsPacking } from "./packing.ts";
import { PathColumns } from "./path-columns.ts";
import { RowSearch } from "./row-search.ts";
import type { PathSink } from "./shown-path.ts";

/**
 * Registers `parquetry_paths_1` …, lists of packed rows in, a list of paths for each out, `parquetry_moves`, a list of their moves, and
 * the same over journeys.
 */
export function registerPaths(connection: DuckDBConnection): void {
  for (let slots = 1; slots <= mostSlots; slots += 1) {
    const path = STRUCT(Object.fromEntries(pathFields(slots).map((name) => [name, isKeyField(name) ? BIGINT : DOUBLE])));
    const answering = { row: path, sink: ({ spec }: Told) => new PathColumns(pathSlots(spec)), flush: flushPaths };
    registerRows(connection, { name: `parquetry_paths_${slots}`, ...answering });
    registerJourneys(connection, { name: journeyPathsName(slots), ...answering });
  }
  const move = STRUCT(Object.fromEntries(moveFields.map((name) => [name, name === "elapsed" ? BIGINT : INTEGER])));
  const answering = { row: move, sink: () => new MoveColumns(), flush: flushMoves };
  registerRows(connection, { name: movesFunctionName, ...answering });
  registerJourneys(connection, { name: journeyMovesName, ...answering });
}

type Told = Pick<PathsPacking, "spec">;

type Answering<Sink extends PathSink> = {
  name: string;
  row: ReturnType<typeof STRUCT>;
  sink: (told: Told) => Sink;
  flush: (found: Sink, struct: RawVector) => void;
};

function registerRows<Sink extends PathSink>(connection: DuckDBConnection, { name, row, sink, flush }: Answering<Sink>): void {
  const lists = LIST(BIGINT);
  connection.registerScalarFunction(
    DuckDBScalarFunction.create({
      name,
      parameterTypes: [VARCHAR, lists, lists, lists, lists],
      returnType: LIST(row),
      // Without sessions their list is null.
      specialHandling: true,
      mainFunction: answers((text) => new RowSearch(parsePathsPacking(text), sink), flush),
    }),
  );
}

function registerJourneys<Sink extends PathSink>(connection: DuckDBConnection, { name, row, sink, flush }: Answering<Sink>): void {
  connection.registerScalarFunction(
    DuckDBScalarFunction.create({
      name,
      parameterTypes: [VARCHAR],
      varArgsType: LIST(BIGINT),
      returnType: LIST(row),
      // A bucket without rows in a stretch has no lists there.
      specialHandling: true,
      mainFunction: answers((text) => new JourneySearch(parseJourneyPacking(text), sink), flush),
    }),
  );
}

/** Room for more rows than these is given back after the answer. */
const mostKept = 1_000_000;

type Search<Sink> = { sink: Sink; inChunk: (input: DuckDBDataChunk) => Int32Array };
type MainFunction = Parameters<typeof DuckDBScalarFunction.create>[0]["mainFunction"];

/** The body of a function: a question asks many times with the same words, so what it needs is made once. */
function answers<Sink extends PathSink>(
  searchOf: (text: string) => Search<Sink>,
  flush: (found: Sink, struct: RawVector) => void,
): MainFunction {
  let last: { text: string; search: Search<Sink> } | null = null;
  return (_, input, output) => {
    const text = input.getColumnVector(0).getItem(0) as string;
    if (last?.text !== text) last = { text, search: searchOf(text) };
    const { search } = last;
    search.sink.clear();
    const counts = search.inChunk(input);
    flushLists(search.sink, (output as unknown as { vector: RawVector }).vector, { counts, flush });
    if (search.sink.rows > mostKept) last = null;
  };
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
