import { createHmac, timingSafeEqual } from "node:crypto";
import { isSecure } from "../access/client.ts";

/** How long a password holds in a browser. */
const lifetimeMs = 12 * 3_600_000;

type Locked = { id: string; password: string | null; embedOrigins: readonly string[] };

/** The word by which a browser shows that it knew the password. Its key is the kept password, so that a new one ends it. */
export function newGrant({ id, password }: Locked, now = Date.now()): string {
  const until = now + lifetimeMs;
  return `${until}.${sealOf(id, { password, until })}`;
}

/** Whether a browser has shown the password; a link without one needs none. */
export function isGranted(share: Locked, headers: Headers, now = Date.now()): boolean {
  if (share.password === null) return true;
  const name = `${grantCookie(share)}=`;
  const found = (headers.get("cookie") ?? "").split(/; */).find((each) => each.startsWith(name));
  const [, time, seal] = /^(\d{13})\.([A-Za-z0-9_-]{43})$/.exec(found?.slice(name.length) ?? "") ?? [];
  if (time === undefined || seal === undefined) return false;
  const until = Number(time);
  const expected = Buffer.from(sealOf(share.id, { password: share.password, until }));
  return until > now && until <= now + lifetimeMs && timingSafeEqual(Buffer.from(seal), expected);
}

/** The name of the cookie that holds the grant of one link. */
export function grantCookie({ id }: Pick<Locked, "id">): string {
  return `parquetry-share-${id}`;
}

/** The whole cookie as a header. Pages of other sites get it only where the link may be embedded, each site its own. */
export function grantHeader(share: Locked, headers: Headers): string {
  const secure = isSecure(headers);
  const site = secure && share.embedOrigins.length > 0 ? "SameSite=None; Partitioned" : "SameSite=Lax";
  const life = `Max-Age=${lifetimeMs / 1000}`;
  return [`${grantCookie(share)}=${newGrant(share)}`, "Path=/", life, "HttpOnly", site, ...(secure ? ["Secure"] : [])].join("; ");
}

function sealOf(id: string, { password, until }: { password: string | null; until: number }): string {
  return createHmac("sha256", password ?? "")
    .update(`${id} ${until}`)
    .digest("base64url");
}
