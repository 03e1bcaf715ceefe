import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { makeSpillFolder, sweepSpill } from "./spill.ts";

const root = mkdtempSync(join(tmpdir(), "parquetry-spill-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

it("sweeps what dead servers left, and nothing of the living or of imports", async () => {
  const { pid: dead } = spawnSync(process.execPath, ["-e", "0"]);
  for (const name of [`${dead}-7`, `${process.pid}-7`, `import-${dead}`, "work"]) mkdirSync(join(root, name));
  await sweepSpill(root);
  expect(readdirSync(root).sort()).toEqual([`${process.pid}-7`, `import-${dead}`, "work"].sort());
  await sweepSpill(join(root, "missing"));
});

it("makes an empty private folder where there was an old one", async () => {
  const folder = await makeSpillFolder(root, "1-2", null);
  writeFileSync(join(folder, "old"), "x");
  await makeSpillFolder(root, "1-2", null);
  expect([readdirSync(folder), statSync(folder).mode & 0o777]).toEqual([[], 0o700]);
});
