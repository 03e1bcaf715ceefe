import { and, asc, eq, ne } from "drizzle-orm";
import type { Role } from "../access/principal.ts";
import { newId } from "../access/tokens.ts";
import { type Store, withStore } from "./open-store.ts";
import { accounts, passwordResets, sessions, setupTokens } from "./schema.ts";

/** Somebody who may sign in. */
export type Account = { id: string; email: string; name: string; role: Role; seesPeople: boolean; createdAt: number };
export type NewAccount = { email: string; name: string; role: Role; seesPeople: boolean; password: string };

const shown = {
  id: accounts.id,
  email: accounts.email,
  name: accounts.name,
  role: accounts.role,
  seesPeople: accounts.seesPeople,
  createdAt: accounts.createdAt,
};

function accountOf(row: Omit<Account, "role"> & { role: string }): Account {
  return { ...row, role: row.role as Role };
}

/** Whether the first account was made; until then everything is open to this machine. */
export async function hasOwner(root: string): Promise<boolean> {
  return withStore(
    root,
    async (store) => (await store.select({ id: accounts.id }).from(accounts).where(eq(accounts.role, "owner")).limit(1)).length > 0,
  );
}

/** All accounts in the order in which they came. */
export async function listAccounts(root: string): Promise<Account[]> {
  return withStore(root, async (store) =>
    (await store.select(shown).from(accounts).orderBy(asc(accounts.createdAt), asc(accounts.id))).map(accountOf),
  );
}

/** One account with its kept password; null when there is none. */
export async function accountBy(root: string, by: { id: string } | { email: string }): Promise<(Account & { password: string }) | null> {
  const found = "id" in by ? eq(accounts.id, by.id) : eq(accounts.email, by.email);
  const [row] = await withStore(root, (store) =>
    store
      .select({ ...shown, password: accounts.password })
      .from(accounts)
      .where(found),
  );
  return row ? { ...accountOf(row), password: row.password } : null;
}

/** Adds an account inside a transaction; throws when the e-mail address has one. */
export async function insertAccount(store: Pick<Store, "insert">, account: NewAccount): Promise<Account> {
  const now = Date.now();
  const row = { ...account, id: newId(), createdAt: now };
  await store.insert(accounts).values({ ...row, changedAt: now });
  const { password: _, ...made } = row;
  return made;
}

/** Keeps the hash of the address that makes the first owner, in place of the one before. */
export async function keepSetupToken(root: string, tokenHash: string): Promise<void> {
  const createdAt = Date.now();
  await withStore(root, (store) =>
    store
      .insert(setupTokens)
      .values({ id: "setup", tokenHash, createdAt })
      .onConflictDoUpdate({ target: setupTokens.id, set: { tokenHash, createdAt } }),
  );
}

/** Whether this is the address that makes the first owner. */
export async function isSetupToken(root: string, tokenHash: string): Promise<boolean> {
  return withStore(root, async (store) => (await store.select().from(setupTokens).where(eq(setupTokens.tokenHash, tokenHash))).length > 0);
}

/** Makes the first owner and takes the setup address away; null when another was faster or the address is not the one. */
export async function makeFirstOwner(
  root: string,
  tokenHash: string,
  account: Omit<NewAccount, "role" | "seesPeople">,
): Promise<Account | null> {
  return withStore(root, (store) =>
    store.transaction(async (transaction) => {
      if ((await transaction.$count(accounts, eq(accounts.role, "owner"))) > 0) return null;
      const taken = await transaction.delete(setupTokens).where(eq(setupTokens.tokenHash, tokenHash)).returning();
      if (taken.length === 0) return null;
      return insertAccount(transaction, { ...account, role: "owner", seesPeople: true });
    }),
  );
}

/** What may be changed of an account. A new password ends its sessions, but for the one named, and its open reset link. */
export type AccountChange = { name?: string; role?: Role; seesPeople?: boolean; password?: string; keepSession?: string };

/** Changes an account; false when it is not there, or the last owner would be none. */
export async function changeAccount(root: string, id: string, { keepSession, ...change }: AccountChange): Promise<boolean> {
  return withStore(root, (store) =>
    store.transaction(async (transaction) => {
      if (change.role && change.role !== "owner" && (await isLastOwner(transaction, id))) return false;
      const changed = await transaction
        .update(accounts)
        .set({ ...change, changedAt: Date.now() })
        .where(eq(accounts.id, id))
        .returning({ id: accounts.id });
      if (change.password !== undefined) {
        await transaction.delete(sessions).where(and(eq(sessions.accountId, id), ne(sessions.id, keepSession ?? "")));
        await transaction.delete(passwordResets).where(eq(passwordResets.accountId, id));
      }
      return changed.length > 0;
    }),
  );
}

/** Removes an account with its sessions and resets; what it saved stays. False when it is not there or the last owner. */
export async function removeAccount(root: string, id: string): Promise<boolean> {
  return withStore(root, (store) =>
    store.transaction(async (transaction) => {
      if (await isLastOwner(transaction, id)) return false;
      return (await transaction.delete(accounts).where(eq(accounts.id, id)).returning({ id: accounts.id })).length > 0;
    }),
  );
}

async function isLastOwner(store: Pick<Store, "$count">, id: string): Promise<boolean> {
  const [own, others] = await Promise.all([
    store.$count(accounts, and(eq(accounts.role, "owner"), eq(accounts.id, id))),
    store.$count(accounts, and(eq(accounts.role, "owner"), ne(accounts.id, id))),
  ]);
  return own === 1 && others === 0;
}
