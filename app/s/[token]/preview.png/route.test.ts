import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clientHeader, nearHeader } from "../../../../lib/access/client.ts";
import { waitSecondsFor } from "../../../../lib/access/pace.ts";
import { hashPassword } from "../../../../lib/access/password.ts";
import { hashOf, newToken } from "../../../../lib/access/tokens.ts";
import { shareWords } from "../../../../lib/shares/share-words.ts";
import { saveDashboard } from "../../../../lib/store/dashboards.ts";
import { saveReport } from "../../../../lib/store/saved-reports.ts";
import { changeShare, makeShare, revokeShare, type Share } from "../../../../lib/store/shares.ts";
import { definitions, importLog, users } from "../../../api/shares/testing/public-data.ts";
import { previewOf } from "../../drawn-preview.ts";
import { storedBoard } from "../../share-tiles.ts";
import { GET } from "./route.ts";

const root = mkdtempSync(join(tmpdir(), "parquetry-preview-"));
const token = newToken();
let share: Share;

beforeAll(async () => {
  process.env.PARQUETRY_DATA = root;
  chmodSync(root, 0o755);
  await importLog(root);
  const tiles = [];
  for (const [index, definition] of definitions().entries()) {
    const { id } = await saveReport(root, { name: `Report ${index}`, definition, view: {} }, { ownerId: null });
    tiles.push({ id: `t${index}`, is: "report" as const, reportId: id, x: 0, y: index, w: 6, h: 1 });
  }
  const { id: dashboardId } = await saveDashboard(root, { name: "Growth", tiles: tiles.reverse() }, { ownerId: null });
  const words = shareWords.parse({ previewAllowed: true, previewPicture: true });
  const kept = { tokenHash: hashOf(token), tokenPrefix: token.slice(0, 6) };
  const made = await makeShare(root, { ...words, ...kept, dashboardId, password: null, createdBy: null });
  if (!made) throw new Error("the link was not made");
  share = made;
}, 120_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

const near = { [nearHeader]: "1", host: "localhost:3000" };
const look = (of = token, headers: Record<string, string> = {}) => {
  const incoming = new Request(`http://localhost:3000/s/${of}/preview.png`, { headers: { ...near, ...headers } });
  return GET(incoming, { params: Promise.resolve({ token: of }) });
};

test("the picture says what is public: the first tiles as one reads them, their numbers, no people and no values", async () => {
  const response = await look();
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("image/png");
  expect(response.headers.get("cache-control")).toBe("private, no-store");
  expect(Buffer.from(await response.arrayBuffer()).readUInt32BE(16)).toBe(1200);
  const stored = await storedBoard(share.dashboardId);
  const preview = async () => stored && (await previewOf(share, stored));
  await expect.poll(async () => (await preview())?.tiles.filter(({ sketch }) => sketch !== null).length, { timeout: 40_000 }).toBe(6);
  const said = await preview();
  expect(said?.tiles.map(({ title }) => title)).toEqual(Array.from({ length: 12 }, (_, index) => `Report ${index}`));
  expect(said?.tiles[0]?.sketch).toMatchObject({ figure: "300", of: "view" });
  for (const secret of [...users, "@example.com", "DE", "FR", root]) expect(JSON.stringify(said)).not.toContain(secret);
}, 60_000);

test("a client that looks too often has to wait for the picture, not for answers; a link that is not there costs nothing", async () => {
  const one = { [clientHeader]: "203.0.113.9" };
  for (let time = 0; time < 70; time++) expect((await look(newToken(), one)).status).toBe(404);
  const seen = [];
  for (let time = 0; time < 60; time++) seen.push((await look(token, one)).status);
  expect(new Set(seen)).toEqual(new Set([200]));
  const late = await look(token, one);
  expect([late.status, Number(late.headers.get("retry-after"))]).toEqual([429, expect.closeTo(60, -1)]);
  expect((await look(token, { [clientHeader]: "203.0.113.10" })).status).toBe(200);
  const answers = Array.from({ length: 600 }, () => waitSecondsFor("share-runs", "203.0.113.9"));
  expect(new Set(await Promise.all(answers))).toEqual(new Set([null]));
}, 60_000);

test("not allowed, behind a password, over, ended: one and the same 404, whatever was drawn before", async () => {
  const password = await hashPassword("correct horse");
  const bodies: string[] = [];
  const refused = async (change: Parameters<typeof changeShare>[2] | null, of = token) => {
    if (change) await changeShare(root, share.id, change);
    const response = await look(of);
    bodies.push(`${response.status} ${await response.text()} ${JSON.stringify([...response.headers])}`);
  };
  await refused({ previewPicture: false });
  await refused({ previewPicture: true, previewAllowed: false });
  await refused({ previewAllowed: true, password });
  await changeShare(root, share.id, { password: null });
  expect((await look()).status).toBe(200);
  await refused({ expiresAt: Date.now() - 1 });
  await changeShare(root, share.id, { expiresAt: null });
  await revokeShare(root, share.id);
  await refused(null);
  await refused(null, newToken());
  expect(new Set(bodies).size).toBe(1);
  expect(bodies[0]).toMatch(/^404 .*no-store/);
}, 60_000);
