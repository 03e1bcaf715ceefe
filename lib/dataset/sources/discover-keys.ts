import { pointer } from "./json-text.ts";
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

/**
 * The keys of all objects of a column, over the whole file. Rows with the same keys in the same order count as one kind of
 * row first; which keys hold objects is found the same way, and only where a text has an object in it.
 */
export async function discoverKeys(desk: SourceDesk, { from, document }: DocumentColumn, withObjects = true): Promise<DocumentKeys> {
  const counted = await rowsOf<{ name: string; total: string }>(
    desk,
    `SELECT "name", count(*) OVER () AS "total" FROM (
      SELECT unnest("keys") AS "name", "rows" FROM (SELECT json_keys(${document}) AS "keys", count(*) AS "rows" FROM ${from} GROUP BY 1))
    GROUP BY "name" ORDER BY sum("rows") DESC, "name" LIMIT ${limits.propertyNames}`,
  );
  const names = counted.map(({ name }) => name).filter((name) => !name.includes("\0"));
  const overflow = Number(counted[0]?.total ?? 0) - counted.length;
  const objects = withObjects && names.length > 0 ? await objectKeys(desk, { from, document }, names) : [];
  return { names, objects: new Set(objects), overflow };
}

async function objectKeys(desk: SourceDesk, { from, document }: DocumentColumn, names: string[]): Promise<string[]> {
  const pointers = names.map((name) => pointer([name])).join(", ");
  const found = await rowsOf<{ at: string }>(
    desk,
    `SELECT DISTINCT unnest("positions") AS "at" FROM (
      SELECT DISTINCT list_filter(list_transform(json_type("document", [${pointers}]), lambda kind, place: CASE WHEN kind = 'OBJECT' THEN place END), lambda place: place IS NOT NULL) AS "positions"
      FROM (SELECT ${document} AS "document" FROM ${from} WHERE contains(substr(ltrim(${document}), 2), '{')))`,
  );
  return found.map(({ at }) => names[Number(at) - 1]).filter((name): name is string => name !== undefined);
}
