import { and, eq, gt, lte, or } from "drizzle-orm";
import { newId } from "../access/tokens.ts";
import { withStore } from "./open-store.ts";
import { accounts, passwordResets, sessions } from "./schema.ts";

const validMs = 86_400_000;

/** Keeps the hash of a link by which one account sets its password anew, for a day and in place of the link before. */
export async function keepReset(
  root: string,
  { accountId, tokenHash }: { accountId: string; tokenHash: string },
  now = Date.now(),
): Promise<void> {
  await withStore(root, (store) =>
    store.transaction(async (transaction) => {
      await transaction.delete(passwordResets).where(or(eq(passwordResets.accountId, accountId), lte(passwordResets.expiresAt, now)));
      await transaction.insert(passwordResets).values({ id: newId(), tokenHash, accountId, createdAt: now, expiresAt: now + validMs });
    }),
  );
}

/** Whose password the link under this hash sets; null when it was used or is over. */
export async function findReset(
  root: string,
  tokenHash: string,
  now = Date.now(),
): Promise<{ accountId: string; email: string; name: string } | null> {
  const [found] = await withStore(root, (store) =>
    store
      .select({ accountId: accounts.id, email: accounts.email, name: accounts.name })
      .from(passwordResets)
      .innerJoin(accounts, eq(accounts.id, passwordResets.accountId))
      .where(and(eq(passwordResets.tokenHash, tokenHash), gt(passwordResets.expiresAt, now))),
  );
  return found ?? null;
}

/** Sets the password by the link under this hash, ends all sessions of the account and uses the link up; null when it is gone. */
export async function takeReset(
  root: string,
  { tokenHash, password }: { tokenHash: string; password: string },
  now = Date.now(),
): Promise<string | null> {
  return withStore(root, (store) =>
    store.transaction(async (transaction) => {
      const open = and(eq(passwordResets.tokenHash, tokenHash), gt(passwordResets.expiresAt, now));
      const [used] = await transaction.delete(passwordResets).where(open).returning();
      if (!used) return null;
      await transaction.update(accounts).set({ password, changedAt: now }).where(eq(accounts.id, used.accountId));
      await transaction.delete(sessions).where(eq(sessions.accountId, used.accountId));
      return used.accountId;
    }),
  );
}
