import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { currentGeneration } from "../current.ts";
import { ImportRunning } from "./lock.ts";
import { runImport } from "./run-import.ts";
import { type LogFolder, type LogRow, logFolder, stageLogs } from "./testing/log-folder.ts";
import { verifyGeneration } from "./verify-generation.ts";

let folder: LogFolder;
beforeEach(async () => {
  folder = await logFolder();
});
afterEach(() => folder.remove());

/** Kills per run: few by default, PARQUETRY_KILL_ROUNDS=20 (or more) for a hunt. */
const rounds = Number(process.env.PARQUETRY_KILL_ROUNDS ?? 4);

const program = join(import.meta.dirname, "testing", "import-logs.ts");

type Running = { child: ChildProcess; reached: (phase: string) => Promise<void>; ended: Promise<number | null> };

function startImport(): Running {
  const child = spawn(process.execPath, ["--import", "tsx", program, folder.source, folder.dataRoot], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  let said = "";
  child.stdout?.on("data", (chunk: Buffer) => {
    said += chunk;
  });
  const reached = async (phase: string): Promise<void> => {
    const over = ended.then(() => true);
    while (!said.includes(phase) && !(await Promise.race([over, sleep(2, false)])));
  };
  return { child, reached, ended };
}

function log(seed: number): LogRow[] {
  return Array.from({ length: 300 }, (_, index) => ({
    event: `e${index % 7}`,
    time: `2024-0${1 + ((index + seed) % 6)}-10 00:00:00`,
    anon: `a${index % 50}`,
    ...(index % 5 === 0 ? { user: `u${(index + seed) % 50}` } : {}),
    id: `${seed}-${index % 290}`,
    props: { n: String(index) },
  }));
}

/** Milliseconds that the phases of an import take from `looking` on, and from `publishing` on, when nobody kills it. */
async function undisturbed(): Promise<Record<"looking" | "publishing", number>> {
  await folder.put({ "extra.json": log(100) });
  const { reached, ended } = startImport();
  await reached("looking");
  const looking = performance.now();
  await reached("publishing");
  const publishing = performance.now();
  await ended;
  return { looking: performance.now() - looking, publishing: performance.now() - publishing };
}

describe("an import that is killed", () => {
  it("leaves a whole generation behind, whenever it dies", { timeout: 30_000 + rounds * 10_000 }, async () => {
    await folder.put({ "0.json": log(0) });
    await folder.run();
    const duration = await undisturbed();
    let killed = 0;
    for (let round = 1; round <= rounds; round += 1) {
      const before = await currentGeneration(folder.dataRoot);
      await folder.put({ [`${round}.json`]: log(round) });
      const { child, reached, ended } = startImport();
      const phase = round % 2 === 0 ? "publishing" : "looking";
      await reached(phase);
      await sleep((duration[phase] * round) / (rounds + 1));
      child.kill("SIGKILL");
      const finished = (await ended) === 0;
      if (!finished) killed += 1;
      expect(await verifyGeneration(folder.dataRoot)).toEqual([]);
      if (finished) expect(await currentGeneration(folder.dataRoot)).not.toBe(before);
    }
    expect(killed).toBeGreaterThanOrEqual(Math.floor(rounds / 3));
    const survivor = (await folder.run()).id;
    expect(await verifyGeneration(folder.dataRoot)).toEqual([]);
    const names = await readdir(folder.dataRoot, { recursive: true });
    expect(names.filter((name) => /\.tmp-|import-\d|\.lock/.test(name))).toEqual([]);
    expect((await readdir(join(folder.dataRoot, "generations"))).length).toBeLessThanOrEqual(3);
    const scratch = await logFolder();
    await runImport({ dataRoot: scratch.dataRoot, stage: () => stageLogs(folder.source), durable: false });
    expect(await currentGeneration(scratch.dataRoot)).toBe(survivor);
    await scratch.remove();
  });
});

describe("the lock", () => {
  it("refuses a second import, and is taken over from a process that is dead", async () => {
    await folder.put({ "a.json": log(1) });
    const [first, second] = await Promise.allSettled([folder.run(), folder.run()]);
    expect([first.status, second.status].sort()).toEqual(["fulfilled", "rejected"]);
    const refused = [first, second].find((result) => result.status === "rejected");
    expect(refused?.status === "rejected" && refused.reason).toBeInstanceOf(ImportRunning);
    await writeFile(join(folder.dataRoot, "import.lock"), JSON.stringify({ pid: process.pid, started: "another life", since: "2024" }));
    await folder.put({ "b.json": log(2) });
    expect((await folder.run()).counts.sourceRows).toBe(600);
  });

  it("lets a patient import wait", async () => {
    await folder.put({ "a.json": log(1) });
    const patient = (): Promise<unknown> =>
      runImport({ dataRoot: folder.dataRoot, stage: () => stageLogs(folder.source), durable: false, waitMs: 10_000 });
    await mkdir(folder.dataRoot, { recursive: true });
    await Promise.all([patient(), patient()]);
    expect(await verifyGeneration(folder.dataRoot)).toEqual([]);
  });
});

describe("verification", () => {
  it("notices a changed byte and a missing file", async () => {
    await folder.put({ "a.json": log(1) });
    const manifest = await folder.run();
    const path = join(folder.dataRoot, manifest.files[0]?.path ?? "");
    await writeFile(path, "x".repeat(manifest.files[0]?.bytes ?? 0));
    expect(await verifyGeneration(folder.dataRoot)).toEqual([`${manifest.files[0]?.path} has another content`]);
    await writeFile(path, "x");
    expect((await verifyGeneration(folder.dataRoot))[0]).toMatch("has 1 bytes instead of");
  });
});
