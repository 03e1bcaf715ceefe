import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createClient } from "@libsql/client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hashOf } from "../access/tokens.ts";
import { loadDashboard } from "./dashboards.ts";
import { storeFile } from "./open-store.ts";
import { listVersions } from "./report-versions.ts";
import { loadReport } from "./saved-reports.ts";
import { listShares, liveShare } from "./shares.ts";
import { bundled } from "./testing/bundled.ts";

/* STORE_KILLS=200 kills so many times; a few do in the normal run. */
const kills = Number(process.env.STORE_KILLS ?? 6);
const writers = 2;

const root = mkdtempSync(path.join(tmpdir(), "parquetry-killed-"));
const programs = mkdtempSync(path.join(tmpdir(), "parquetry-writer-"));
let program: string;
beforeAll(async () => {
  program = await bundled(programs, busy);
});
afterAll(() => {
  for (const each of [root, programs]) rmSync(each, { recursive: true, force: true });
});

/** Saves, renames, deletes and shares at random, and tells of each act once it was acknowledged. */
const busy = `
  import { writeSync } from "node:fs";
  import { hashOf, newToken } from "./lib/access/tokens.ts";
  import { changeDashboard, saveDashboard } from "./lib/store/dashboards.ts";
  import { changeShare, makeShare, revokeShare } from "./lib/store/shares.ts";
  import { changeReport, deleteReport, newId, restoreReport, saveReport } from "./lib/store/saved-reports.ts";
  const [root] = process.argv.slice(2);
  const mine = [];
  const boards = [];
  const say = (act) => writeSync(1, JSON.stringify(act) + "\\n");
  const words = { filters: [], datesMayChange: false, expiresAt: null, embedOrigins: [], previewAllowed: false };
  const fresh = () => { const token = newToken(); return { token, kept: { tokenHash: hashOf(token), tokenPrefix: token.slice(0, 6) } }; };
  const share = async (at) => {
    const draw = Math.random();
    const board = draw < 0.4 ? undefined : boards[Math.floor(Math.random() * boards.length)];
    if (!board) {
      const { id } = await saveDashboard(root, { name: "Board" }, { ownerId: null });
      const tiles = [{ id: "t", is: "text", text: "words " + at, x: 0, y: 0, w: 2, h: 2 }];
      const reply = await changeDashboard(root, { id, revision: 1, change: { tiles } });
      if (!reply.ok) throw new Error("nobody else changes it");
      say({ board: id, text: "words " + at, live: false });
      boards.push({ id, text: "words " + at, live: null });
      return;
    }
    const { token, kept } = fresh();
    if (!board.live) {
      const made = await makeShare(root, { ...words, ...kept, dashboardId: board.id, password: null, createdBy: null });
      board.live = { id: made.id, token };
    } else if (draw < 0.7) {
      await changeShare(root, board.live.id, kept);
      board.live.token = token;
    } else {
      await revokeShare(root, board.live.id);
      say({ board: board.id, text: board.text, token: board.live.token, live: false });
      board.live = null;
      return;
    }
    say({ board: board.id, text: board.text, token, live: true });
  };
  for (let at = 0; ; at += 1) {
    if (Math.random() < 0.35) { await share(at); continue; }
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

type ReportAct = { id: string; revision: number; name?: string; gone: boolean };
type ShareAct = { board: string; text: string; token?: string; live: boolean };
type Act = ReportAct | ShareAct;

async function killedAtSomePoint(): Promise<Act[]> {
  const child: ChildProcess = spawn(process.execPath, [program, root], { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout?.on("data", (text: Buffer) => {
    said += text.toString();
  });
  const ended = once(child, "close");
  if (child.stdout) await once(child.stdout, "data");
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 250));
  child.kill("SIGKILL");
  expect((await ended)[1]).toBe("SIGKILL");
  return said
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Act);
}

test("killed at random points, nothing that was acknowledged is lost", { timeout: 60_000 + kills * 15_000 }, async () => {
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
  const ahead =
    (await reportsAhead(acts.filter((act): act is ReportAct => "id" in act))) +
    (await sharesAhead(acts.filter((act): act is ShareAct => "board" in act)));
  expect(ahead).toBeLessThanOrEqual(1);
}

async function reportsAhead(acts: readonly ReportAct[]): Promise<number> {
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
  return ahead;
}

/** A link is live or over as it was last told; a board has one at most, and the tiles that it was told to have. */
async function sharesAhead(acts: readonly ShareAct[]): Promise<number> {
  const last = new Map(acts.map((act) => [act.board, act]));
  const live = await listShares(root);
  let ahead = 0;
  for (const act of last.values()) {
    const board = await loadDashboard(root, act.board);
    expect(board).toMatchObject({ revision: 2, tiles: [{ text: act.text }] });
    const links = live.filter(({ dashboardId }) => dashboardId === act.board);
    expect(links.length).toBeLessThanOrEqual(1);
    const { token } = act;
    const opens = token !== undefined && (await liveShare(root, token, { hash: hashOf(token) })) !== null;
    if (!act.live) expect(opens, "a link that was ended").toBe(false);
    if (act.live ? !opens : links.length > 0) ahead += 1;
  }
  return ahead;
}
