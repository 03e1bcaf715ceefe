import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { SharedLine } from "../../../../components/shares/shared-answer.ts";
import { clientHeader, nearHeader } from "../../../../lib/access/client.ts";
import { hashPassword } from "../../../../lib/access/password.ts";
import { hashOf, newToken } from "../../../../lib/access/tokens.ts";
import { Supervisor } from "../../../../lib/engine/supervisor.ts";
import { compileReport } from "../../../../lib/run-report.ts";
import { grantCookie, newGrant } from "../../../../lib/shares/grant.ts";
import { shareWords } from "../../../../lib/shares/share-words.ts";
import { changeDashboard, deleteDashboard, saveDashboard } from "../../../../lib/store/dashboards.ts";
import { saveReport } from "../../../../lib/store/saved-reports.ts";
import { changeShare, makeShare, revokeShare, type Share } from "../../../../lib/store/shares.ts";
import { sharedBoard, storedBoard } from "../../../s/share-tiles.ts";
import { POST as enter } from "../enter/route.ts";
import { definitions, importLog, locked, users } from "../testing/public-data.ts";
import { POST } from "./route.ts";

/** Counted, and otherwise as it is. */
vi.mock("../../../../lib/run-report.ts", async (original) => {
  const real = await original<typeof import("../../../../lib/run-report.ts")>();
  return { ...real, compileReport: vi.fn(real.compileReport) };
});

const forgeries = Number(process.env.SHARE_FORGERIES ?? 2_000);
const root = mkdtempSync(join(tmpdir(), "parquetry-share-runs-"));
let token = "";
let share: Share;
let board: { id: string; revision: number };

beforeAll(async () => {
  process.env.PARQUETRY_DATA = root;
  chmodSync(root, 0o755);
  await importLog(root);
  const tiles = [];
  for (const [index, definition] of definitions().entries()) {
    const view = { tab: "table", left: locked };
    const { id } = await saveReport(root, { name: `Report ${index}`, definition, view }, { ownerId: null });
    tiles.push({ id: `t${index}`, is: "report" as const, reportId: id, x: 0, y: index, w: 6, h: 1 });
  }
  const filters = [{ property: "plan", of: "event" as const, op: "is_not" as const, value: locked }];
  board = await saveDashboard(root, { name: "Growth", tiles, filters }, { ownerId: null });
  ({ token, share } = await shared(board.id));
}, 120_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

const country = { property: "country", of: "event" as const, label: "Country", values: ["DE", "FR"] };

async function shared(dashboardId: string, more: Partial<Parameters<typeof makeShare>[1]> = {}) {
  const secret = newToken();
  const words = shareWords.parse({ filters: [country], datesMayChange: true });
  const kept = { tokenHash: hashOf(secret), tokenPrefix: secret.slice(0, 6) };
  const made = await makeShare(root, { ...words, ...kept, dashboardId, password: null, createdBy: null, ...more });
  if (!made) throw new Error("the link was not made");
  return { token: secret, share: made };
}

const near = { [nearHeader]: "1", host: "localhost:3000", "content-type": "application/json", "sec-fetch-site": "same-origin" };
const all = Array.from({ length: 12 }, (_, index) => `t${index}`);
const address = "http://localhost:3000/api/shares/runs";
let clients = 0;
/** Each request as from a client of its own, unless it says from which. */
const send = (body: string, headers: Record<string, string> = {}) =>
  POST(new Request(address, { method: "POST", headers: { ...near, [clientHeader]: `client ${clients++}`, ...headers }, body }));
const ask = (said: object = {}, headers: Record<string, string> = {}) =>
  send(JSON.stringify({ token, tiles: all, filters: {}, dates: null, ...said }), headers);
/** What a page would draw: the last word on each tile, whatever came between. */
const settled = (text: string) =>
  text
    .split("\n")
    .filter((line) => /"state":"(done|failed|notes)"/.test(line))
    .sort()
    .join("\n");
const linesOf = (text: string) =>
  settled(text)
    .split("\n")
    .map((line) => JSON.parse(line) as SharedLine);

test("fifty viewers of twelve tiles cost one question of the engine per tile and see the same", async () => {
  const run = vi.spyOn(Supervisor.prototype, "run");
  const responses = await Promise.all(Array.from({ length: 50 }, () => ask()));
  const bodies = await Promise.all(responses.map(async (response) => settled(await response.text())));
  expect(run).toHaveBeenCalledTimes(12);
  expect(new Set(bodies).size).toBe(1);
  expect(linesOf(bodies[0] ?? "").map(({ tile, state }) => `${tile} ${state}`)).toEqual(all.map((id) => `${id} done`).sort());
  expect(await (await ask({ tiles: ["t0"] })).text()).toContain('"state":"done"');
  expect(run).toHaveBeenCalledTimes(12);
  expect(compileReport).toHaveBeenCalledTimes(12);
  run.mockRestore();
}, 120_000);

test("an answer holds what is drawn: no people, lists, ids, SQL, files, locked filters", async () => {
  const text = await (await ask({ tiles: [...all, "t12"] })).text();
  const stored = await storedBoard(board.id);
  const page = stored ? JSON.stringify(sharedBoard(stored, share)) : "";
  const lines = linesOf(text);
  expect(lines.find(({ tile }) => tile === "t12")).toEqual({ tile: "t12", state: "failed", code: "E_NOT_PUBLIC" });
  const reports = [...(stored?.reports.keys() ?? [])];
  const generation = stored?.data.generation.id ?? "";
  const secrets = [...users, "@example.com", locked, root, ".parquet", "SELECT", "read_parquet", "plan", "email", generation];
  for (const secret of [...secrets, ...reports, board.id, share.id, token, hashOf(token)])
    expect(`${text}${page}`.includes(secret), secret).toBe(false);
  for (const line of lines)
    if (line.state === "done") {
      expect(Object.keys(line).sort()).toEqual(["result", "state", "tile"]);
      expect(Object.keys(line.result).sort()).toEqual(["definition", "receipt", "result"]);
      expect(Object.keys(line.result.receipt).sort()).toEqual(["dataEnd", "timezone"]);
    }
});

test("the numbers are those of the board: the locked filter holds, an offered one is added to it", async () => {
  const total = async (said: object) => {
    const [line] = linesOf(await (await ask({ tiles: ["t0"], ...said })).text());
    return (line as unknown as { result: { result: { series: { total: number }[] } } }).result.result.series[0]?.total;
  };
  const open = users.filter((_, index) => index % 9 !== 0);
  expect(await total({})).toBe(open.length);
  expect(await total({ filters: { "0": ["DE"] } })).toBe(users.filter((_, index) => index % 9 !== 0 && index % 4 === 0).length);
  expect(await total({ filters: { "0": ["FR", "DE"] } })).toBe(users.filter((_, index) => index % 9 !== 0 && index % 4 < 2).length);
}, 60_000);

const hostile = ["' OR 1=1 --", '"; DROP', "DE\u0000", "../..", "{select:1}", "US", "de", "", "x".repeat(600), "__proto__", "%", "\ud800"];

test(
  "whatever is forged into a request gives the plain answer, byte for byte, or a refusal",
  async () => {
    const plain = { token, tiles: ["t0"], filters: {}, dates: null };
    const expected = settled(await (await ask(plain)).text());
    const words = [
      "query",
      "filters",
      "dateRange",
      "dates",
      "groupBy",
      "limit",
      "tileId",
      "tiles",
      "definition",
      "range",
      "sql",
      "token",
      "part",
      "breakdown",
      "kind",
      "__proto__",
      "constructor",
      "refresh",
    ];
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom(...hostile),
      fc.dictionary(
        fc.constantFrom("0", "1", "00", "-1", "__proto__", "length"),
        fc.oneof(
          fc.constantFrom(...hostile).map((each) => [each]),
          fc.jsonValue(),
        ),
      ),
      fc.constantFrom<unknown>(
        { kind: "trends", series: [{ event: "view" }] },
        [{ property: "email", op: "is_set" }],
        ["t0", "t0"],
        ["t99"],
        [],

        { $ne: null },
      ),
    );
    const forged = fc.array(fc.tuple(fc.constantFrom(...words), value), { minLength: 1, maxLength: 3 });
    const text = forged.chain((entries) =>
      fc.boolean().map((twice) => {
        const said = entries.map(([word, each]) => `${JSON.stringify(word)}:${JSON.stringify(each) ?? "null"}`);
        const whole = Object.entries(plain).map(([word, each]) => `${JSON.stringify(word)}:${JSON.stringify(each)}`);
        return `{${(twice ? [...said, ...whole] : [...whole, ...said]).join(",")}}`;
      }),
    );
    let [refused, equal] = [0, 0];
    await fc.assert(
      fc.asyncProperty(text, async (body) => {
        const response = await send(body);
        if (response.status >= 400 && response.status < 500) refused += 1;
        else {
          expect(response.status, body).toBe(200);
          expect(settled(await response.text()), body).toBe(expected);
          equal += 1;
        }
      }),
      { numRuns: forgeries, seed: 7 },
    );
    expect(refused + equal).toBe(forgeries);
    expect(equal).toBeGreaterThan(0);
  },
  60_000 + forgeries * 120,
);

test("a client that asks too often has to wait, whatever it asks; others do not", async () => {
  const one = { [clientHeader]: "203.0.113.7" };
  const asked = await Promise.all(Array.from({ length: 600 }, () => send("{}", one)));
  expect(asked.every(({ status }) => status === 400)).toBe(true);
  const late = await ask({ tiles: ["t0"] }, one);
  expect([late.status, Number(late.headers.get("retry-after"))]).toEqual([429, expect.closeTo(60, -1)]);
  const other = await ask({ tiles: ["t0"] });
  expect(other.status).toBe(200);
  await other.text();
});

test("hostile values of an offered filter are refused before anything is asked", async () => {
  const run = vi.spyOn(Supervisor.prototype, "run");
  for (const value of [...hostile, "IT", 1, null, true, ["DE"], { select: 1 }])
    expect((await ask({ filters: { "0": [value] } })).status).toBe(400);
  for (const dates of ["1-day", "constructor", 7, {}, ["7-days"]]) expect((await ask({ dates })).status).toBe(400);
  expect((await ask({ filters: { "0": ["DE"] } }, { "sec-fetch-site": "cross-site" })).status).toBe(403);
  expect((await ask({}, { "content-type": "text/plain" })).status).toBe(415);
  expect(run).not.toHaveBeenCalled();
  run.mockRestore();
});

test("unknown, ended, over, another board’s tile, from afar without an owner: one and the same 404", async () => {
  const tiles = [{ id: "words", is: "text" as const, text: "x", x: 0, y: 0, w: 2, h: 2 }];
  const other = await saveDashboard(root, { name: "Other", tiles }, { ownerId: null });
  const { token: revoked, share: ended } = await shared(other.id);
  await revokeShare(root, ended.id);
  const { token: late, share: old } = await shared(other.id);
  await changeShare(root, old.id, { expiresAt: Date.now() - 1 });
  const bodies = [];
  for (const said of [
    { token: newToken() },
    { token: revoked },
    { token: late },
    { tiles: ["words"] },
    { tiles: ["t0", "words"] },
    { tiles: ["nowhere"] },
  ]) {
    const response = await ask(said);
    bodies.push(`${response.status} ${await response.text()} ${JSON.stringify([...response.headers])}`);
  }
  const afar = await ask({}, { [nearHeader]: "0" });
  bodies.push(`${afar.status} ${await afar.text()} ${JSON.stringify([...afar.headers])}`);
  expect(new Set(bodies).size).toBe(1);
  expect(bodies[0]).toMatch(/^404 .*no-store/);
}, 60_000);

test("a password is asked for, and a new one ends the old grant; the address changes by rotation alone", async () => {
  const doors = await saveDashboard(
    root,
    { name: "Doors", tiles: (await storedBoard(board.id))?.board.tiles.slice(0, 1) ?? [] },
    { ownerId: null },
  );
  const made = await shared(doors.id, { password: await hashPassword("correct horse") });
  const body = { token: made.token, tiles: ["t0"] };
  const knock = (password: unknown) =>
    enter(new Request(address, { method: "POST", headers: near, body: JSON.stringify({ token: made.token, password }) }));
  expect((await ask(body)).status).toBe(401);
  expect([(await knock("wrong")).status, (await knock({ $ne: "" })).status]).toEqual([401, 400]);
  const opened = await knock("correct horse");
  expect(opened.status).toBe(204);
  const cookie = (opened.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  expect((await ask(body, { cookie })).status).toBe(200);
  expect((await ask(body, { cookie: `${grantCookie(made.share)}=${newGrant({ ...made.share, password: "guess" })}` })).status).toBe(401);
  await changeShare(root, made.share.id, { password: await hashPassword("another horse") });
  expect((await ask(body, { cookie })).status).toBe(401);
  await changeShare(root, made.share.id, { password: null });
  expect((await ask(body)).status).toBe(200);
  const next = newToken();
  await changeShare(root, made.share.id, { tokenHash: hashOf(next), tokenPrefix: next.slice(0, 6) });
  expect([(await ask(body)).status, (await ask({ ...body, token: next })).status]).toEqual([404, 200]);
  await deleteDashboard(root, doors.id);
  expect((await ask({ ...body, token: next })).status).toBe(404);
}, 60_000);

test("a link that ends while its answers are under way gives none, kept ones neither", async () => {
  const tiles = (await storedBoard(board.id))?.board.tiles ?? [];
  const brief = await saveDashboard(root, { name: "Brief", tiles }, { ownerId: null });
  const made = await shared(brief.id);
  const response = await ask({ token: made.token, filters: { "0": ["FR"] }, tiles: ["t3", "t4", "t5"] });
  await revokeShare(root, made.share.id);
  expect(response.status).toBe(200);
  expect(await response.text()).not.toContain('"state":"done"');
  expect((await ask({ token: made.token })).status).toBe(404);
}, 60_000);

test("a tile that is taken off the board is gone at the next request", async () => {
  const tiles = (await storedBoard(board.id))?.board.tiles ?? [];
  const lean = await saveDashboard(root, { name: "Lean", tiles }, { ownerId: null });
  const made = await shared(lean.id);
  expect((await ask({ token: made.token, tiles: ["t0"] })).status).toBe(200);
  await changeDashboard(root, { id: lean.id, revision: 1, change: { tiles: tiles.slice(1) } });
  expect((await ask({ token: made.token, tiles: ["t0"] })).status).toBe(404);
}, 60_000);
