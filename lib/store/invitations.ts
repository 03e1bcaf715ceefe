import { and, desc, eq, gt, lte } from "drizzle-orm";
import type { Role } from "../access/principal.ts";
import { newId } from "../access/tokens.ts";
import { type Account, insertAccount } from "./accounts.ts";
import { withStore } from "./open-store.ts";
import { accounts, invitations } from "./schema.ts";

const validMs = 7 * 86_400_000;

/** An invitation that nobody has taken yet. */
export type Invitation = { id: string; note: string; role: Role; seesPeople: boolean; createdAt: number; expiresAt: number };
export type NewInvitation = Pick<Invitation, "note" | "role" | "seesPeople"> & { tokenHash: string };

const { id, note, role, seesPeople, createdAt, expiresAt } = invitations;
const shown = { id, note, role, seesPeople, createdAt, expiresAt };

function invitationOf(row: Omit<Invitation, "role"> & { role: string }): Invitation {
  return { ...row, role: row.role as Role };
}

/** Keeps an invitation for seven days, and forgets those whose time is over. */
export async function keepInvitation(root: string, invitation: NewInvitation, now = Date.now()): Promise<void> {
  await withStore(root, (store) =>
    store.transaction(async (transaction) => {
      await transaction.delete(invitations).where(lte(invitations.expiresAt, now));
      await transaction.insert(invitations).values({ ...invitation, id: newId(), createdAt: now, expiresAt: now + validMs });
    }),
  );
}

/** The invitations that wait, the newest first. */
export async function listInvitations(root: string, now = Date.now()): Promise<Invitation[]> {
  const rows = await withStore(root, (store) => store.select(shown).from(invitations).where(gt(expiresAt, now)).orderBy(desc(createdAt)));
  return rows.map(invitationOf);
}

/** The invitation under this hash; null when it was taken, withdrawn or is over. */
export async function findInvitation(root: string, tokenHash: string, now = Date.now()): Promise<Invitation | null> {
  const [row] = await withStore(root, (store) =>
    store
      .select(shown)
      .from(invitations)
      .where(and(eq(invitations.tokenHash, tokenHash), gt(expiresAt, now))),
  );
  return row ? invitationOf(row) : null;
}

/** Withdraws an invitation; false when it is gone already. */
export async function withdrawInvitation(root: string, which: string): Promise<boolean> {
  return withStore(root, async (store) => (await store.delete(invitations).where(eq(id, which)).returning({ id })).length > 0);
}

/** Makes the account of an invitation, which is then gone; "taken" when the e-mail address has an account. */
export async function takeInvitation(
  root: string,
  tokenHash: string,
  account: { email: string; name: string; password: string },
): Promise<Account | "gone" | "taken"> {
  return withStore(root, (store) =>
    store.transaction(async (transaction) => {
      if ((await transaction.$count(accounts, eq(accounts.email, account.email))) > 0) return "taken";
      const open = and(eq(invitations.tokenHash, tokenHash), gt(expiresAt, Date.now()));
      const [taken] = await transaction.delete(invitations).where(open).returning(shown);
      if (!taken) return "gone";
      return insertAccount(transaction, { ...account, role: taken.role as Role, seesPeople: taken.seesPeople });
    }),
  );
}
