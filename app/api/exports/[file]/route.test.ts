import { randomUUID } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { exportFolder } from "../../../../lib/engine/export-folder.ts";
import { GET } from "./route.ts";

const file = `${randomUUID()}.csv`;
const host = "192.168.1.20:3000";

beforeAll(() => {
  mkdirSync(exportFolder(), { recursive: true });
  writeFileSync(join(exportFolder(), file), "a\r\n-1\r\n");
});
afterAll(() => rmSync(join(exportFolder(), file)));

const get = (headers: Record<string, string>, name = file) =>
  GET(new Request(`http://${host}/api/exports/${name}?from=2024-05-01&to=2024-05-31`, { headers: { host, ...headers } }), {
    params: Promise.resolve({ file: name }),
  });

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

it.each([`${randomUUID()}.csv`, "../store.db", "..%2fstore.db", `../exports/${file}`, file.replace(".csv", "")])(
  "knows no %s",
  async (name) => {
    expect((await get({}, name)).status).toBe(404);
  },
);
