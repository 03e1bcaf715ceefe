import { and, eq } from "drizzle-orm";
import { withStore } from "./open-store.ts";
import { descriptions } from "./schema.ts";

/** What a description belongs to. */
export const describedKinds = ["event", "event-property", "user-property"] as const;
export type DescribedKind = (typeof describedKinds)[number];
export type Description = { kind: DescribedKind; name: string; text: string };

const longestText = 1000;
const longestName = 2000;

/** All descriptions of a data root. */
export async function loadDescriptions(root: string): Promise<Description[]> {
  const rows = await withStore(root, (store) => store.select().from(descriptions));
  return rows.flatMap(({ kind, name, text }) => {
    const known = describedKinds.find((each) => each === kind);
    return known ? [{ kind: known, name, text }] : [];
  });
}

/** Keeps what an event or a property means; an empty text forgets it. */
export async function saveDescription(root: string, { kind, name, text }: Description): Promise<void> {
  if (name.length > longestName) throw new Error(`a name may have ${longestName} characters here`);
  const kept = text.trim();
  if (kept.length > longestText) throw new Error(`a description may have ${longestText} characters`);
  if (kept === "") {
    await withStore(root, (store) => store.delete(descriptions).where(and(eq(descriptions.kind, kind), eq(descriptions.name, name))));
    return;
  }
  const changedAt = Date.now();
  await withStore(root, (store) =>
    store
      .insert(descriptions)
      .values({ kind, name, text: kept, changedAt })
      .onConflictDoUpdate({ target: [descriptions.kind, descriptions.name], set: { text: kept, changedAt } }),
  );
}
