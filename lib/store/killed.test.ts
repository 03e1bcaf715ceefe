import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createClient } from "@libsql/client";
import { afterAll, expect, test } from "vitest";
import { storeFile } from "./open-store.ts";
import { listVersions } from "./report-versions.ts";
import { loadReport } from "./saved-reports.ts";

/* STORE_KILLS=200 kills so many times; a few do in the normal run. */
const kills = Number(process.env.STORE_KILLS ?? 6);
const writers = 2;

const root = mkdtempSync(path.join(tmpdir(), "parquetry-killed-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Saves, renames and deletes at random, and tells of each act once it was acknowledged. */
const busy = `
  import { writeSync } from "node:fs";
  import { changeReport, deleteReport, newId, restoreReport, saveReport } from "./lib/store/saved-reports.ts";
  const [root] = process.argv.slice(1);
  const mine = [];
  const say = (act) => writeSync(1, JSON.stringify(act) + "\\n");
  for (let at = 0; ; at += 1) {
    const draw = Math.random();
    const chosen = mine[Math.floor(Math.random() * mine.length)];
    if (!chosen || draw < 0.3) {
      const { id } = await saveReport(root, { name: "New", definition: { kind: "funnel", steps: [{ event: "a" }, { event: "b" }] } }, { ownerId: null });
      mine.push({ id, revision: 1 });
      say({ id, revision: 1, name: "New", gone: false });
    } else if (draw < 0.8) {
      const name = "Renamed " + at;
      const reply = await changeReport(root, { id: chosen.id, revision: chosen.revision, change: { name } }, null);
      if (!reply.ok) throw new Error("nobody else changes it");
      chosen.revision += 1;
      say({ id: chosen.id, revision: chosen.revision, name, gone: false });
    } else {
      await deleteReport(root, chosen.id);
      say({ id: chosen.id, revision: chosen.revision, gone: true });
      await restoreReport(root, chosen.id);
      say({ id: chosen.id, revision: chosen.revision, gone: false });
    }
  }
`;

type Act = { id: string; revision: number; name?: string; gone: boolean };

async function killedAtSomePoint(): Promise<Act[]> {
  const child: ChildProcess = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", busy, "--", root], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout?.on("data", (text: Buffer) => {
    said += text.toString();
  });
  const ended = once(child, "close");
  if (child.stdout) await once(child.stdout, "data");
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 250));
  child.kill("SIGKILL");
  await ended;
  return said
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Act);
}

test("killed at random points, nothing that was acknowledged is lost", { timeout: 60_000 + kills * 3000 }, async () => {
  let acknowledged = 0;
  for (let done = 0; done < kills; done += writers) {
    const told = await Promise.all(Array.from({ length: writers }, killedAtSomePoint));
    acknowledged += told.flat().length;
    const client = createClient({ url: `file:${storeFile(root)}` });
    expect((await client.execute("PRAGMA integrity_check")).rows[0]?.integrity_check).toBe("ok");
    expect((await client.execute("PRAGMA synchronous")).rows[0]?.synchronous).toBe(2);
    expect((await client.execute("PRAGMA journal_mode")).rows[0]?.journal_mode).toBe("wal");
    client.close();
    for (const acts of told) await expectKept(acts);
  }
  expect(acknowledged).toBeGreaterThan(kills);
});

/** Everything as the last acknowledged acts left it, but for the one that was under way. */
async function expectKept(acts: readonly Act[]): Promise<void> {
  const last = new Map(acts.map((act) => [act.id, act]));
  let ahead = 0;
  for (const act of last.values()) {
    const report = await loadReport(root, act.id);
    const versions = (await listVersions(root, act.id)).map(({ revision }) => revision);
    expect(versions).toEqual(Array.from({ length: report?.revision ?? 0 }, (_, at) => (report?.revision ?? 0) - at));
    const asTold = report?.revision === act.revision && (report.deletedAt !== null) === act.gone;
    if (asTold && act.name !== undefined) expect(report.name).toBe(act.name);
    if (!asTold) ahead += 1;
    expect(report?.revision).toBeGreaterThanOrEqual(act.revision);
    expect(report?.revision).toBeLessThanOrEqual(act.revision + 1);
  }
  expect(ahead).toBeLessThanOrEqual(1);
}
