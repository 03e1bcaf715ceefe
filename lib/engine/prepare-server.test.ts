import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";

const data = mkdtempSync(join(tmpdir(), "parquetry-prepare-"));
afterAll(() => rmSync(data, { recursive: true, force: true }));

const program = `import(${JSON.stringify(join(import.meta.dirname, "prepare-server.ts"))}).then((it) => it.prepareServer())`;
const start = (settings: Record<string, string>) =>
  promisify(execFile)(process.execPath, ["--import", "tsx", "--eval", program], {
    env: { ...process.env, PARQUETRY_DATA: data, ...settings },
  });

test("a wrong setting ends the server with one sentence", async () => {
  const failure = await start({ PARQUETRY_MEMORY_MB: "12" }).catch((error: { code: number; stderr: string }) => error);
  expect(failure).toMatchObject({ code: 1, stderr: expect.stringMatching(/^The variable PARQUETRY_MEMORY_MB is not usable: [^\n]+\n$/) });
});

test("a server without data starts and says nothing", async () => {
  expect(await start({})).toEqual({ stdout: "", stderr: "" });
});

test("a start sweeps the exports that the server before it left", async () => {
  const folder = join(data, "exports");
  mkdirSync(join(folder, "4999999-1"), { recursive: true });
  for (const name of ["4999999-1/rows.csv", "old.csv", "young.csv"]) writeFileSync(join(folder, name), "x");
  utimesSync(join(folder, "old.csv"), 0, 0);
  await start({});
  expect(readdirSync(folder)).toEqual(["young.csv"]);
});
