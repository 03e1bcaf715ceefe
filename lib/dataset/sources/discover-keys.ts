import { limits } from "./limits.ts";
import { rowsOf, type SourceDesk } from "./source-table.ts";

/** A JSON text column of a relation; the text is checked, null where it is not. */
export type DocumentColumn = { from: string; document: string };

export type DocumentKeys = {
  /** Most frequent first, then by name; at most the limit. */
  names: string[];
  /** Those that hold an object in some row. */
  objects: Set<string>;
  /** How many further names there are. */
  overflow: number;
};

/** The keys of all objects of a column, over the whole file. Same keys in the same order count as one kind of row first. */
export async function discoverKeys(desk: SourceDesk, { from, document }: DocumentColumn): Promise<DocumentKeys> {
  const counted = await rowsOf<{ name: string; total: string }>(
    desk,
    `SELECT "name", count(*) OVER () AS "total" FROM (
      SELECT unnest("keys") AS "name", "rows" FROM (SELECT json_keys(${document}) AS "keys", count(*) AS "rows" FROM ${from} GROUP BY 1))
    GROUP BY "name" ORDER BY sum("rows") DESC, "name" LIMIT ${limits.propertyNames}`,
  );
  const nested = await rowsOf<{ name: string }>(
    desk,
    `SELECT DISTINCT e."key" AS "name" FROM (SELECT ${document} AS "document" FROM ${from} WHERE contains(substr(ltrim(${document}), 2), '{')) d, json_each(d."document") e
    WHERE e."type" = 'OBJECT' LIMIT ${limits.propertyNames}`,
  );
  const names = counted.map(({ name }) => name).filter((name) => !name.includes("\0"));
  const overflow = Number(counted[0]?.total ?? 0) - counted.length;
  return { names, objects: new Set(nested.map(({ name }) => name)), overflow };
}
