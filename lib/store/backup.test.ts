import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createClient } from "@libsql/client";
import { afterAll, expect, test } from "vitest";
import { hashOf, newToken } from "../access/tokens.ts";
import { shareWords } from "../shares/share-words.ts";
import { backupStore, readFacts } from "./backup.ts";
import { saveDashboard } from "./dashboards.ts";
import { listFavourites, setFavourite } from "./favourites.ts";
import { listVersions } from "./report-versions.ts";
import { restoreStore } from "./restore.ts";
import { changeReport, deleteReport, listReports, loadReport, saveReport } from "./saved-reports.ts";
import { loadSettings, saveSettings } from "./settings.ts";
import { changeShare, liveShare, makeShare, revokeShare } from "./shares.ts";

const folder = mkdtempSync(path.join(tmpdir(), "parquetry-backup-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const place = (name: string) => path.join(folder, name);

const about = { productVersion: "1.2.3", generation: "0123456789abcdef" };
const definition = { kind: "funnel", steps: [{ event: "a" }, { event: "b" }] };

async function filled(root: string, reports: number) {
  const saved = await saveReport(root, { name: "Kept", definition }, { ownerId: null });
  await changeReport(root, { id: saved.id, revision: 1, change: { name: "Kept on" } }, null);
  await setFavourite(root, "local", { kind: "report", id: saved.id, on: true });
  await saveSettings(root, { timezone: "Asia/Tokyo" });
  for (let at = 0; at < reports; at += 1) await saveReport(root, { name: `Report ${at}`, definition }, { ownerId: null });
  return saved.id;
}

const everything = async (root: string) => ({
  reports: await listReports(root),
  settings: await loadSettings(root),
  favourites: await listFavourites(root, "local"),
});

test("what was backed up comes back on an empty machine, and nothing else", { timeout: 60_000 }, async () => {
  const id = await filled(place("one"), 210);
  const facts = await backupStore(place("one"), place("one.backup"), about);
  expect(facts).toMatchObject(about);
  expect(await readFacts(place("one.backup"))).toEqual(facts);
  expect(readdirSync(folder).filter((name) => name.includes("partial"))).toEqual([]);
  expect(statSync(place("one.backup")).mode & 0o077).toBe(0);
  const restored = await restoreStore(place("empty"), place("one.backup"), "1.2.3");
  expect(restored).toMatchObject({ facts, before: null });
  expect(await everything(place("empty"))).toEqual(await everything(place("one")));
  expect(await listVersions(place("empty"), id)).toEqual(await listVersions(place("one"), id));
});

test("a store that is in use is replaced, for whoever has it open, and kept aside", { timeout: 60_000 }, async () => {
  const id = await filled(place("two"), 3);
  await backupStore(place("two"), place("two.backup"), about);
  await deleteReport(place("two"), id);
  const late = await saveReport(place("two"), { name: "Late", definition }, { ownerId: null });
  const { before } = await restoreStore(place("two"), place("two.backup"), "1.2.3");
  expect((await loadReport(place("two"), id))?.deletedAt).toBeNull();
  expect(await loadReport(place("two"), late.id)).toBeNull();
  await restoreStore(place("two"), before ?? "", "1.2.3");
  expect((await loadReport(place("two"), late.id))?.name).toBe("Late");
});

test("a public link that was ended or replaced stays so; an empty machine takes them as they were", { timeout: 60_000 }, async () => {
  const root = place("links");
  const terms = (token = newToken()) => ({
    ...shareWords.parse({ previewAllowed: true, embedOrigins: ["https://intranet.example.com"] }),
    tokenHash: hashOf(token),
    tokenPrefix: "-",
    password: null,
    createdBy: null,
  });
  const shared = async (name: string) => {
    const { id } = await saveDashboard(root, { name }, { ownerId: null });
    const token = newToken();
    const made = await makeShare(root, { ...terms(token), dashboardId: id });
    return { token, id: made?.id ?? "", board: id };
  };
  const [ended, replaced, kept] = [await shared("Ended"), await shared("Replaced"), await shared("Kept")];
  const address = newToken();
  await backupStore(root, place("links.backup"), about);
  await revokeShare(root, ended.id);
  await changeShare(root, replaced.id, { tokenHash: hashOf(address), tokenPrefix: "-", previewAllowed: false, embedOrigins: [] });
  const again = await makeShare(root, { ...terms(), dashboardId: ended.board });
  expect(again?.id).not.toBe(ended.id);
  const isLive = async (at: string) =>
    Promise.all([ended, replaced, kept].map(async ({ token }) => (await liveShare(at, token, { hash: hashOf(token) })) !== null));
  await restoreStore(root, place("links.backup"), "1.2.3");
  expect(await isLive(root)).toEqual([false, false, true]);
  const held = { id: replaced.id, previewAllowed: false, embedOrigins: [] };
  expect(await liveShare(root, address, { hash: hashOf(address) })).toMatchObject(held);
  await restoreStore(place("links-elsewhere"), place("links.backup"), "1.2.3");
  expect(await isLive(place("links-elsewhere"))).toEqual([true, true, true]);
});

const writer = `
  import { saveReport } from "./lib/store/saved-reports.ts";
  const [root] = process.argv.slice(1);
  const definition = ${JSON.stringify(definition)};
  for (let at = 0; ; at += 1) {
    await saveReport(root, { name: "Written " + at, definition }, { ownerId: null });
    process.stdout.write("kept " + at + "\\n");
  }
`;

test("a backup is whole while another process writes, and holds what was kept before it began", { timeout: 60_000 }, async () => {
  const root = place("three");
  await loadSettings(root);
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", writer, "--", root], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (text: Buffer) => {
    said += text.toString();
  });
  try {
    while (!said.includes("kept 20\n")) await once(child.stdout, "data");
    for (let round = 0; round < 2; round += 1) {
      const keptBefore = said.split("\n").length - 1;
      await backupStore(root, place("three.backup"), about);
      await restoreStore(place("four"), place("three.backup"), "1.2.3");
      const names = (await listReports(place("four"))).map(({ name }) => Number(name.slice(8))).sort((a, b) => a - b);
      expect(names.length).toBeGreaterThanOrEqual(keptBefore);
      expect(names).toEqual(names.map((_, at) => at));
    }
    await restoreStore(root, place("three.backup"), "1.2.3");
    const now = said;
    await once(child.stdout, "data");
    expect(said.length).toBeGreaterThan(now.length);
  } finally {
    child.kill("SIGKILL");
  }
});

test("a newer backup, another file and a damaged one are refused, and nothing changes", { timeout: 60_000 }, async () => {
  await saveReport(place("five"), { name: "Here", definition }, { ownerId: null });
  const here = await everything(place("five"));
  await backupStore(place("five"), place("newer.backup"), about);
  const client = createClient({ url: `file:${place("newer.backup")}` });
  await client.execute("UPDATE backup_facts SET value = '99999999999999' WHERE word = 'schemaVersion'");
  client.close();
  await expect(restoreStore(place("five"), place("newer.backup"), "1.2.3")).rejects.toThrow("newer Parquetry (1.2.3)");
  writeFileSync(place("words.txt"), "these are words, and more than sixteen of them");
  await expect(restoreStore(place("five"), place("words.txt"), "1.2.3")).rejects.toThrow("no backup");
  await expect(restoreStore(place("five"), place("nowhere"), "1.2.3")).rejects.toThrow("no backup");
  await expect(backupStore(place("five"), place("words.txt"), about)).rejects.toThrow("is no backup");
  await backupStore(place("one"), place("damaged.backup"), about);
  const bytes = readFileSync(place("damaged.backup"));
  bytes.fill(0x5a, 8192, 32_768);
  writeFileSync(place("damaged.backup"), bytes);
  await expect(restoreStore(place("five"), place("damaged.backup"), "1.2.3")).rejects.toThrow();
  expect(await everything(place("five"))).toEqual(here);
});
