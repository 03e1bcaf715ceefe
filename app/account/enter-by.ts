import { cookies, headers } from "next/headers";
import type { z } from "zod";
import type { FormReply } from "../../components/account/account-actions.ts";
import { clientOf, isReadable } from "../../lib/access/client.ts";
import { cookieName, cookieOptions, tokenOf } from "../../lib/access/cookie.ts";
import { deviceOf } from "../../lib/access/device.ts";
import type { Entry, Visitor } from "../../lib/access/enter.ts";
import { readForm } from "../../lib/access/entry-words.ts";
import { dataRoot, environment } from "../../lib/env.ts";

const inTheClear =
  "This address is not encrypted, so that anybody on the network could read the password. Open it over HTTPS, or start Parquetry with --plain-http to accept that.";

/** Reads a form that makes a session, lets it in, and hands the browser its cookie. */
export async function enterBy<Words>(
  json: string,
  schema: z.ZodType<Words>,
  way: (visitor: Visitor, words: Words) => Promise<Entry>,
): Promise<FormReply> {
  const sent = await headers();
  if (isReadable(sent) && !environment().plainHttp) return { ok: false, issues: [{ path: "", message: inTheClear }] };
  const form = readForm(schema, json);
  if (!form.ok) return form;
  const visitor = { root: dataRoot(), client: clientOf(sent), device: deviceOf(sent.get("user-agent")), oldToken: tokenOf(sent) };
  const entry = await way(visitor, form.words);
  if (!entry.ok) return entry;
  (await cookies()).set(cookieName(sent), entry.token, cookieOptions(sent));
  return { ok: true };
}
