import { hasOwner } from "../store/accounts.ts";
import { findSession } from "../store/sessions.ts";
import { isNear } from "./client.ts";
import { tokenOf } from "./cookie.ts";
import type { Principal } from "./principal.ts";
import { hashOf } from "./tokens.ts";

/** Who sends a request, and by which session. */
export type Found = { principal: Principal; session: string | null };

/** Reads who sends a request from its cookie; without any owner this machine, and nobody else, has everything open. */
export async function findPrincipal(root: string, headers: Headers): Promise<Found> {
  const token = tokenOf(headers);
  const signedIn = token === null ? null : await findSession(root, hashOf(token));
  if (signedIn) {
    const { id, name, role, seesPeople } = signedIn.account;
    return { principal: { is: "account", id, name, role, seesPeople }, session: signedIn.session };
  }
  const open = isNear(headers) && !(await hasOwner(root));
  return { principal: { is: open ? "open" : "nobody" }, session: null };
}
