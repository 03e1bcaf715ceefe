import type { AggregateVerb, ScalarVerb, WindowVerb } from "../plan/expression.ts";
import type { PairsRelation } from "../plan/pairs.ts";
import type { PathsAsked, PathsInJourneys, PathsInRows, PathsRelation, Relation } from "../plan/relation.ts";

/** What a dialect is told of the data set: which files hold what. Paths are absolute. */
export type DataFiles = {
  events: { path: string; start: string; end: string; columns: string[] }[];
  /** Files of the activity index, each of one local year, by user, by pattern or by day; empty without an index. */
  activity: { path: string; year: number; by: "user" | "pattern" | "day" }[];
  /** Files of the journeys in order; empty without journeys. */
  journeys: {
    path: string;
    month: string;
    holds: "rows" | "names";
    start: string;
    end: string;
    numberBits: number;
    tieBits: number;
    hasSessions: boolean;
  }[];
  users: string;
  userProperties: string;
  identities: string;
  /** Event property name → its columns. */
  properties: Record<string, { text: string; number: string | null }>;
  /** Any event carries a session id of its source. */
  hasSessions: boolean;
  maxTie: number;
  timeUnitMicros: number;
};

/** The walk, with the names it reads and writes already spelled. */
export type SpelledWalk = Extract<Relation, { is: "walk" }> & {
  quoted: (name: string) => string;
  files: DataFiles;
  value: (text: string) => string;
};

/** Paths, with the names they read and write already spelled. */
export type SpelledPaths = PathsAsked & PathsInRows & Spelling;
export type JourneySpelling = PathsAsked & PathsInJourneys & Spelling;

type Spelling = { quoted: (name: string) => string; files: DataFiles; value: (text: string) => string };

/** Pairs of places, likewise. */
export type SpelledPairs = PairsRelation & { quoted: (name: string) => string; value: (text: string) => string };

/** A common table expression: its name (still unquoted), its text, and whether it must be computed once. */
export type Table = { name: string; sql: string; hint?: "materialized" | "not_materialized" | "recursive" };

/** A SQL dialect: one spelling for every verb; a missing one does not compile. */
export type Dialect = {
  scalar: Record<ScalarVerb, (args: string[]) => string>;
  aggregate: Record<AggregateVerb, (args: string[]) => string>;
  window: Record<WindowVerb, (args: string[]) => string>;
  /** Whether the event is one of the names; `spelled` are the names as values of the statement. */
  named: (names: string[], spelled: () => string[]) => string;
  /** The key under which import keeps an id; `spelled` is the id as a value of the statement. */
  keyOf: (id: string, spelled: () => string) => string;
  identifier: (name: string) => string;
  text: (value: string) => string;
  instant: (micros: number) => string;
  list: (items: string[]) => string;
  /** A FROM item over Parquet files, the union of their columns by name. */
  parquet: (paths: string[]) => string;
  /** The path of the file that a row of `parquet` comes from, and its number in it. */
  origin: readonly [file: string, row: string];
  noRows: (columns: { name: string; type: string }[]) => string;
  asOfJoin: string;
  /** The walk as tables; the last one bears `name` and has the columns of the relation. */
  walk: (name: string, walk: SpelledWalk) => Table[];
  /** Paths as tables, likewise. */
  paths: (name: string, paths: PathsRelation & Spelling) => Table[];
  /** Counts of pairs as tables, likewise. */
  pairs: (name: string, pairs: SpelledPairs) => Table[];
};
