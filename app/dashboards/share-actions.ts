"use server";

import { headers } from "next/headers";
import type { ShareFacts, ShareReply } from "../../components/shares/share-actions.ts";
import { siteOrigin } from "../../lib/access/setup-address.ts";
import { dataRoot } from "../../lib/env.ts";
import { loadDashboard } from "../../lib/store/dashboards.ts";
import { revokeShare, shareOf } from "../../lib/store/shares.ts";
import { requireMay } from "../access.ts";
import { noteDeed } from "../settings/people/note-deed.ts";
import { changedLink, madeLink, rotatedLink, shareFacts } from "./keep-share.ts";

/** What a link of a board shows, and the link it has; null when the board is gone. */
export async function loadShare(boardId: string): Promise<ShareFacts | null> {
  await requireMay("share");
  return shareFacts(`${boardId}`, siteOrigin(await headers()));
}

/** Makes a board public; its address is shown once. */
export async function makeLink(boardId: string, json: string): Promise<ShareReply> {
  const principal = await requireMay("share");
  const reply = await madeLink(`${boardId}`, `${json}`, { principal, origin: siteOrigin(await headers()) });
  if (reply.ok) await noteDeed(principal, "made a public link of", await nameOf(`${boardId}`));
  return reply;
}

/** Changes what a link allows. */
export async function changeLink(boardId: string, json: string): Promise<ShareReply> {
  const principal = await requireMay("share");
  const reply = await changedLink(`${boardId}`, `${json}`);
  if (reply.ok) await noteDeed(principal, "changed the public link of", await nameOf(`${boardId}`));
  return reply;
}

/** Gives a link another address, which is shown once. */
export async function rotateLink(boardId: string): Promise<ShareReply> {
  const principal = await requireMay("share");
  const reply = await rotatedLink(`${boardId}`, siteOrigin(await headers()));
  if (reply.ok) await noteDeed(principal, "replaced the public link of", await nameOf(`${boardId}`));
  return reply;
}

/** Ends the link of a board; false when there is none. */
export async function revokeLink(boardId: string): Promise<boolean> {
  const principal = await requireMay("share");
  const share = await shareOf(dataRoot(), `${boardId}`);
  const revoked = share !== null && (await revokeShare(dataRoot(), share.id));
  if (revoked) await noteDeed(principal, "ended the public link of", await nameOf(`${boardId}`));
  return revoked;
}

async function nameOf(boardId: string): Promise<string> {
  return (await loadDashboard(dataRoot(), boardId))?.name ?? "";
}
