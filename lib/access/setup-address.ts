import { environment } from "../env.ts";
import { hasOwner, keepSetupToken } from "../store/accounts.ts";
import { hashOf, newToken } from "./tokens.ts";

/** The one-time address that makes the first owner, in place of the one before; null when there is an owner. */
export async function setupAddress(root: string): Promise<string | null> {
  if (await hasOwner(root)) return null;
  const token = newToken();
  await keepSetupToken(root, hashOf(token));
  return `${siteOrigin()}/setup?token=${token}`;
}

/** The origin that links are made with: where people reach this server, or else this machine. */
export function siteOrigin(): string {
  const { url, listens } = environment();
  return url ?? listens;
}

/** Tells on the console how the first account is made; says nothing once there is an owner. */
export async function announceSetup(root: string): Promise<void> {
  const address = await setupAddress(root).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return null;
  });
  if (address) console.log(`▸ To work with others, make the first account: ${address}`);
}
