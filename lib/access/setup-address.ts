import { environment } from "../env.ts";
import { hasOwner, keepSetupToken } from "../store/accounts.ts";
import { isSecure } from "./client.ts";
import { hashOf, newToken } from "./tokens.ts";

/** The one-time address that makes the first owner, in place of the one before; null when there is an owner. */
export async function setupAddress(root: string): Promise<string | null> {
  if (await hasOwner(root)) return null;
  const token = newToken();
  await keepSetupToken(root, hashOf(token));
  return `${siteOrigin()}/setup?token=${token}`;
}

/** The origin that links are made with: what `--url` says, else what the browser of whoever makes the link calls this server. */
export function siteOrigin(headers?: Headers): string {
  const { url, listens } = environment();
  const host = headers?.get("host");
  return url ?? (headers && host ? `${isSecure(headers) ? "https" : "http"}://${host}` : listens);
}

/** Tells on the console how the first account is made; says nothing once there is an owner. */
export async function announceSetup(root: string): Promise<void> {
  const address = await setupAddress(root).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return null;
  });
  if (address) console.log(`▸ To work with others, make the first account: ${address}`);
}
