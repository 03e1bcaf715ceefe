import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { rememberSource } from "./remembered-source.ts";
import { resolveChoice, type SourceChoice } from "./source-choice.ts";

const base = realpathSync(mkdtempSync(join(tmpdir(), "parquetry-choice-")));
const root = join(base, "data");
const exports = join(base, "exports");
for (const each of [root, exports, join(root, "generations"), join(root, "files")]) mkdirSync(each);
writeFileSync(join(exports, "a.csv"), "a");
symlinkSync(join(root, "files"), join(base, "way-round"));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const folder = (path: string, mapping: SourceChoice["mapping"] = null): SourceChoice => ({ source: { kind: "folder", path }, mapping });

describe("a folder somebody names", () => {
  it("is taken as it is written, with quotes or a slash too many", async () => {
    for (const path of [exports, `${exports}/`, ` "${exports}" `]) expect((await resolveChoice(root, folder(path))).source).toBe(exports);
  });

  it.each([
    ["", "Write the path"],
    ["exports", "Write the whole path"],
    ["/nowhere/at/all", "There is nothing at"],
    ["/", "part of the system"],
    ["/proc/self", "part of the system"],
    [root, "keeps its own files"],
    [join(root, "generations"), "keeps its own files"],
    [join(base, "way-round"), "keeps its own files"],
  ])("%j is refused", async (path, words) => {
    await expect(resolveChoice(root, folder(path))).rejects.toThrow(words);
  });
});

describe("the folder of last time", () => {
  const again: SourceChoice = { source: { kind: "remembered" }, mapping: null };

  it("is refused before there was one, then comes with its mapping and zone", async () => {
    await expect(resolveChoice(root, again)).rejects.toThrow("No folder was imported");
    await rememberSource(root, { source: exports, mapping: { event: "action" }, timezone: "Europe/Rome", files: {} });
    expect(await resolveChoice(root, again)).toEqual({ source: exports, mapping: { event: "action" }, timezone: "Europe/Rome" });
  });
});
