import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundled } from "./testing/bundled.ts";

const run = promisify(execFile);
const folder = mkdtempSync(path.join(tmpdir(), "parquetry-disk-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function works(command: string, words: string[]): boolean {
  try {
    execFileSync(command, words, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

const place = (name: string) => {
  const made = path.join(folder, name);
  mkdirSync(made);
  return made;
};

const canTrace = process.platform === "linux" && works("strace", ["-o", "/dev/null", "true"]);
const canMount = process.platform === "linux" && works("unshare", ["-Urm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]);

const three = `
  import { writeSync } from "node:fs";
  import { saveDraft } from "./lib/store/drafts.ts";
  const [root] = process.argv.slice(2);
  await saveDraft(root, "opened0000000000", "{}");
  writeSync(1, "opened\\n");
  for (let at = 1; at <= 3; at += 1) {
    await saveDraft(root, "draft00000000000" + at, "{}");
    writeSync(1, "kept " + at + "\\n");
  }
`;

/** Of every word that was told: whether all that was written to the store before it had reached the disk. */
function toldAfterSync(trace: string): boolean[] {
  const told: boolean[] = [];
  let waiting = 0;
  for (const line of trace.split("\n")) {
    const [, call = "", rest = ""] = /^\d+\s+(\w+)\((.*)$/.exec(line) ?? [];
    const [, file = ""] = /^\d+<([^>]*)>/.exec(rest) ?? [];
    if (/^pwrite64|^write/.test(call) && file.endsWith("meta.db-wal")) waiting += 1;
    if (/^f(data)?sync/.test(call) && file.endsWith("meta.db-wal")) waiting = 0;
    if (call === "write" && rest.includes('"kept ')) told.push(waiting === 0);
  }
  return told;
}

describe.runIf(canTrace)("what the operating system is told", () => {
  test("a save is told of only after its bytes have been synced", { timeout: 120_000 }, async () => {
    const program = await bundled(place("traced"), three);
    const trace = path.join(folder, "trace");
    const calls = "trace=write,pwrite64,fsync,fdatasync";
    await run("strace", ["-f", "-y", "-s", "16", "-e", calls, "-o", trace, process.execPath, program, place("traced-root")]);
    expect(toldAfterSync(readFileSync(trace, "utf8"))).toEqual([true, true, true]);
  });
});

const full = `
  import { existsSync, rmSync, statfsSync, writeFileSync } from "node:fs";
  import { saveDashboard, changeDashboard, loadDashboard } from "./lib/store/dashboards.ts";
  import { loadDraft, saveDraft } from "./lib/store/drafts.ts";
  import { saveReport, changeReport, loadReport } from "./lib/store/saved-reports.ts";
  import { saveCohort, loadCohort } from "./lib/store/cohorts.ts";
  import { loadSettings, saveSettings } from "./lib/store/settings.ts";
  import { saveAnnotation, loadAnnotations } from "./lib/store/annotations.ts";
  import { setFavourite, listFavourites } from "./lib/store/favourites.ts";
  import { log, listLog } from "./lib/store/log.ts";
  import { keepInvitation, listInvitations } from "./lib/store/invitations.ts";
  import { makeShare, shareOf } from "./lib/store/shares.ts";
  import { backupStore } from "./lib/store/backup.ts";
  const [root] = process.argv.slice(2);
  const nobody = { ownerId: null };
  const big = { kind: "funnel", steps: Array.from({ length: 20 }, (_, at) => ({ event: at + "x".repeat(1000) })) };
  const definition = { kind: "funnel", steps: [{ event: "a" }, { event: "b" }] };
  const report = await saveReport(root, { name: "Kept", definition }, nobody);
  const board = await saveDashboard(root, { name: "Kept" }, nobody);
  const tiles = Array.from({ length: 20 }, (_, y) => ({ id: "t" + y, is: "text", text: "x".repeat(15000), x: 0, y, w: 2, h: 1 }));
  const share = { filters: [], datesMayChange: false, expiresAt: null, embedOrigins: [], previewAllowed: false, previewPicture: false };
  const note = (at) => ({ id: "a".repeat(20) + at, day: "2024-05-01", text: "x".repeat(500) });
  const sites = {
    draft: () => saveDraft(root, "draft0000000000000", JSON.stringify(big)),
    report: () => saveReport(root, { name: "New", description: "x".repeat(5000), definition: big }, nobody),
    "change of a report": () => changeReport(root, { id: report.id, revision: 1, change: { definition: big } }, null),
    board: () => saveDashboard(root, { name: "New", tiles }, nobody),
    "change of a board": () => changeDashboard(root, { id: board.id, revision: 1, change: { tiles } }),
    cohort: () => saveCohort(root, { name: "New", definition: { users: Array.from({ length: 9000 }, (_, at) => "user-" + at) } }, nobody),
    settings: () => saveSettings(root, { timezone: "Europe/Rome" }),
    annotation: () => saveAnnotation(root, note(1)),
    favourite: () => setFavourite(root, "local", { kind: "report", id: report.id, on: true }),
    log: () => log(root, { accountId: null, who: "a", did: "b", about: "c" }),
    invitation: () => keepInvitation(root, { note: "", role: "viewer", seesPeople: false, tokenHash: "h" }),
    share: () => makeShare(root, { ...share, tokenHash: "h", tokenPrefix: "-", dashboardId: board.id, password: null, createdBy: null }),
    backup: () => backupStore(root, root + "/kept.backup", { productVersion: "1", generation: null }),
  };
  const { bavail, bsize } = statfsSync(root);
  writeFileSync(root + "/ballast", Buffer.alloc(bavail * bsize));
  const said = {};
  for (const [site, write] of Object.entries(sites)) said[site] = await write().then(() => "kept", (error) => String(error.code ?? error.cause?.code ?? error.message));
  const there = async () => ({
    report: (await loadReport(root, report.id))?.revision,
    board: (await loadDashboard(root, board.id))?.revision,
    settings: (await loadSettings(root)).timezone,
    notes: (await loadAnnotations(root)).length,
    favourites: (await listFavourites(root, "local")).length,
    log: (await listLog(root)).length,
    invitations: (await listInvitations(root)).length,
    share: (await shareOf(root, board.id)) !== null,
    draft: (await loadDraft(root, "draft0000000000000")) !== null,
    backup: existsSync(root + "/kept.backup"),
  });
  const during = await there();
  rmSync(root + "/ballast");
  const again = {};
  for (const [site, write] of Object.entries(sites)) again[site] = await write().then((reply) => reply?.ok ?? true, (error) => String(error.code ?? error.message));
  console.log(JSON.stringify({ said, during, again, after: await there() }));
`;

type Told = Record<"said" | "during" | "again" | "after", Record<string, unknown>>;

describe.runIf(canMount)("a full disk", () => {
  let told: Told;
  beforeAll(async () => {
    const program = await bundled(place("full"), full);
    const root = place("mounted");
    const mounted = `mount -t tmpfs -o size=4m tmpfs "$1" && exec "$2" "$3" "$1"`;
    const { stdout } = await run("unshare", ["-Urm", "sh", "-c", mounted, "sh", root, process.execPath, program]);
    told = JSON.parse(stdout) as Told;
  }, 120_000);

  test("is an error at every place that writes, and leaves everything as it was", () => {
    expect(new Set(Object.values(told.said))).toEqual(new Set(["SQLITE_FULL"]));
    const empty = { notes: 0, favourites: 0, log: 0, invitations: 0, share: false, draft: false, backup: false };
    expect(told.during).toEqual({ report: 1, board: 1, settings: null, ...empty });
  });

  test("is forgotten once there is room again", () => {
    expect(new Set(Object.values(told.again))).toEqual(new Set([true]));
    const kept = { notes: 1, favourites: 1, log: 1, invitations: 1, share: true, draft: true, backup: true };
    expect(told.after).toEqual({ report: 2, board: 2, settings: "Europe/Rome", ...kept });
  });
});
