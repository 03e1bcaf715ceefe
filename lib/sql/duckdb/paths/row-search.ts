import type { DuckDBDataChunk } from "@duckdb/node-api";
import { WordLists } from "../word-lists.ts";
import { PathFinder } from "./finder.ts";
import type { PathsPacking } from "./packing.ts";
import type { PathSink } from "./shown-path.ts";
import { UnitSplitter } from "./unit-rows.ts";

/** Finds paths in lists of packed rows: columns of units, places, nodes and sessions. */
export class RowSearch<Sink extends PathSink> {
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
    const [units, places, nodes, sessions] = [1, 2, 3, 4].map((column) => new WordLists(input, column)) as [
      WordLists,
      WordLists,
      WordLists,
      WordLists,
    ];
    const counts = new Int32Array(input.rowCount);
    for (let list = 0; list < counts.length; list += 1) {
      const before = this.sink.rows;
      const [unit, place, node, session] = [units.at(list), places.at(list), nodes.at(list), sessions.at(list)];
      const rows = { units: unit.words, places: place.words, nodes: node.words };
      const where = { offset: unit.start, nodesOffset: node.start, length: unit.length };
      this.#units.split(rows, where, (each) => this.#finder.find(each, session.length > 0 ? session.words : null));
      counts[list] = this.sink.rows - before;
    }
    return counts;
  }
}
