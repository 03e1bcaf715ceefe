import { and, desc, eq } from "drizzle-orm";
import { keepNewest } from "./keep-newest.ts";
import { withStore } from "./open-store.ts";
import { favourites } from "./schema.ts";

/** What can be kept at hand. */
export const objectKinds = ["report", "dashboard", "cohort"] as const;
export type ObjectKind = (typeof objectKinds)[number];
export type ObjectRef = { kind: ObjectKind; id: string };

const mostFavourites = 1000;

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

/** Keeps an object at hand for an account, or no longer; beyond a thousand the oldest go. */
export async function setFavourite(root: string, accountId: string, { kind, id, on }: ObjectRef & { on: boolean }): Promise<void> {
  await withStore(root, async (store) => {
    const own = eq(favourites.accountId, accountId);
    if (!on) return void (await store.delete(favourites).where(and(own, eq(favourites.kind, kind), eq(favourites.objectId, id))));
    await store.insert(favourites).values({ accountId, kind, objectId: id, createdAt: Date.now() }).onConflictDoNothing();
    await keepNewest(store, { table: favourites, at: favourites.createdAt, most: mostFavourites, where: own });
  });
}
