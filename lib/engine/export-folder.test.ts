import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { exportsRunning, sweepExports, sweepExportsInAnHour } from "./export-folder.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "parquetry-sweep-"));
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(root, { recursive: true, force: true });
});

const put = (name: string, minutesAgo: number) => {
  const path = join(root, name);
  writeFileSync(path, "x");
  const time = new Date(Date.now() - minutesAgo * 60_000);
  utimesSync(path, time, time);
};

it("sweeps files of more than an hour and keeps younger ones", async () => {
  put("old.csv", 61);
  put("young.csv", 59);
  await sweepExports(root, Date.now());
  expect(readdirSync(root)).toEqual(["young.csv"]);
  await sweepExports(join(root, "missing"), Date.now());
});

it("sweeps what a killed server was writing, also one of the same process id, and nothing that is being written", async () => {
  const { pid: dead } = spawnSync(process.execPath, ["-e", "0"]);
  const running = `${process.pid}-2`;
  for (const name of [`${dead}-1`, `${process.pid}-1`, running, "1-1"]) {
    mkdirSync(join(root, name));
    put(join(name, "rows.csv"), 0);
  }
  exportsRunning().add(running);
  await sweepExports(root, Date.now());
  exportsRunning().delete(running);
  expect(readdirSync(root).sort()).toEqual([running, "1-1"].sort());
});

it("sweeps by itself an hour after an export", async () => {
  vi.useFakeTimers({ now: Date.now(), toFake: ["setTimeout", "Date"] });
  put("done.csv", 0);
  sweepExportsInAnHour(root);
  await vi.advanceTimersByTimeAsync(59 * 60_000);
  expect(existsSync(join(root, "done.csv"))).toBe(true);
  await vi.advanceTimersByTimeAsync(61_000 + 1000);
  await vi.waitFor(() => expect(existsSync(join(root, "done.csv"))).toBe(false));
});

it("keeps no program running", () => {
  const program = `import(${JSON.stringify(join(import.meta.dirname, "export-folder.ts"))}).then((it) => it.sweepExportsInAnHour(${JSON.stringify(root)}))`;
  expect(spawnSync(process.execPath, ["--import", "tsx", "--eval", program], { timeout: 15_000 }).status).toBe(0);
});
