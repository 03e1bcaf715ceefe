import { type NextRequest, NextResponse } from "next/server";
import { embeddedBy } from "./app/s/embedded-by.ts";
import { pathHeader } from "./app/sign-in/address.ts";

const development = process.env.NODE_ENV === "development";

function contentPolicy(nonce: string, embedders: readonly string[]): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${embedders.join(" ") || "'none'"}`,
    "object-src 'none'",
    "manifest-src 'self'",
  ].join("; ");
}

/** Gives every page a fresh script nonce and the security headers; decides nothing about access. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const { pathname } = request.nextUrl;
  const isShared = pathname.startsWith("/s/");
  const policy = contentPolicy(nonce, isShared ? await embeddedBy(pathname) : []);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  headers.set(pathHeader, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("referrer-policy", "no-referrer");
  response.headers.set("cross-origin-opener-policy", "same-origin");
  response.headers.set("cross-origin-resource-policy", "same-origin");
  response.headers.set("permissions-policy", "camera=(), geolocation=(), microphone=()");
  if (isShared) {
    response.headers.set("x-robots-tag", "noindex, nofollow");
    response.headers.set("cache-control", "no-store");
  }
  return response;
}

export const config = { matcher: ["/((?!api/|_next/static/|_next/image$|icon\\.svg$).*)"] };
