import { desc, lte } from "drizzle-orm";
import { newId } from "../access/tokens.ts";
import { keepNewest } from "./keep-newest.ts";
import { withStore } from "./open-store.ts";
import { logEntries } from "./schema.ts";

/** Who did what when. `about` says to whom or what, in words that stay true when the thing is gone. */
export type LogEntry = { id: string; at: number; accountId: string | null; who: string; did: string; about: string };

const keptMs = 400 * 86_400_000;
/** So many sign-ins take hours, however fast somebody signs in. */
const mostEntries = 50_000;

/** Writes down what somebody did. */
export async function log(root: string, entry: Omit<LogEntry, "id" | "at">, now = Date.now()): Promise<void> {
  await withStore(root, async (store) => {
    await store.insert(logEntries).values({ ...entry, id: newId(), at: now });
    await store.delete(logEntries).where(lte(logEntries.at, now - keptMs));
    await keepNewest(store, { table: logEntries, at: logEntries.at, most: mostEntries });
  });
}

/** What was done last, the newest first. */
export async function listLog(root: string, most = 100): Promise<LogEntry[]> {
  return withStore(root, (store) => store.select().from(logEntries).orderBy(desc(logEntries.at)).limit(most));
}
