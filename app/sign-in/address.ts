const entries = /^\/(sign-in|setup|join|reset|api)(\/|$)/;

/** The header by which proxy.ts says which page is asked for. */
export const pathHeader = "x-parquetry-path";

/** Where one signs in, and comes back from to the page that is asked for. */
export function signInAddress(headers: Headers): string {
  const to = ownPath(headers.get(pathHeader));
  return to === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(to)}`;
}

/** A path of this server to go to; anything else, and the pages of the sign-in themselves, lead home. */
export function ownPath(to: unknown): string {
  if (typeof to !== "string" || !/^\/(?![/\\])/.test(to) || to.length > 8000) return "/";
  const here = "http://here.invalid";
  if (!URL.canParse(to, here)) return "/";
  const { origin, pathname, search } = new URL(to, here);
  return origin === here && !pathname.startsWith("//") && !entries.test(pathname) ? `${pathname}${search}` : "/";
}
