import type { Mapping } from "../mapping.ts";
import type { FileProblem } from "../sources/found-file.ts";
import type { SourceDesk, SourceTable } from "../sources/source-table.ts";
import type { StagedSource } from "../staged-source.ts";

/** What a shape has at hand while it stages its tables. */
export type ShapeDesk = SourceDesk & {
  /** Zone of times that carry none. */
  timezone: string;
  mapping: Mapping | null;
  /** For tables of the shape that hold nothing to take. */
  problem: (problem: FileProblem) => void;
  /** Tells which columns a guess settled on, for the Data page. */
  settled: (path: string, mapping: Mapping) => void;
};

/** A vendor's export layout: how its files are recognised, and how their rows are read. */
export type Shape = {
  name: string;
  /** 0 for a table that is not of this shape, up to 1; the highest score among all shapes takes the table. */
  recognise: (table: SourceTable, all: readonly SourceTable[]) => number;
  /** Stages tables of this shape. `group` are all of them; those not in `tables` did not change and are closed: columns, no rows. */
  stage: (desk: ShapeDesk, tables: readonly SourceTable[], group: readonly SourceTable[]) => Promise<StagedSource[]>;
  /** What in the other tables a table's reading depends on, as text; without it tables are read each by itself. */
  dependence?: (table: SourceTable, group: readonly SourceTable[], all: readonly SourceTable[]) => string;
  /** A table with a dependence reads rows of the others, so they must be opened with it. */
  joins?: true;
};

/** Whether a table has all of these columns, in any case. */
export function hasColumns(table: SourceTable, ...names: string[]): boolean {
  const present = new Set(table.columns.map(({ name }) => name.toLowerCase()));
  return names.every((name) => present.has(name.toLowerCase()));
}

/** How many of these columns a table has. */
export function countColumns(table: SourceTable, names: readonly string[]): number {
  return names.filter((name) => hasColumns(table, name)).length;
}
