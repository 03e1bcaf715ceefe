import { wholeConditions } from "../../components/inputs/whole.ts";
import type { OwnShare, ShareFacts, ShareReply } from "../../components/shares/share-actions.ts";
import { readForm } from "../../lib/access/entry-words.ts";
import { hashPassword, passwordIssue, TooBusy } from "../../lib/access/password.ts";
import type { Principal } from "../../lib/access/principal.ts";
import { hashOf, newToken } from "../../lib/access/tokens.ts";
import { dataRoot } from "../../lib/env.ts";
import { instantMicros } from "../../lib/run-report.ts";
import { publicProperties } from "../../lib/shares/publishable.ts";
import { shareForm } from "../../lib/shares/share-words.ts";
import { changeShare, type KeptToken, makeShare, type Share, shareOf } from "../../lib/store/shares.ts";
import { resolveRange } from "../../lib/vocabulary/period.ts";
import { conditionsPhrase, periodPhrase, spoken } from "../../lib/vocabulary/phrase.ts";
import { type StoredBoard, storedBoard, tileQuestion, tileTitle } from "../s/share-tiles.ts";
import { accountOf } from "../saved/open-report.ts";

const mostProperties = 60;
const over: ShareReply = { ok: false, words: "This dashboard has no public link any more." };

/** A link without its secrets. */
export function ownShare({ password, createdBy: _, dashboardId: __, ...share }: Share): OwnShare {
  return { ...share, hasPassword: password !== null };
}

/** A fresh token: its address, and what the store keeps of it. */
export function freshLink(origin: string): { link: string; kept: KeptToken } {
  const token = newToken();
  return { link: `${origin}/s/${token}`, kept: { tokenHash: hashOf(token), tokenPrefix: token.slice(0, 6) } };
}

/** What the window that shares a board says; null when the board is gone. */
export async function shareFacts(boardId: string, origin: string): Promise<ShareFacts | null> {
  const [stored, share] = await Promise.all([storedBoard(boardId), shareOf(dataRoot(), boardId)]);
  if (!stored) return null;
  const { tiles, filters } = stored.board;
  return {
    share: share && ownShare(share),
    address: `${origin}/s/`,
    tiles: tiles.flatMap((tile) => {
      if (tile.is !== "report") return [];
      const question = tileQuestion(stored, tile);
      return [{ id: tile.id, title: tileTitle(stored, tile), because: question.ok ? null : question.because }];
    }),
    texts: tiles.filter(({ is }) => is === "text").length,
    dates: datesOf(stored),
    filters: spoken(conditionsPhrase(wholeConditions(filters))).replaceAll("*", ""),
    properties: offeredProperties(stored),
  };
}

function datesOf({ board: { range }, settings, data: { generation } }: StoredBoard): string | null {
  const dataEnd = instantMicros(generation.end);
  if (range === null || dataEnd === null) return null;
  const timezone = settings.timezone ?? generation.timezone;
  return periodPhrase(
    resolveRange(range, { timezone, weekStart: settings.weekStart, dataStart: instantMicros(generation.start), dataEnd }),
  );
}

/** The properties that a viewer may be offered to filter by, with their most frequent values. */
function offeredProperties({ data: { catalog } }: StoredBoard): ShareFacts["properties"] {
  const { eventProperties, userProperties } = publicProperties(catalog);
  const offered = (of: "event" | "user", list: typeof userProperties) =>
    list
      .filter(({ type }) => type === "text" || type === "boolean")
      .map(({ name, topValues }) => ({ property: name, of, values: topValues.map(({ value }) => value).filter((value) => value !== "") }));
  const all = [...offered("event", eventProperties), ...offered("user", userProperties)];
  return all.filter(({ values }) => values.length > 0).slice(0, mostProperties);
}

/** Makes a board public on the terms of a form. */
export async function madeLink(
  boardId: string,
  json: string,
  { principal, origin }: { principal: Principal; origin: string },
): Promise<ShareReply> {
  const form = await readTerms(boardId, json);
  if (!form.ok) return form;
  const { link, kept } = freshLink(origin);
  const { password = null, ...words } = form.words;
  const createdBy = accountOf(principal);
  const share = await makeShare(dataRoot(), { ...words, ...kept, password, dashboardId: boardId, createdBy });
  return share ? { ok: true, share: ownShare(share), link } : { ok: false, words: "This dashboard has a public link already." };
}

/** Changes the terms of a live link; its address stays. */
export async function changedLink(boardId: string, json: string): Promise<ShareReply> {
  const share = await shareOf(dataRoot(), boardId);
  if (!share) return over;
  const form = await readTerms(boardId, json);
  if (!form.ok) return form;
  const { password, ...words } = form.words;
  await changeShare(dataRoot(), share.id, { ...words, ...(password === undefined ? {} : { password }) });
  const now = await shareOf(dataRoot(), boardId);
  return now ? { ok: true, share: ownShare(now), link: null } : over;
}

/** Gives a live link another address; the one before leads nowhere from then on. */
export async function rotatedLink(boardId: string, origin: string): Promise<ShareReply> {
  const share = await shareOf(dataRoot(), boardId);
  if (!share) return over;
  const { link, kept } = freshLink(origin);
  await changeShare(dataRoot(), share.id, kept);
  const now = await shareOf(dataRoot(), boardId);
  return now ? { ok: true, share: ownShare(now), link } : over;
}

type Terms = { ok: true; words: Omit<ReturnType<typeof shareForm.parse>, "password"> & { password?: string | null } };

/** Reads the form: filters only by properties that may be offered, a password as the store keeps it. */
async function readTerms(boardId: string, json: string): Promise<Terms | { ok: false; words: string }> {
  const form = readForm(shareForm, json);
  if (!form.ok) return { ok: false, words: form.issues[0]?.message ?? "This is no link." };
  const stored = await storedBoard(boardId);
  const offered = stored ? offeredProperties(stored) : [];
  const strange = form.words.filters.find(({ property, of }) => !offered.some((each) => each.property === property && each.of === of));
  if (strange) return { ok: false, words: `A public page cannot be filtered by ${strange.property}.` };
  const { password, ...words } = form.words;
  if (password === undefined || password === null) return { ok: true, words: { ...words, ...(password === null ? { password } : {}) } };
  const issue = passwordIssue(password, "");
  if (issue) return { ok: false, words: issue };
  try {
    return { ok: true, words: { ...words, password: await hashPassword(password) } };
  } catch (error) {
    if (error instanceof TooBusy) return { ok: false, words: error.message };
    throw error;
  }
}
