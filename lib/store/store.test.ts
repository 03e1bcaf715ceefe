import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { loadDraft, saveDraft } from "./drafts.ts";
import { loadSettings, saveSettings } from "./settings.ts";

const root = mkdtempSync(path.join(tmpdir(), "parquetry-store-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

test("a draft is kept, and never changed by a second one of the same id", async () => {
  await saveDraft(root, "abcdefgh12345678", "one");
  await saveDraft(root, "abcdefgh12345678", "two");
  expect(await loadDraft(root, "abcdefgh12345678")).toBe("one");
  expect(await loadDraft(root, "nothere123456789")).toBeNull();
  await expect(saveDraft(root, "../escape", "x")).rejects.toThrow("draft id");
});

test("settings start from their defaults, change one by one and survive", async () => {
  expect(await loadSettings(root)).toMatchObject({ timezone: null, weekStart: "monday", hideTestUsers: true });
  await saveSettings(root, { timezone: "Europe/Rome" });
  await saveSettings(root, { hideTestUsers: false });
  expect(await loadSettings(root)).toMatchObject({ timezone: "Europe/Rome", weekStart: "monday", hideTestUsers: false });
  await saveSettings(root, { timezone: null });
  expect((await loadSettings(root)).timezone).toBeNull();
});

const holdLock = `
  import { createClient } from "@libsql/client";
    const transaction = await createClient({ url: process.argv[1] }).transaction("write");
  process.stdout.write("held");
  setTimeout(() => transaction.commit().then(() => process.exit(0)), 5400);
`;

test("a lock held longer than the driver waits delays a write, and later transactions work", { timeout: 20_000 }, async () => {
  await loadSettings(root);
  const url = `file:${path.join(root, "store", "meta.db")}`;
  const other = spawn(process.execPath, ["--input-type=module", "-e", holdLock, url], { stdio: ["ignore", "pipe", "inherit"] });
  await once(other.stdout, "data");
  await saveSettings(root, { weekStart: "sunday" });
  await saveSettings(root, { hideTestUsers: true });
  expect(await loadSettings(root)).toMatchObject({ weekStart: "sunday", hideTestUsers: true });
});
