import { hashOf, isToken } from "../../lib/access/tokens.ts";
import { dataRoot } from "../../lib/env.ts";
import { liveShare } from "../../lib/store/shares.ts";

/** The sites whose pages may frame the public page at a path; none when there is no such link, or the store does not answer. */
export async function embeddedBy(pathname: string): Promise<readonly string[]> {
  const [, token] = /^\/s\/([^/]+)$/.exec(pathname) ?? [];
  if (!isToken(token)) return [];
  const share = await liveShare(dataRoot(), token, { hash: hashOf(token) }).catch(() => null);
  return share?.embedOrigins ?? [];
}
