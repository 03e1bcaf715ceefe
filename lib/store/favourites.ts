import { and, desc, eq } from "drizzle-orm";
import { withStore } from "./open-store.ts";
import { favourites } from "./schema.ts";

/** What can be kept at hand. */
export const objectKinds = ["report", "dashboard", "cohort"] as const;
export type ObjectKind = (typeof objectKinds)[number];
export type ObjectRef = { kind: ObjectKind; id: string };

/** The account that things belong to while nobody has to sign in. */
export const localAccount = "local";

/** What an account keeps at hand, the newest first. */
export async function listFavourites(root: string, accountId: string): Promise<ObjectRef[]> {
  const rows = await withStore(root, (store) =>
    store.select().from(favourites).where(eq(favourites.accountId, accountId)).orderBy(desc(favourites.createdAt)),
  );
  return rows.flatMap(({ kind, objectId }) => objectRef(kind, objectId));
}

/** An object by its stored words; nothing when this product does not know its kind. */
export function objectRef(kind: string, id: string): ObjectRef[] {
  const known = objectKinds.find((each) => each === kind);
  return known ? [{ kind: known, id }] : [];
}

/** Keeps an object at hand for an account, or no longer. */
export async function setFavourite(root: string, accountId: string, { kind, id, on }: ObjectRef & { on: boolean }): Promise<void> {
  await withStore(root, async (store) => {
    if (on) await store.insert(favourites).values({ accountId, kind, objectId: id, createdAt: Date.now() }).onConflictDoNothing();
    else
      await store
        .delete(favourites)
        .where(and(eq(favourites.accountId, accountId), eq(favourites.kind, kind), eq(favourites.objectId, id)));
  });
}
