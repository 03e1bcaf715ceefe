import { isSecure } from "./client.ts";
import { isToken } from "./tokens.ts";

const longestSeconds = 90 * 86_400;

/**
 * Name of the session cookie: bound to this host over HTTPS; in plain HTTP another one, with the port in it, because
 * browsers hand cookies to every port of a host.
 */
export function cookieName(headers: Headers): string {
  if (isSecure(headers)) return "__Host-sid";
  return `parquetry-sid-${/:(\d+)$/.exec(headers.get("host") ?? "")?.[1] ?? "80"}`;
}

/** The session token that came with a request; null when none did. */
export function tokenOf(headers: Headers): string | null {
  const name = `${cookieName(headers)}=`;
  const found = (headers.get("cookie") ?? "").split(/; */).find((each) => each.startsWith(name));
  const token = found?.slice(name.length);
  return isToken(token) ? token : null;
}

/** How the cookie is set; the server ends a session earlier than its cookie. */
export function cookieOptions(headers: Headers) {
  return { httpOnly: true, secure: isSecure(headers), sameSite: "lax", path: "/", maxAge: longestSeconds } as const;
}

/** The cookie to delete; one bound to its host ends only under the attributes it was set with. */
export function endedCookie(headers: Headers) {
  const { maxAge: _, ...how } = cookieOptions(headers);
  return { name: cookieName(headers), ...how };
}
