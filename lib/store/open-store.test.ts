import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createClient } from "@libsql/client";
import { afterAll, expect, test } from "vitest";
import { saveAnnotation } from "./annotations.ts";
import { loadDraft, saveDraft } from "./drafts.ts";
import { withStore } from "./open-store.ts";

const root = mkdtempSync(path.join(tmpdir(), "parquetry-open-store-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const file = (of: string) => path.join(of, "store", "meta.db");

test("an older program refuses a newer store in words, and leaves it as it was", async () => {
  const newer = path.join(root, "newer");
  await saveDraft(newer, "abcdefgh12345678", "one");
  const other = createClient({ url: `file:${file(newer)}` });
  await other.execute("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('of the future', 99999999999999)");
  other.close();
  const held = (globalThis as { parquetryStore?: Map<string, unknown> }).parquetryStore;
  held?.delete(newer);
  await expect(loadDraft(newer, "abcdefgh12345678")).rejects.toThrow(/newer Parquetry/);
});

test.skipIf(process.platform === "win32")("nobody else on the machine can read the store", async () => {
  await saveDraft(root, "abcdefgh12345678", "one");
  const modes = readdirSync(path.join(root, "store")).map((name) => statSync(path.join(root, "store", name)).mode & 0o077);
  expect(modes.length).toBeGreaterThan(1);
  expect(new Set(modes)).toEqual(new Set([0]));
});

test("what is deleted is gone from the file, whichever connection deletes it", async () => {
  const secrets = Array.from({ length: 30 }, (_, index) => `sentinel-${String(index).padStart(2, "0")}`);
  const day = "2024-05-01";
  const id = (index: number) => `${"a".repeat(20)}${index}`;
  for (const [index, text] of secrets.entries()) await saveAnnotation(root, { id: id(index), day, text });
  await Promise.all(secrets.map((_, index) => saveAnnotation(root, { id: id(index), day, text: "" })));
  const other = createClient({ url: `file:${file(root)}` });
  await other.execute("PRAGMA wal_checkpoint(TRUNCATE)");
  other.close();
  expect(readFileSync(file(root)).includes("sentinel-")).toBe(false);
});

test("an account cannot be named that is not there", async () => {
  const other = await withStore(root, async () => createClient({ url: `file:${file(root)}` }));
  const insert = other.execute("INSERT INTO password_resets VALUES ('a', 'b', 'nobody', 1, 1)");
  await expect(insert).rejects.toThrow(/FOREIGN KEY/);
  other.close();
});
