import { type Account, accountBy, isSetupToken, makeFirstOwner } from "../store/accounts.ts";
import { findInvitation, takeInvitation } from "../store/invitations.ts";
import { log } from "../store/log.ts";
import { findReset, takeReset } from "../store/password-resets.ts";
import { beginSession, endSessionOf } from "../store/sessions.ts";
import { serverAttempts } from "./attempts.ts";
import type { FieldIssue } from "./entry-words.ts";
import { hashPassword, isPassword, passwordIssue, TooBusy } from "./password.ts";
import { hashOf, newToken } from "./tokens.ts";

/** Whose browser enters: its client for limits, its device for the list of sessions, the token it came with. */
export type Visitor = { root: string; client: string; device: string; oldToken: string | null };
/** A new session's token for the cookie, or what to change. */
export type Entry = { ok: true; token: string } | { ok: false; issues: FieldIssue[] };

type NewAccountWords = { token: string; email: string; name: string; password: string };

const gone = "This link was used, withdrawn or is over. Ask for another.";

/** Signs in with e-mail and password. The answer is the same, and takes as long, whether the account exists or not. */
export async function signIn(visitor: Visitor, { email, password }: { email: string; password: string }): Promise<Entry> {
  const { root, client } = visitor;
  const waitSeconds = await serverAttempts().begin(email, client);
  if (waitSeconds !== null) return refused(`Too many attempts. Try again in ${inMinutes(waitSeconds)}.`);
  return unlessBusy(async () => {
    const account = await accountBy(root, { email });
    if (!(await isPassword(password, account?.password ?? null)) || !account)
      return refused("The e-mail address or the password is wrong.");
    await serverAttempts().succeeded(email, client);
    return begin(visitor, account, "signed in");
  });
}

/** Makes the first owner by the address that the start printed. */
export async function setUp(visitor: Visitor, { token, ...words }: NewAccountWords): Promise<Entry> {
  const { root } = visitor;
  const used = "This address was used or replaced. Start Parquetry again for another, or sign in.";
  if (!(await isSetupToken(root, hashOf(token)))) return refused(used);
  return unlessBusy(async () => {
    const account = await makeFirstOwner(root, hashOf(token), { ...words, password: await hashPassword(words.password) });
    return account ? begin(visitor, account, "made the first account") : refused(used);
  });
}

/** Makes an account by an invitation. */
export async function join(visitor: Visitor, { token, ...words }: NewAccountWords): Promise<Entry> {
  const { root } = visitor;
  if (!(await findInvitation(root, hashOf(token)))) return refused(gone);
  return unlessBusy(async () => {
    const account = await takeInvitation(root, hashOf(token), { ...words, password: await hashPassword(words.password) });
    if (account === "gone") return refused(gone);
    if (account === "taken") return refused("This e-mail address has an account already. Sign in instead.", "email");
    return begin(visitor, account, "joined");
  });
}

/** Sets a password anew by a link of the owner, and signs in; every other session of the account ends. */
export async function resetPassword(visitor: Visitor, { token, password }: { token: string; password: string }): Promise<Entry> {
  const { root } = visitor;
  const found = await findReset(root, hashOf(token));
  if (!found) return refused(gone);
  const issue = passwordIssue(password, found.email);
  if (issue) return refused(issue, "password");
  return unlessBusy(async () => {
    const accountId = await takeReset(root, { tokenHash: hashOf(token), password: await hashPassword(password) });
    const account = accountId === null ? null : await accountBy(root, { id: accountId });
    return account ? begin(visitor, account, "set a password anew") : refused(gone);
  });
}

/** Enters, or says that too many passwords are being checked; links stay what they were. */
async function unlessBusy(entering: () => Promise<Entry>): Promise<Entry> {
  try {
    return await entering();
  } catch (error) {
    if (error instanceof TooBusy) return refused(error.message);
    throw error;
  }
}

async function begin({ root, device, oldToken }: Visitor, { id, name }: Account, did: string): Promise<Entry> {
  const token = newToken();
  if (oldToken) await endSessionOf(root, hashOf(oldToken));
  await beginSession(root, { tokenHash: hashOf(token), accountId: id, device });
  await log(root, { accountId: id, who: name, did, about: device });
  return { ok: true, token };
}

function refused(message: string, path = ""): Entry {
  return { ok: false, issues: [{ path, message }] };
}

function inMinutes(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? "a minute" : `${minutes} minutes`;
}
