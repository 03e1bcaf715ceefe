"use server";

import { headers } from "next/headers";
import type { FormReply, LinkReply } from "../../../components/account/account-actions.ts";
import { accountChangeWords, invitationWords, readForm } from "../../../lib/access/entry-words.ts";
import { siteOrigin } from "../../../lib/access/setup-address.ts";
import { hashOf, newToken } from "../../../lib/access/tokens.ts";
import { dataRoot } from "../../../lib/env.ts";
import { accountBy, changeAccount, removeAccount } from "../../../lib/store/accounts.ts";
import { keepInvitation, withdrawInvitation } from "../../../lib/store/invitations.ts";
import { keepReset } from "../../../lib/store/password-resets.ts";
import { endSessions } from "../../../lib/store/sessions.ts";
import { requireMay } from "../../access.ts";
import { notDone, noteDeed } from "./note-deed.ts";

/** Makes an invitation; its link is shown once. */
export async function invite(json: string): Promise<LinkReply> {
  const principal = await requireMay("accounts");
  const form = readForm(invitationWords, json);
  if (!form.ok) return form;
  const token = newToken();
  await keepInvitation(dataRoot(), { ...form.words, tokenHash: hashOf(token) });
  await noteDeed(principal, `invited as ${form.words.role}`, form.words.note);
  return { ok: true, link: `${siteOrigin(await headers())}/join?token=${token}` };
}

/** Withdraws an invitation; false when it is gone already. */
export async function withdraw(id: string): Promise<boolean> {
  const principal = await requireMay("accounts");
  const withdrawn = await withdrawInvitation(dataRoot(), String(id));
  if (withdrawn) await noteDeed(principal, "withdrew an invitation", "");
  return withdrawn;
}

/** Changes the role of an account, or whether a viewer sees people. */
export async function changeRights(json: string): Promise<FormReply> {
  const principal = await requireMay("accounts");
  const form = readForm(accountChangeWords, json);
  if (!form.ok) return form;
  const { id, role, seesPeople } = form.words;
  const change = { ...(role ? { role } : {}), ...(seesPeople === undefined ? {} : { seesPeople }) };
  if (!(await changeAccount(dataRoot(), id, change))) return notDone;
  const did = role ? `made ${role}` : seesPeople ? "let see people" : "hid people from";
  await noteDeed(principal, did, (await accountBy(dataRoot(), { id }))?.name ?? "");
  return { ok: true };
}

/** Makes a link by which an account sets a new password; it is shown once and takes the place of the link before. */
export async function makeResetLink(id: string): Promise<LinkReply> {
  const principal = await requireMay("accounts");
  const account = await accountBy(dataRoot(), { id: String(id) });
  if (!account) return notDone;
  const token = newToken();
  await keepReset(dataRoot(), { accountId: account.id, tokenHash: hashOf(token) });
  await noteDeed(principal, "made a reset link for", account.name);
  return { ok: true, link: `${siteOrigin(await headers())}/reset?token=${token}` };
}

/** Ends every session of an account. */
export async function signOutAccount(id: string): Promise<void> {
  const principal = await requireMay("accounts");
  const account = await accountBy(dataRoot(), { id: String(id) });
  await endSessions(dataRoot(), String(id));
  await noteDeed(principal, "signed out", account?.name ?? "");
}

/** Removes an account; what it saved stays. */
export async function remove(id: string): Promise<FormReply> {
  const principal = await requireMay("accounts");
  const account = await accountBy(dataRoot(), { id: String(id) });
  if (!(await removeAccount(dataRoot(), String(id)))) return notDone;
  await noteDeed(principal, "removed", account?.name ?? "");
  return { ok: true };
}
