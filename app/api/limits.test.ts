import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readForm, signInWords } from "../../lib/access/entry-words.ts";
import type { Generation } from "../../lib/dataset/generation.ts";
import { parsePeople } from "../../lib/run-people.ts";
import { readReportFile } from "../../lib/saved/report-file.ts";
import { saveDashboard } from "../../lib/store/dashboards.ts";
import { saveDraft } from "../../lib/store/drafts.ts";
import { saveReport } from "../../lib/store/saved-reports.ts";
import { enqueueReport } from "../reports/start-report.ts";
import { POST as imports } from "./imports/route.ts";
import { POST as runs } from "./runs/route.ts";
import { POST as enter } from "./shares/enter/route.ts";
import { POST as shared } from "./shares/runs/route.ts";

/* Whatever is too large, too wide or too deep is refused in words, before anything is asked or kept. */

const root = mkdtempSync(join(tmpdir(), "parquetry-limits-"));
process.env.PARQUETRY_DATA = root;
afterAll(() => rmSync(root, { recursive: true, force: true }));

const trends = { kind: "trends", series: [{ event: "a" }] };
const list = (count: number) => Array.from({ length: count }, (_, at) => ({ property: "p", op: "is", value: `${at}` }));
const deep = (depth: number) => `${'{"and":['.repeat(depth)}${"]}".repeat(depth)}`;
const question = (more: object) => JSON.stringify({ ...trends, ...more });
const nested = (depth: number) => `{"kind":"trends","series":[{"event":"a"}],"filters":[${deep(depth)}]}`;

const bodies: [string, () => string][] = [
  ["a megabyte and one byte", () => question({ x: "x".repeat(1_048_577) })],
  ["10,000 fields", () => question(Object.fromEntries(list(10_000).map(({ value }) => [`f${value}`, 1])))],
  ["200 deep", () => nested(200)],
  ["20,000 deep", () => nested(20_000)],
  ["10,000 filters", () => question({ filters: list(10_000) })],
  ["10,000 filters in a group", () => question({ filters: [{ or: list(10_000) }] })],
  ["2,000 filters in groups", () => question({ filters: Array.from({ length: 100 }, () => ({ or: list(20) })) })],
];

/** Refused in words, or by an error that ends the request alone. */
async function isRefused(reads: () => unknown): Promise<boolean> {
  try {
    return ((await reads()) as { ok?: unknown }).ok === false;
  } catch (error) {
    return error instanceof RangeError || (error as Error).name === "ZodError";
  }
}

const headers = { host: "localhost:3000", "sec-fetch-site": "same-origin", "content-type": "application/json", "x-parquetry-near": "1" };

describe.each(bodies)("%s", (_, body) => {
  it.each([
    ["/api/runs", runs],
    ["/api/imports", imports],
    ["/api/shares/runs", shared],
    ["/api/shares/enter", enter],
  ])("is refused by %s", async (address, post) => {
    const init = { method: "POST", headers, body: body() };
    expect([400, 413]).toContain((await post(new Request(`http://localhost:3000${address}`, init))).status);
  });

  it("is refused by a report, a question about people, a file, a form", async () => {
    const json = body();
    const asker = { principal: { is: "open" }, owner: "test", place: "" } as const;
    expect(await enqueueReport({} as Generation, json, asker)).toMatchObject({ ok: false });
    expect(readForm(signInWords, json)).toMatchObject({ ok: false });
    expect(await isRefused(() => parsePeople(JSON.parse(json)))).toBe(true);
    expect(await isRefused(() => readReportFile(json, "file"))).toBe(true);
  });

  it("is not kept", async () => {
    const definition = JSON.parse(body()) as Record<string, unknown> & { filters?: [] };
    const { filters = {} as [] } = definition;
    expect(await isRefused(() => saveReport(root, { name: "x", definition }, { ownerId: null }))).toBe(true);
    expect(await isRefused(() => saveDashboard(root, { name: "x", filters }, { ownerId: null }))).toBe(true);
  });
});

it("a draft has 200,000 characters", async () => {
  await expect(saveDraft(root, "a".repeat(16), "x".repeat(200_001))).rejects.toThrow("200000");
});
