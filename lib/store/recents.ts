import { desc, eq } from "drizzle-orm";
import { type ObjectRef, objectRef } from "./favourites.ts";
import { keepNewest } from "./keep-newest.ts";
import { withStore } from "./open-store.ts";
import { recents } from "./schema.ts";

const kept = 50;

/** Notes that an account opened an object. */
export async function noteOpened(root: string, accountId: string, { kind, id }: ObjectRef): Promise<void> {
  const openedAt = Date.now();
  await withStore(root, async (store) => {
    await store
      .insert(recents)
      .values({ accountId, kind, objectId: id, openedAt })
      .onConflictDoUpdate({ target: [recents.accountId, recents.kind, recents.objectId], set: { openedAt } });
    await keepNewest(store, { table: recents, at: recents.openedAt, most: kept, where: eq(recents.accountId, accountId) });
  });
}

/** What an account opened last, the newest first. */
export async function listRecents(root: string, accountId: string): Promise<(ObjectRef & { openedAt: number })[]> {
  const rows = await withStore(root, (store) =>
    store.select().from(recents).where(eq(recents.accountId, accountId)).orderBy(desc(recents.openedAt)).limit(kept),
  );
  return rows.flatMap(({ kind, objectId, openedAt }) => objectRef(kind, objectId).map((ref) => ({ ...ref, openedAt })));
}
