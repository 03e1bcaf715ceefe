import { eq } from "drizzle-orm";
import { keepNewest } from "./keep-newest.ts";
import { withStore } from "./open-store.ts";
import { drafts } from "./schema.ts";

const longestDraft = 200_000;

/** So many addresses of very long questions live; then the oldest end. */
const mostDrafts = 5_000;

/** Keeps a definition under an id of 16 to 64 letters and digits; an id that exists keeps what it has. */
export async function saveDraft(root: string, id: string, definition: string): Promise<void> {
  if (!/^[A-Za-z0-9]{16,64}$/.test(id)) throw new Error("a draft id is 16 to 64 letters and digits");
  if (definition.length > longestDraft) throw new Error(`a definition may have ${longestDraft} characters`);
  await withStore(root, async (store) => {
    await store.insert(drafts).values({ id, definition, createdAt: Date.now() }).onConflictDoNothing();
    await keepNewest(store, { table: drafts, at: drafts.createdAt, most: mostDrafts });
  });
}

/** The definition kept under an id, or null. */
export async function loadDraft(root: string, id: string): Promise<string | null> {
  const [found] = await withStore(root, (store) => store.select().from(drafts).where(eq(drafts.id, id)));
  return found?.definition ?? null;
}
