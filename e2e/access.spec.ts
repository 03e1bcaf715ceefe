import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type IncomingHttpHeaders, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Deed, deeds } from "../lib/access/deeds.ts";
import { type SignedInAccount, signedIn } from "../lib/access/testing/signed-in.ts";
import { hashOf, newToken } from "../lib/access/tokens.ts";
import { shareWords } from "../lib/shares/share-words.ts";
import { saveDashboard } from "../lib/store/dashboards.ts";
import { beginSession, endSession } from "../lib/store/sessions.ts";
import { makeShare } from "../lib/store/shares.ts";
import { storedRows } from "../lib/store/testing/stored-rows.ts";
import { actions, routes, withoutData } from "./access-table.ts";
import { type OwnServer, startOwnServer } from "./own-server.ts";
import { expect, test } from "./test.ts";

/* Every action, route and page that the build holds, called over HTTP by everybody, against the one table. */

const built = join(import.meta.dirname, "../.next/server");
const root = mkdtempSync(join(tmpdir(), "parquetry-access-"));
const dataRoot = join(root, "data");
/** The name of the only event: whoever reads it was let in. */
const secret = "opened_behind_the_door";
let server: OwnServer;

type Caller = { name: string; words: string[]; cookie: () => Promise<string> };
type Reply = { status: number; headers: IncomingHttpHeaders; text: string };
type Call = { method?: string; headers?: Record<string, string>; body?: string };

function call(path: string, { method = "GET", headers = {}, body = "" }: Call = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request(`${server.address}${path}`, { method, headers, agent: false }, (incoming) => {
      let text = "";
      incoming.setEncoding("utf8").on("data", (chunk) => (text += chunk));
      incoming.on("end", () => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text }));
      incoming.on("error", reject);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

type Reference = { exportedName?: string; filename?: string; workers: Record<string, unknown> };
const manifest = JSON.parse(readFileSync(join(built, "server-reference-manifest.json"), "utf8")) as { node: Record<string, Reference> };
const found = Object.entries(manifest.node).map(([id, { exportedName, filename, workers }]) => {
  const page = Object.keys(workers).find((each) => each.endsWith("/page") && !each.includes("[")) ?? Object.keys(workers)[0] ?? "";
  const address = page
    .replace(/^app/, "")
    .replace(/\/page$/, "")
    .replace("[kind]", "funnel")
    .replace(/\[\w+\]/, "0".repeat(24));
  return { id, name: `${filename} ${exportedName}`, address: address === "" ? "/" : address };
});
const pages = Object.keys(JSON.parse(readFileSync(join(built, "app-paths-manifest.json"), "utf8")) as Record<string, string>);

const own = (): Record<string, string> => ({ origin: server.address, "sec-fetch-site": "same-origin" });

function act(id: string, address: string, headers: Record<string, string>): Promise<Reply> {
  return call(address, {
    method: "POST",
    headers: { ...own(), accept: "text/x-component", "next-action": id, "content-type": "text/plain;charset=UTF-8", ...headers },
    body: "[]",
  });
}

/** Whether an action was let through the door; what it then said of empty words, or the page it was called from, does not matter. */
function letIn({ status, headers, text }: Reply): boolean | string {
  if (String(headers["x-action-redirect"] ?? "").startsWith("/sign-in")) return false;
  if (text.includes('"digest":"REFUSED"')) return false;
  if (headers["x-nextjs-action-not-found"]) return "there is no such action";
  return [200, 404, 500].includes(status) || `${status} ${text.slice(0, 200)}`;
}

const cookieOf = (token: string) => `parquetry-sid-${new URL(server.address).port}=${token}`;
let callers: Caller[] = [];

test.beforeAll(async () => {
  expect(existsSync(built), "the product is built").toBe(true);
  const folder = join(root, "export");
  mkdirSync(folder);
  writeFileSync(join(folder, "events.csv"), `user_id,event,time\nu1,${secret},2024-05-01 10:00:00\nu2,${secret},2024-05-02 10:00:00\n`);
  server = await startOwnServer(dataRoot, folder);
});

test.afterAll(async () => {
  await server?.stop();
  rmSync(root, { recursive: true, force: true });
});

/** Everybody who may come along; makes the first owner, from when on nothing is open. */
async function everybody(): Promise<Caller[]> {
  if (callers.length > 0) return callers;
  const owner = await signedIn(dataRoot, "owner");
  const again = (account: SignedInAccount) => async () => {
    const token = newToken();
    await beginSession(dataRoot, { tokenHash: hashOf(token), accountId: account.principal.id, device: "A test" });
    return cookieOf(token);
  };
  const [viewer, seeing, editor] = [
    await signedIn(dataRoot, "viewer"),
    await signedIn(dataRoot, "viewer", true),
    await signedIn(dataRoot, "editor"),
  ];
  const [old, gone] = [newToken(), await signedIn(dataRoot, "owner")];
  await beginSession(dataRoot, { tokenHash: hashOf(old), accountId: owner.principal.id, device: "A test" }, Date.now() - 31 * 86_400_000);
  await endSession(dataRoot, gone.principal.id, gone.session);
  callers = [
    nobody,
    { name: "an expired session of the owner", words: ["nobody"], cookie: async () => cookieOf(old) },
    { name: "a revoked session of an owner", words: ["nobody"], cookie: async () => cookieOf(gone.token) },
    { name: "a forged session", words: ["nobody"], cookie: async () => cookieOf("A".repeat(43)) },
    { name: "a session under the name of HTTPS", words: ["nobody"], cookie: async () => `__Host-sid=${owner.token}` },
    { name: "a viewer", words: ["viewer"], cookie: again(viewer) },
    { name: "a viewer who sees people", words: ["viewer", "viewer who sees people"], cookie: again(seeing) },
    { name: "an editor", words: ["editor"], cookie: again(editor) },
    { name: "an owner", words: ["owner"], cookie: again(owner) },
  ];
  return callers;
}

const nobody: Caller = { name: "nobody", words: ["nobody"], cookie: async () => "" };
const allowed = (deed: Deed, { words }: Caller) => words.some((word) => (deeds[deed] as readonly string[]).includes(word));

test("the table has a row for every action, page and route of the build, and no other", () => {
  expect([...new Set(found.map(({ name }) => name))].sort()).toEqual(Object.keys(actions).sort());
  expect(pages.filter((each) => !withoutData.includes(each)).sort()).toEqual(Object.keys(routes).sort());
});

test("without an owner everything is open to this machine, and closed to all others", async () => {
  const id = found.find(({ name }) => name.endsWith(" loadAnnotations"));
  expect((await call("/kpis")).status).toBe(200);
  expect(letIn(await act(id?.id ?? "", id?.address ?? "/", {}))).toBe(true);
  const strangers: Record<string, string>[] = [
    { host: "rebound.example" },
    { "x-forwarded-for": "203.0.113.9" },
    { forwarded: "for=203.0.113.9" },
    { host: "rebound.example", "x-parquetry-near": "1" },
  ];
  for (const headers of strangers) {
    expect((await call("/kpis", { headers })).status, JSON.stringify(headers)).toBe(307);
    const origin = headers.host ? { origin: `http://${headers.host}` } : {};
    expect(letIn(await act(id?.id ?? "", id?.address ?? "/", { ...headers, ...origin })), JSON.stringify(headers)).toBe(false);
    const { type, body = "" } = routes["/api/runs/route"] ?? {};
    expect((await call("/api/runs", { method: "POST", headers: { ...own(), "content-type": type ?? "", ...headers }, body })).status).toBe(
      401,
    );
  }
});

test("every action does what the table says, for everybody", async () => {
  const wrong: string[] = [];
  for (const caller of await everybody())
    for (const { id, name, address } of found) {
      const deed = actions[name];
      if (!deed) continue;
      const said = letIn(await act(id, address, { cookie: await caller.cookie() }));
      if (said !== allowed(deed, caller)) wrong.push(`${caller.name} · ${name} (${deed}): ${said}`);
    }
  expect(wrong).toEqual([]);
});

test("every page and route does what the table says, for everybody", async () => {
  const wrong: string[] = [];
  for (const caller of await everybody())
    for (const [path, { deed, method = "GET", type, body = "", at }] of Object.entries(routes)) {
      const headers = { ...own(), cookie: await caller.cookie(), ...(type ? { "content-type": type } : {}) };
      const address = at ?? (path.replace(/\/(page|route)$/, "") || "/");
      const { status, headers: answered } = await call(address, { method, headers, body });
      const isIn = status !== 401 && status !== 403 && !String(answered.location ?? "").startsWith("/sign-in");
      if (isIn !== allowed(deed, caller)) wrong.push(`${caller.name} · ${path} (${deed}): ${status} ${answered.location ?? ""}`);
    }
  expect(wrong).toEqual([]);
});

test("who is let in nowhere, also with a public link in hand, changes nothing in the store", async () => {
  await everybody();
  const board = await saveDashboard(dataRoot, { name: "Public" }, { ownerId: null });
  const token = newToken();
  const terms = { ...shareWords.parse({}), tokenHash: hashOf(token), tokenPrefix: token.slice(0, 6), password: null };
  await makeShare(dataRoot, { ...terms, dashboardId: board.id, createdBy: null });
  const before = await storedRows(dataRoot);
  const wrong: string[] = [];
  const cookies = ["", `${cookieOf(token)}; parquetry-share=${token}; share=${token}`];
  for (const cookie of cookies) {
    for (const { id, name, address } of found)
      if (actions[name] && !allowed(actions[name], nobody) && letIn(await act(id, address, { cookie })) !== false) wrong.push(name);
    for (const [path, { deed, method = "GET", type, body = "", at }] of Object.entries(routes)) {
      if (allowed(deed, nobody)) continue;
      const headers = { ...own(), cookie, ...(type ? { "content-type": type } : {}) };
      const { status, headers: answered } = await call(at ?? (path.replace(/\/(page|route)$/, "") || "/"), { method, headers, body });
      if (![401, 403].includes(status) && !String(answered.location ?? "").startsWith("/sign-in")) wrong.push(`${path}: ${status}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(await storedRows(dataRoot)).toBe(before);
});

/** Ways to write the address of a page so that somebody on the way reads another one. */
const spellings = (path: string): string[] => [
  ...[`/${path}`, `/.${path}`, `${path}/.`, `${path}/%2e`, `${path}.`, `${path}/`, path.toUpperCase(), path.replace("/", "/%2e/")],
  ...[`/%2f${path.slice(1)}`, `/s/x/..${path}`, `/s/..%2f${path.slice(1)}`, `/api/..${path}`, `/_next/static/..${path}`],
  ...[`/_next/static/..%2f..%2f..${path}`, `/sign-in/..${path}`, `/sign-in;${path}`, `${path}%00`, `${path}%20`, `${path}\u200b`].map(
    encodeURI,
  ),
  ...[`${path}.rsc`, `${path}.txt`, `${path}.json`, `${path}?_rsc=1`, `${path}.segments/_tree.segment.rsc`, `${path}/__PAGE__`],
  ...[`/_next/data/build${path}.json`, `/_next/image?url=${encodeURIComponent(path)}&w=640&q=75`],
];

const misleading: Record<string, string>[] = [
  {},
  { rsc: "1" },
  { rsc: "1", "next-router-prefetch": "1" },
  { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
  { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" },
  { "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware" },
  { "x-forwarded-for": "127.0.0.1", "x-forwarded-host": "127.0.0.1", "x-real-ip": "127.0.0.1" },
  { "x-original-url": "/reports/funnel", "x-rewrite-url": "/reports/funnel", "x-invoke-path": "/reports/funnel" },
  { "x-nextjs-data": "1", "x-matched-path": "/reports/funnel" },
];

test("no spelling of an address, nor header, leads past the door", async () => {
  const cookie = (await (await everybody()).find(({ name }) => name === "an owner")?.cookie()) ?? "";
  expect((await call("/reports/funnel", { headers: { cookie } })).text).toContain(secret);
  const wrong: string[] = [];
  const links = ["/s/:token", "/s/[token]", "/s/%5Btoken%5D", "/s/", "/s/undefined", "/s/%00", `/s/${"A".repeat(43)}`, "/s/ＡＡ"].map(
    encodeURI,
  );
  const tried = ["/reports/funnel", "/people", "/data"].flatMap((path) => [path, ...spellings(path)]);
  for (const path of [...tried, ...links])
    for (const headers of tried.indexOf(path) === 0 || path === "/people" ? misleading : misleading.slice(0, 2)) {
      const { status, text } = await call(path, { headers });
      if (text.includes(secret) || status >= 500) wrong.push(`${path} ${JSON.stringify(headers)}: ${status}`);
    }
  expect(wrong).toEqual([]);
});

test("no other site calls an action, whatever it calls itself", async () => {
  const owner = (await everybody()).find(({ name }) => name === "an owner");
  const cookie = (await owner?.cookie()) ?? "";
  const foreign: Record<string, string>[] = [
    { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
    { origin: "null", "sec-fetch-site": "cross-site" },
    { origin: "http://127.0.0.1:1", "sec-fetch-site": "same-site" },
    { origin: "null", "sec-fetch-site": "" },
  ];
  for (const { id, name, address } of found)
    for (const headers of foreign) {
      const { status, text } = await act(id, address, { cookie, ...headers });
      expect(status, `${name} ${JSON.stringify(headers)} ${text.slice(0, 100)}`).toBe(500);
    }
  const [first] = found;
  const absent = { cookie, accept: "text/x-component", "next-action": first?.id ?? "", "content-type": "text/plain;charset=UTF-8" };
  expect((await call(first?.address ?? "/", { method: "POST", headers: absent, body: "[]" })).status).toBe(500);
  const form = `--x\r\nContent-Disposition: form-data; name="$ACTION_ID_${first?.id}"\r\n\r\n\r\n--x--\r\n`;
  const sent = { cookie, origin: "https://evil.example", "content-type": "multipart/form-data; boundary=x" };
  expect((await call(first?.address ?? "/", { method: "POST", headers: sent, body: form })).status).toBe(500);
});

test("every kind of answer carries the headers that keep it in place", async () => {
  const cookie = (await (await everybody()).find(({ name }) => name === "an owner")?.cookie()) ?? "";
  const json = { ...own(), cookie, "content-type": "application/json" };
  const answers: [string, Call][] = [
    ["/kpis", { headers: { cookie } }],
    ["/sign-in", {}],
    ["/nowhere", { headers: { cookie } }],
    ["/people", {}],
    ["/api/runs", { method: "POST", headers: json, body: '{"handles":["x"]}' }],
    ["/api/runs", { method: "POST", headers: { ...json, cookie: "" }, body: "{}" }],
    ["/api/exports/x.csv", { headers: { ...own(), cookie } }],
    ["/icon.svg", {}],
  ];
  for (const [path, how] of answers) {
    const { headers } = await call(path, how);
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["referrer-policy"], path).toBe("no-referrer");
    expect(headers["cross-origin-resource-policy"], path).toBe("same-origin");
    if (path === "/icon.svg") continue;
    expect(headers["cache-control"], path).toMatch(/no-store/);
  }
});
