import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { signedIn } from "../access/testing/signed-in.ts";
import { hashOf, newToken } from "../access/tokens.ts";
import { shareWords } from "../shares/share-words.ts";
import { changeAccount, removeAccount } from "./accounts.ts";
import { deleteDashboard, restoreDashboard, saveDashboard } from "./dashboards.ts";
import { changeShare, listShares, liveShare, makeShare, noteShareOpened, revokeShare, shareOf } from "./shares.ts";

const root = mkdtempSync(path.join(tmpdir(), "parquetry-shares-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const day = 86_400_000;
const words = shareWords.parse({});
const fresh = () => {
  const token = newToken();
  return { token, kept: { tokenHash: hashOf(token), tokenPrefix: token.slice(0, 6) } };
};
const live = (token: string, now = Date.now()) => liveShare(root, token, { hash: hashOf(token), now });

let dashboardId = "";
beforeEach(async () => {
  dashboardId = (await saveDashboard(root, { name: "Growth" }, { ownerId: null })).id;
});

async function made(more: Partial<Parameters<typeof makeShare>[1]> = {}) {
  const { token, kept } = fresh();
  const share = await makeShare(root, { ...words, ...kept, dashboardId, password: null, createdBy: null, ...more });
  if (!share) throw new Error("not made");
  return { token, share };
}

test("10,000 tokens have 256 bits each, no repeats and no order", () => {
  const tokens = Array.from({ length: 10_000 }, newToken);
  expect(new Set(tokens).size).toBe(10_000);
  const bytes = tokens.map((token) => Buffer.from(token, "base64url"));
  expect(bytes.every(({ length }) => length === 32)).toBe(true);
  const ones = Array.from({ length: 256 }, (_, bit) => bytes.filter((each) => ((each[bit >> 3] ?? 0) >> (bit & 7)) & 1).length);
  expect(Math.max(...ones.map((count) => Math.abs(count - 5000)))).toBeLessThan(300);
  const rises = tokens.filter((token, index) => index > 0 && token > (tokens[index - 1] ?? "")).length;
  expect(Math.abs(rises - 5000)).toBeLessThan(200);
});

test("the store holds the hash of a token and its first letters, nothing more of it", async () => {
  const { token, share } = await made();
  expect(share.tokenPrefix).toBe(token.slice(0, 6));
  expect(JSON.stringify([share, await listShares(root)])).not.toContain(token.slice(0, 7));
  const folder = path.join(root, "store");
  for (const file of readdirSync(folder)) expect(readFileSync(path.join(folder, file)).includes(token.slice(0, 7))).toBe(false);
});

test("a board has one live link; it is found by its token and by nothing near it", async () => {
  const { token, share } = await made();
  expect(await live(token)).toEqual(share);
  expect(await live(`${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`)).toBeNull();
  expect(await live(newToken())).toBeNull();
  expect(await liveShare(root, newToken(), { hash: hashOf(token) })).toBeNull();
  expect(await makeShare(root, { ...words, ...fresh().kept, dashboardId, password: null, createdBy: null })).toBeNull();
  expect(await makeShare(root, { ...words, ...fresh().kept, dashboardId: "x".repeat(24), password: null, createdBy: null })).toBeNull();
});

test("revoked, replaced, over: gone at the next look", async () => {
  const { token, share } = await made({ expiresAt: Date.now() + 7 * day });
  const end = share.expiresAt ?? 0;
  expect([await live(token, end - 1), await live(token, end), await live(token, end + day)].map(Boolean)).toEqual([true, false, false]);
  const next = fresh();
  expect(await changeShare(root, share.id, next.kept)).toBe(true);
  expect([await live(token), await live(next.token)].map(Boolean)).toEqual([false, true]);
  expect([await revokeShare(root, share.id), await revokeShare(root, share.id)]).toEqual([true, false]);
  expect([await live(next.token), await shareOf(root, dashboardId)]).toEqual([null, null]);
  expect(await changeShare(root, share.id, { expiresAt: null })).toBe(false);
  expect((await listShares(root)).some(({ id }) => id === share.id)).toBe(false);
  expect((await made()).share.id).not.toBe(share.id);
});

test("a link ends with its board, and with its maker or the maker’s right to share", async () => {
  const editor = await signedIn(root, "editor");
  const { token } = await made({ createdBy: editor.principal.id });
  await deleteDashboard(root, dashboardId);
  expect(await live(token)).toBeNull();
  await restoreDashboard(root, dashboardId);
  expect(await live(token)).not.toBeNull();
  await changeAccount(root, editor.principal.id, { role: "viewer" });
  expect(await live(token)).toBeNull();
  await changeAccount(root, editor.principal.id, { role: "editor" });
  expect(await live(token)).not.toBeNull();
  await removeAccount(root, editor.principal.id);
  expect(await live(token)).toBeNull();
});

test("when it was opened is written down, once a minute at most", async () => {
  const { token, share } = await made();
  await noteShareOpened(root, share, 1_000_000);
  await noteShareOpened(root, { ...share, lastOpenedAt: 1_000_000 }, 1_030_000);
  expect((await live(token))?.lastOpenedAt).toBe(1_000_000);
  await noteShareOpened(root, { ...share, lastOpenedAt: 1_000_000 }, 1_060_001);
  expect((await live(token))?.lastOpenedAt).toBe(1_060_001);
});
