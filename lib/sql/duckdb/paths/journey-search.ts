import type { DuckDBDataChunk } from "@duckdb/node-api";
import { WordLists } from "../word-lists.ts";
import { PathFinder } from "./finder.ts";
import { JourneyReader } from "./journey-reader.ts";
import type { JourneyPacking } from "./packing.ts";
import type { PathSink } from "./shown-path.ts";
import type { StretchLists } from "./stretch-cursor.ts";

/** Ties are told as they are: a number above any. */
const tieBits = 24;

/** Finds paths in journeys, bucket by bucket. */
export class JourneySearch<Sink extends PathSink> {
  readonly sink: Sink;
  readonly #finder: PathFinder;
  readonly #reader: JourneyReader;

  constructor(
    readonly packing: JourneyPacking,
    sinkOf: (packing: JourneyPacking) => Sink,
  ) {
    this.sink = sinkOf(packing);
    this.#finder = new PathFinder(packing.spec, tieBits, this.sink);
    this.#reader = new JourneyReader(packing.layout);
  }

  /** How many rows each bucket of a chunk gave. */
  inChunk(input: DuckDBDataChunk): Int32Array {
    const stretches = this.packing.layout.stretches.map((_, stretch) => stretchOf(input, 1 + stretch * listsOfStretch));
    const counts = new Int32Array(input.rowCount);
    for (let bucket = 0; bucket < counts.length; bucket += 1) {
      const before = this.sink.rows;
      const lists = stretches.map((at) => at(bucket));
      this.#reader.read(lists, (rows, sessions) => this.#finder.find(rows, sessions));
      counts[bucket] = this.sink.rows - before;
    }
    return counts;
  }
}

/** How many lists a function is given of each stretch. */
const listsOfStretch = 5;

/** The lists of a stretch by bucket, from five columns of a chunk. */
function stretchOf(input: DuckDBDataChunk, first: number): (bucket: number) => StretchLists {
  const list = (place: number): WordLists => new WordLists(input, first + place);
  const [codes, users, counts, places, sessions] = [list(0), list(1), list(2), list(3), list(4)] as const;
  return (bucket) => ({
    codes: codes.at(bucket),
    users: users.at(bucket),
    counts: counts.at(bucket),
    places: places.at(bucket),
    sessions: sessions.at(bucket),
  });
}
