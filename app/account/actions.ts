"use server";

import { cookies, headers } from "next/headers";
import type { FormReply } from "../../components/account/account-actions.ts";
import { clientOf } from "../../lib/access/client.ts";
import { endedCookie } from "../../lib/access/cookie.ts";
import { join as joinBy, resetPassword as resetBy, setUp as setUpBy, signIn as signInWith } from "../../lib/access/enter.ts";
import { nameWords, newAccountWords, passwordWords, readForm, resetWords, signInWords } from "../../lib/access/entry-words.ts";
import { changeOwnPassword } from "../../lib/access/own-password.ts";
import { dataRoot } from "../../lib/env.ts";
import { changeAccount } from "../../lib/store/accounts.ts";
import { log } from "../../lib/store/log.ts";
import { endSession as endOne, endSessions } from "../../lib/store/sessions.ts";
import { requireMay, requireSession } from "../access.ts";
import { enterBy } from "./enter-by.ts";

/** Signs in with e-mail and password. */
export async function signIn(json: string): Promise<FormReply> {
  await requireMay("enter");
  return enterBy(json, signInWords, signInWith);
}

/** Makes the first owner by the address that the start printed, and signs in. */
export async function setUp(json: string): Promise<FormReply> {
  await requireMay("enter");
  return enterBy(json, newAccountWords, setUpBy);
}

/** Makes an account by an invitation, and signs in. */
export async function join(json: string): Promise<FormReply> {
  await requireMay("enter");
  return enterBy(json, newAccountWords, joinBy);
}

/** Sets a password anew by a link, and signs in. */
export async function resetPassword(json: string): Promise<FormReply> {
  await requireMay("enter");
  return enterBy(json, resetWords, resetBy);
}

/** Ends the session of this browser. */
export async function signOut(): Promise<void> {
  const { id, session } = await requireSession();
  await endOne(dataRoot(), id, session);
  (await cookies()).delete(endedCookie(await headers()));
}

/** Ends all sessions of one's account but this one. */
export async function signOutElsewhere(): Promise<void> {
  const { id, name, session } = await requireSession();
  const ended = await endSessions(dataRoot(), id, session);
  await log(dataRoot(), { accountId: id, who: name, did: "signed out elsewhere", about: String(ended) });
}

/** Ends one session of one's own; false when there is no such one. */
export async function endSession(session: string): Promise<boolean> {
  const { id } = await requireSession();
  return endOne(dataRoot(), id, String(session));
}

/** Changes one's own name. */
export async function changeName(json: string): Promise<FormReply> {
  const { id } = await requireSession();
  const form = readForm(nameWords, json);
  if (!form.ok) return form;
  await changeAccount(dataRoot(), id, form.words);
  return { ok: true };
}

/** Changes one's own password; the other sessions end. */
export async function changePassword(json: string): Promise<FormReply> {
  const { id, name, session } = await requireSession();
  const form = readForm(passwordWords, json);
  if (!form.ok) return form;
  const client = clientOf(await headers());
  const issues = await changeOwnPassword({ root: dataRoot(), id, session, client }, form.words);
  if (issues.length > 0) return { ok: false, issues };
  await log(dataRoot(), { accountId: id, who: name, did: "changed the password", about: "" });
  return { ok: true };
}
