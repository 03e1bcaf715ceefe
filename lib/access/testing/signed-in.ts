import { changeAccount, keepSetupToken, makeFirstOwner } from "../../store/accounts.ts";
import { keepInvitation, takeInvitation } from "../../store/invitations.ts";
import { beginSession } from "../../store/sessions.ts";
import type { Principal, Role } from "../principal.ts";
import { hashOf, newId, newToken } from "../tokens.ts";

/** An account with a session of its own, made without the cost of a password. */
export type SignedInAccount = { principal: Extract<Principal, { is: "account" }>; token: string; session: string; email: string };

/** Makes an account of a role in a store and signs it in; the first one of a store is made an owner before, when there is none. */
export async function signedIn(root: string, role: Role, seesPeople = role !== "viewer"): Promise<SignedInAccount> {
  const id = newId();
  const [email, name] = [`${id.toLowerCase()}@example.com`, `Test ${role} ${id.slice(0, 4)}`];
  const account = await accountOf(root, { email, name, password: "none" }, { role, seesPeople });
  const token = newToken();
  const session = await beginSession(root, { tokenHash: hashOf(token), accountId: account, device: "A test" });
  return { principal: { is: "account", id: account, name, role, seesPeople }, token, session, email };
}

async function accountOf(
  root: string,
  account: { email: string; name: string; password: string },
  rights: { role: Role; seesPeople: boolean },
): Promise<string> {
  const hash = hashOf(newToken());
  await keepSetupToken(root, hash);
  const first = await makeFirstOwner(root, hash, { ...account, email: `first-${account.email}` });
  if (first && rights.role === "owner") {
    await changeAccount(root, first.id, { name: account.name });
    return first.id;
  }
  await keepInvitation(root, { note: "", ...rights, tokenHash: hash });
  const joined = await takeInvitation(root, hash, account);
  if (typeof joined === "string") throw new Error(joined);
  return joined.id;
}
