import { headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { cache } from "react";
import { type Deed, may } from "../lib/access/deeds.ts";
import { type Found, findPrincipal } from "../lib/access/find-principal.ts";
import type { Principal } from "../lib/access/principal.ts";
import { dataRoot } from "../lib/env.ts";
import { requireOwnPage } from "./own-page.ts";
import { signInAddress } from "./sign-in/address.ts";

/** Whoever calls may not do this deed. */
export class Refused extends Error {
  /** What a browser learns of it. */
  digest = "REFUSED";
}

/** Who sends the request that is being answered; read once per request. */
export const whoAsks: () => Promise<Found> = cache(async () => findPrincipal(dataRoot(), await headers()));

/** Who calls a server action; refuses other sites and whoever may not do the deed. Every action begins with it. */
export async function requireMay(deed: Deed): Promise<Principal> {
  await requireOwnPage();
  const { principal } = await whoAsks();
  if (may(principal, deed)) return principal;
  if (principal.is === "nobody") redirect(signInAddress(await headers()));
  throw new Refused("You may not do this.");
}

/** Whose session calls a server action about the account itself. */
export async function requireSession(): Promise<{ id: string; name: string; session: string }> {
  const principal = await requireMay("own-account");
  const { session } = await whoAsks();
  if (principal.is !== "account" || session === null) throw new Refused("You are not signed in.");
  return { id: principal.id, name: principal.name, session };
}

/** Who opens a page; leads to the sign-in, or says that the page is not for them. Every page begins with it. */
export async function pageMay(deed: Deed): Promise<Principal> {
  const { principal } = await whoAsks();
  if (may(principal, deed)) return principal;
  if (principal.is === "nobody") redirect(signInAddress(await headers()));
  forbidden();
}

/** Who calls a route; a response in place of a principal refuses. Every route begins with it, after its look at the origin. */
export async function routeMay(incoming: Request, deed: Deed): Promise<Principal | Response> {
  const { principal } = await findPrincipal(dataRoot(), incoming.headers);
  if (may(principal, deed)) return principal;
  const [status, error] = principal.is === "nobody" ? [401, "sign-in"] : [403, "not allowed"];
  return Response.json({ error }, { status, headers: { "cache-control": "no-store" } });
}
