import { NextResponse } from "next/server";
import { afterEach, expect, it } from "vitest";
import { endedCookie } from "../../lib/access/cookie.ts";

afterEach(() => delete process.env.PARQUETRY_URL);

it.each([
  ["https://a.example", "a.example", /^__Host-sid=; Path=\/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Secure; HttpOnly; SameSite=lax$/],
  ["", "localhost:3000", /^parquetry-sid-3000=; Path=\/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; SameSite=lax$/],
])("a browser takes the end of its cookie: served at %s", (url, host, header) => {
  process.env.PARQUETRY_URL = url;
  const response = new NextResponse();
  response.cookies.delete(endedCookie(new Headers({ host })));
  expect(response.headers.get("set-cookie")).toMatch(header);
});
