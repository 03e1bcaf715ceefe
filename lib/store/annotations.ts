import { eq } from "drizzle-orm";
import { withStore } from "./open-store.ts";
import { annotations } from "./schema.ts";

/** A note on a day of the calendar, 2024-05-01. */
export type Annotation = { id: string; day: string; text: string };

const longestText = 500;
const mostAnnotations = 2000;

/** All notes of a data root, oldest day first. */
export async function loadAnnotations(root: string): Promise<Annotation[]> {
  const { id, day, text } = annotations;
  return withStore(root, (store) => store.select({ id, day, text }).from(annotations).orderBy(day, id));
}

/** Keeps a note; an empty text forgets it. */
export async function saveAnnotation(root: string, { id, day, text }: Annotation): Promise<void> {
  if (!/^[A-Za-z0-9]{16,64}$/.test(id)) throw new Error("an annotation id has 16 to 64 letters and digits");
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(Date.parse(day))) throw new Error("a day is written 2024-05-01");
  const kept = text.trim();
  if (kept.length > longestText) throw new Error(`an annotation may have ${longestText} characters`);
  const changedAt = Date.now();
  await withStore(root, async (store) => {
    if (kept === "") return void (await store.delete(annotations).where(eq(annotations.id, id)));
    if ((await store.$count(annotations)) >= mostAnnotations) throw new Error(`there may be ${mostAnnotations} annotations`);
    await store
      .insert(annotations)
      .values({ id, day, text: kept, changedAt })
      .onConflictDoUpdate({ target: annotations.id, set: { day, text: kept, changedAt } });
  });
}
