import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { lockFaults } from "./lock.mjs";

const folder = mkdtempSync(join(tmpdir(), "parquetry-lock-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function faults(packages: object): string[] {
  writeFileSync(join(folder, "package-lock.json"), JSON.stringify({ packages }));
  return lockFaults(folder);
}

test("a binary missing for another system is found, at the top and nested", () => {
  const lock = {
    "node_modules/engine": { optionalDependencies: { "@engine/linux": "1.0.0", "@engine/mac": "1.0.0" } },
    "node_modules/@engine/linux": {},
    "node_modules/tool/node_modules/engine": { optionalDependencies: { "@engine/own": "2.0.0" } },
    "node_modules/tool/node_modules/@engine/own": {},
  };
  expect(faults(lock)).toEqual(["node_modules/engine can use @engine/mac, which is not in the lock"]);
});

test("no registry is named", () => {
  expect(faults({ "node_modules/a": { resolved: "https://registry.example/a.tgz" } })).toHaveLength(1);
});
