import { is } from "drizzle-orm";
import { SQLiteTable } from "drizzle-orm/sqlite-core";
import { withStore } from "../open-store.ts";
import * as schema from "../schema.ts";

/** Everything that a store holds, as one text: equal texts, and nothing was written. */
export function storedRows(root: string): Promise<string> {
  const tables = Object.values(schema).flatMap((each): SQLiteTable[] => (is(each, SQLiteTable) ? [each] : []));
  return withStore(root, async (store) => JSON.stringify(await Promise.all(tables.map((table) => store.select().from(table)))));
}
