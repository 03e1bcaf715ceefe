/** Whether a browser sent this from a page of ours. Absent or foreign origins, and `null`, are not. */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const origin = headers.get("origin");
  return origin !== null && isOwn(origin, headers);
}

/** Whether a browser says that another site sent this. On plain http a browser says nothing of a download. */
export function isForeign(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  return (site !== null && site !== "same-origin" && site !== "none") || (origin !== null && !isOwn(origin, headers));
}

function isOwn(origin: string, headers: Headers): boolean {
  const host = headers.get("host");
  return host !== null && URL.canParse(origin) && new URL(origin).host === host;
}
