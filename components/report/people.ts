import type { Cell } from "../../lib/charts/table.ts";

export type PeopleSort = { by: string; descending: boolean };

export type PeoplePage = { limit: number; offset: number; search?: string; sort?: PeopleSort; properties?: string[] };

export type PeopleColumn = {
  key: string;
  label: string;
  /** ISO instants, shown to the second in UTC. */
  instant?: boolean;
  /** The column that the list is about. */
  strong?: boolean;
  /** The name by which the server sorts; without it the column does not sort. */
  sort?: string;
  /** In the file, not on the screen. */
  fileOnly?: boolean;
};

export type PersonRow = { actor: string } & Record<string, Cell>;

/** The units behind a part of an answer: what the list is called, how it is asked for, what its columns say. */
export type PeopleQuestion<Result> = {
  title: string;
  /** The units in the plural: users, sessions. */
  unit: string;
  /** Whose names the rows bear, in the plural, where that is not the unit: sessions stand under their users. */
  owner?: string;
  /** The columns after the id. */
  columns: readonly PeopleColumn[];
  definition: (page: PeoplePage) => object;
  rows: (result: Result) => readonly PersonRow[];
  count: (result: Result) => number;
};
