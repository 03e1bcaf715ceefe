import { and, desc, lt, type SQL } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Store } from "./open-store.ts";

type Newest = { table: SQLiteTable; at: SQLiteColumn; most: number; where?: SQL | undefined };

/** Drops the oldest rows beyond a number, of those that `where` means; of one instant all stay. */
export async function keepNewest(store: Pick<Store, "select" | "delete">, { table, at, most, where }: Newest): Promise<void> {
  const [oldest] = await store
    .select({ at })
    .from(table)
    .where(where)
    .orderBy(desc(at))
    .limit(1)
    .offset(most - 1);
  if (oldest) await store.delete(table).where(and(where, lt(at, oldest.at)));
}
