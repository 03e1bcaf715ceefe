import type { Deed } from "../lib/access/deeds.ts";
import { may } from "../lib/access/deeds.ts";
import type { Principal } from "../lib/access/principal.ts";
import { requireOwnPage } from "./own-page.ts";

/** Who calls a server action; refuses other sites, and whoever may not do the deed. Every action begins with it. */
export async function requireMay(deed: Deed): Promise<Principal> {
  await requireOwnPage();
  const principal: Principal = { is: "open" };
  if (!may(principal, deed)) throw new Error("You may not do this.");
  return principal;
}

/** Who opens a page; leads to the sign-in, or says that it is not for them. Every page begins with it. */
export async function pageMay(deed: Deed): Promise<Principal> {
  const principal: Principal = { is: "open" };
  if (!may(principal, deed)) throw new Error("You may not see this.");
  return principal;
}
