import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ReadableStream } from "node:stream/web";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { rememberSource } from "./remembered-source.ts";
import {
  isUpload,
  joinUpload,
  keepUpload,
  safePath,
  sweepUploads,
  UploadRefused,
  uploadFolder,
  uploadLimits,
  uploadSource,
} from "./uploads.ts";

const roots: string[] = [];
let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "parquetry-uploads-"));
  roots.push(root);
});
afterAll(() => {
  for (const each of roots) rmSync(each, { recursive: true, force: true });
});

const id = "A".repeat(24);

function body(...parts: string[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const part of parts) controller.enqueue(Buffer.from(part));
      controller.close();
    },
  });
}

describe("the name of a file that was sent", () => {
  it.each([
    ["events.csv", "events.csv"],
    ["export/event_date=2024-05-01/part-0.parquet", "export/event_date=2024-05-01/part-0.parquet"],
    ["/etc/passwd", "etc/passwd"],
    ["C:\\exports\\a.csv", "C_/exports/a.csv"],
    ["a\u0000\n.csv", "a__.csv"],
    ["\u202egnp.csv", "_gnp.csv"],
    ["con.csv", "_con.csv"],
    ["Zoë 😀.csv", "Zoë 😀.csv"],
  ])("%j lies at %j", (name, path) => {
    expect(safePath(name)).toBe(path);
  });

  it.each(["", "/", "..", "../a", "a/../../b", "..\\a", "x".repeat(300), "a/".repeat(20)])("%j is refused", (name) => {
    expect(() => safePath(name)).toThrow(UploadRefused);
  });

  it.each(["", "../x", "short", "a".repeat(65), "a/b".repeat(8)])("the id %j is refused", (wrong) => {
    expect(() => uploadFolder(root, wrong)).toThrow(UploadRefused);
  });
});

describe("an upload", () => {
  it("is kept whole, and what is sent again takes the place of what was there", async () => {
    expect(await keepUpload(root, { id, name: "d/a.csv", body: body("one,", "two"), bytes: 7 })).toBe(7);
    await keepUpload(root, { id, name: "d/a.csv", body: body("new"), bytes: null });
    expect(readFileSync(join(root, "uploads", id, "d/a.csv"), "utf8")).toBe("new");
  });

  it("takes only so many files", async () => {
    const take = (place: number) => keepUpload(root, { id, name: `${place % 1000}/${place}`, body: body(), bytes: 0 });
    const refused = Array.from({ length: uploadLimits.files + 2 }, (_, place) => () => take(place));
    const ends: string[] = [];
    for (let place = 0; place < refused.length; place += 500)
      ends.push(...(await Promise.all(refused.slice(place, place + 500).map((each) => each().then(() => "kept", String)))));
    expect(ends.filter((end) => end !== "kept")).toEqual(Array(2).fill(expect.stringContaining("at most 20000 files")));
    expect(await take(0)).toBe(0);
  });

  it("that breaks off leaves nothing behind", async () => {
    await expect(keepUpload(root, { id, name: "a.csv", body: body("ab"), bytes: 5 })).rejects.toThrow("in part only");
    const broken = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new Error("gone")) });
    await expect(keepUpload(root, { id, name: "a.csv", body: broken, bytes: null })).rejects.toThrow("gone");
    expect(readdirSync(join(root, "uploads", id))).toEqual([]);
  });

  it("joins the present source in a folder of its own, and what was sent comes first", async () => {
    const before = mkdtempSync(join(root, "source-"));
    writeFileSync(join(before, "old.csv"), "old");
    writeFileSync(join(before, "both.csv"), "old");
    await keepUpload(root, { id, name: "both.csv", body: body("new"), bytes: null });
    const joined = await joinUpload(root, id, before);
    expect(await joinUpload(root, id, before)).toBe(joined);
    const read = (name: string) => readFileSync(join(joined, name), "utf8");
    expect([read("old.csv"), read("both.csv")]).toEqual(["old", "new"]);
    expect(readdirSync(uploadFolder(root, id)), "replacing must still be possible").toEqual(["both.csv"]);
    expect(readdirSync(before).sort()).toEqual(["both.csv", "old.csv"]);
    expect([await isUpload(root, joined), await isUpload(root, before)]).toEqual([true, false]);
  });

  it("is read from where its mapping lies", async () => {
    await keepUpload(root, { id, name: "export/a.csv", body: body("a"), bytes: null });
    expect(await uploadSource(root, id)).toBe(uploadFolder(root, id));
    await keepUpload(root, { id, name: "export/mapping.json", body: body("{}"), bytes: null });
    expect(await uploadSource(root, id)).toBe(join(uploadFolder(root, id), "export"));
    await keepUpload(root, { id, name: "b.csv", body: body("b"), bytes: null });
    expect(await uploadSource(root, id)).toBe(uploadFolder(root, id));
  });

  it("that was never imported is removed after a day; the present source stays", async () => {
    const [old, present, fresh] = ["B", "C", "D"].map((letter) => letter.repeat(24)) as [string, string, string];
    for (const each of [old, present, fresh]) await keepUpload(root, { id: each, name: "a.csv", body: body("a"), bytes: null });
    const now = Date.now();
    const twoDaysAgo = new Date(now - 2 * 86_400_000);
    for (const each of [old, present]) utimesSync(uploadFolder(root, each), twoDaysAgo, twoDaysAgo);
    await rememberSource(root, { source: uploadFolder(root, present), mapping: null, timezone: null, files: {} });
    await sweepUploads(root, now);
    expect(readdirSync(join(root, "uploads")).sort()).toEqual([present, fresh]);
  });
});
