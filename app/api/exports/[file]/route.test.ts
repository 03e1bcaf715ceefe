import { randomUUID } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { exportName } from "../../../../lib/access/export-name.ts";
import { type SignedInAccount, signedIn } from "../../../../lib/access/testing/signed-in.ts";
import { exportFolder } from "../../../../lib/engine/export-folder.ts";
import { dataRoot } from "../../../../lib/env.ts";
import { GET } from "./route.ts";

let file: string;
let owner: SignedInAccount;
const host = "192.168.1.20:3000";

beforeAll(async () => {
  owner = await signedIn(dataRoot(), "owner");
  file = exportName(owner.principal, "csv");
  mkdirSync(exportFolder(), { recursive: true });
  writeFileSync(join(exportFolder(), file), "a\r\n-1\r\n");
});
afterAll(() => rmSync(dataRoot(), { recursive: true, force: true }));

function get(headers: Record<string, string>, { name = file, token = owner.token } = {}): Promise<Response> {
  const address = `http://${host}/api/exports/${name}?from=2024-05-01&to=2024-05-31`;
  const request = new Request(address, { headers: { host, cookie: `parquetry-sid-3000=${token}`, ...headers } });
  return GET(request, { params: Promise.resolve({ file: name }) });
}

it.each<[string, number, Record<string, string>]>([
  ["our page on plain http, of which a browser says nothing", 200, {}],
  ["our page", 200, { "sec-fetch-site": "same-origin" }],
  ["an address typed in", 200, { "sec-fetch-site": "none" }],
  ["our page, with its origin", 200, { origin: `http://${host}` }],
  ["another site", 403, { "sec-fetch-site": "cross-site" }],
  ["a sister site", 403, { "sec-fetch-site": "same-site" }],
  ["a foreign origin", 403, { origin: "https://evil.example" }],
  ["another port", 403, { origin: "http://192.168.1.20:3001" }],
  ["a null origin", 403, { origin: "null" }],
  ["a foreign origin that calls itself ours", 403, { origin: "https://evil.example", "sec-fetch-site": "same-origin" }],
])("answers %s with %i", async (_, status, headers) => {
  expect((await get(headers)).status).toBe(status);
});

it("hands out the file under a name of its dates", async () => {
  const response = await get({});
  expect(await response.text()).toBe("a\r\n-1\r\n");
  expect(response.headers.get("content-disposition")).toBe('attachment; filename="events_2024-05-01_2024-05-31.csv"');
});

it.each<[string, (name: string) => string]>([
  ["another name", () => exportName(owner.principal, "csv")],
  ["a name without an owner", () => `${randomUUID()}.csv`],
  ["another file", () => "../store.db"],
  ["another file, spelled otherwise", () => "..%2fstore.db"],
  ["the way round", (name) => `../exports/${name}`],
  ["no ending", (name) => name.replace(".csv", "")],
])("knows no %s", async (_, named) => {
  expect((await get({}, { name: named(file) })).status).toBe(404);
});

it("hands a file to nobody else", async () => {
  const [editor, viewer] = await Promise.all([signedIn(dataRoot(), "editor"), signedIn(dataRoot(), "viewer")]);
  const other = await signedIn(dataRoot(), "owner");
  const tokens = [editor.token, other.token, viewer.token, "x".repeat(43)];
  const statuses = await Promise.all(tokens.map(async (token) => (await get({}, { token })).status));
  expect(statuses).toEqual([404, 404, 403, 401]);
});
