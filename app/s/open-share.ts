import { isNear } from "../../lib/access/client.ts";
import { hashOf, isToken } from "../../lib/access/tokens.ts";
import { dataRoot } from "../../lib/env.ts";
import { isGranted } from "../../lib/shares/grant.ts";
import { hasOwner } from "../../lib/store/accounts.ts";
import { liveShare, type Share } from "../../lib/store/shares.ts";

/** The link behind a token, and whether its password still has to be shown; null when there is no such link, or no more. */
export async function openShare(token: unknown, headers: Headers): Promise<{ share: Share; locked: boolean } | null> {
  if (!isToken(token)) return null;
  const share = await liveShare(dataRoot(), token, { hash: hashOf(token) });
  if (!share) return null;
  if (!isNear(headers) && !(await hasOwner(dataRoot()))) return null;
  return { share, locked: !isGranted(share, headers) };
}
