import { and, desc, eq, gt, lte, ne, or } from "drizzle-orm";
import type { Role } from "../access/principal.ts";
import { newId } from "../access/tokens.ts";
import { withStore } from "./open-store.ts";
import { accounts, sessions } from "./schema.ts";

const day = 86_400_000;
/** A session ends when nobody used it for so long … */
const idleMs = 30 * day;
/** … and in any case after so long. */
const longestMs = 90 * day;
/** Being seen is written down this often at most. */
const seenEveryMs = 5 * 60_000;

/** A browser that is signed in. */
export type Session = { id: string; accountId: string; device: string; createdAt: number; seenAt: number };
/** A session with whom it belongs to. */
export type SignedIn = { session: string; account: { id: string; name: string; email: string; role: Role; seesPeople: boolean } };

/** Begins a session under the hash of its token, and forgets those that have ended. */
export async function beginSession(
  root: string,
  { tokenHash, accountId, device }: { tokenHash: string; accountId: string; device: string },
  now = Date.now(),
): Promise<string> {
  const id = newId();
  await withStore(root, (store) =>
    store.transaction(async (transaction) => {
      await transaction.delete(sessions).where(or(lte(sessions.seenAt, now - idleMs), lte(sessions.createdAt, now - longestMs)));
      await transaction.insert(sessions).values({ id, tokenHash, accountId, device, createdAt: now, seenAt: now });
    }),
  );
  return id;
}

/** Who is signed in under this hash; null when nobody is, or no more. */
export async function findSession(root: string, tokenHash: string, now = Date.now()): Promise<SignedIn | null> {
  const alive = and(eq(sessions.tokenHash, tokenHash), gt(sessions.seenAt, now - idleMs), gt(sessions.createdAt, now - longestMs));
  const { id, name, email, role, seesPeople } = accounts;
  return withStore(root, async (store) => {
    const [found] = await store
      .select({ session: sessions.id, seenAt: sessions.seenAt, account: { id, name, email, role, seesPeople } })
      .from(sessions)
      .innerJoin(accounts, eq(accounts.id, sessions.accountId))
      .where(alive);
    if (!found) return null;
    if (found.seenAt < now - seenEveryMs) await store.update(sessions).set({ seenAt: now }).where(eq(sessions.id, found.session));
    return { session: found.session, account: { ...found.account, role: found.account.role as Role } };
  });
}

/** The sessions of one account, or of all, the last used first. */
export async function listSessions(root: string, accountId?: string, now = Date.now()): Promise<Session[]> {
  const alive = and(gt(sessions.seenAt, now - idleMs), gt(sessions.createdAt, now - longestMs));
  const { id, device, createdAt, seenAt } = sessions;
  return withStore(root, (store) =>
    store
      .select({ id, accountId: sessions.accountId, device, createdAt, seenAt })
      .from(sessions)
      .where(accountId === undefined ? alive : and(alive, eq(sessions.accountId, accountId)))
      .orderBy(desc(sessions.seenAt)),
  );
}

/** Ends a session of an account; its cookie is worth nothing from now on. False when the account has no such session. */
export async function endSession(root: string, accountId: string, id: string): Promise<boolean> {
  const own = and(eq(sessions.id, id), eq(sessions.accountId, accountId));
  return withStore(root, async (store) => (await store.delete(sessions).where(own).returning({ id: sessions.id })).length > 0);
}

/** Ends all sessions of an account but the one named, and says how many. */
export async function endSessions(root: string, accountId: string, except = ""): Promise<number> {
  const others = and(eq(sessions.accountId, accountId), ne(sessions.id, except));
  return withStore(root, async (store) => (await store.delete(sessions).where(others).returning({ id: sessions.id })).length);
}

/** Ends the session of a token. */
export async function endSessionOf(root: string, tokenHash: string): Promise<void> {
  await withStore(root, (store) => store.delete(sessions).where(eq(sessions.tokenHash, tokenHash)));
}
