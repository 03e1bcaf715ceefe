import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dryRun, ImportFailed, importFolder } from "../import-folder.ts";
import { readCatalog, readGeneration } from "../read-generation.ts";
import { folderState, rememberedSource, sameState } from "../remembered-source.ts";
import { importInProcess } from "./import-source.ts";
import type { ImportProgress } from "./progress.ts";
import { verifyGeneration } from "./verify-generation.ts";

let base: string;
let source: string;
let dataRoot: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), "parquetry-source-"));
  source = join(base, "exports");
  dataRoot = join(base, "root");
  await mkdir(source);
});
afterEach(() => rm(base, { recursive: true, force: true }));

const lines = (rows: object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join("");

function january(count: number): object[] {
  return Array.from({ length: count }, (_, index) => ({
    event: index % 3 === 0 ? "page_viewed" : "clicked",
    time: `2024-01-${String(1 + (index % 31)).padStart(2, "0")}T10:00:00Z`,
    user_id: `u${index % 4}`,
    browser: index % 2 === 0 ? "chrome" : "safari",
    amount: index,
  }));
}

describe("a folder of exports", () => {
  it("is imported in a process of its own, with progress, and remembered", async () => {
    await writeFile(join(source, "a.ndjson"), lines(january(31)));
    const seen: ImportProgress[] = [];
    const run = await dryRun({ dataRoot, source });
    expect(run).toMatchObject({ users: 4, counts: { events: 31, rejected: 0 } });
    expect(await readGeneration(dataRoot)).toBeNull();
    const summary = await importFolder({ dataRoot, source, onProgress: (progress) => seen.push(progress) });
    expect(summary).toMatchObject({ events: 31, users: 4, changed: true });
    expect(seen.map(({ phase }) => phase)).toEqual(expect.arrayContaining(["reading", "writing", "catalogue", "done"]));
    expect(await verifyGeneration(dataRoot)).toEqual([]);
    const remembered = await rememberedSource(dataRoot);
    expect(remembered?.source).toBe(source);
    expect(sameState(remembered?.files ?? {}, await folderState(source))).toBe(true);
    await writeFile(join(source, "b.ndjson"), lines(january(1)));
    expect(sameState(remembered?.files ?? {}, await folderState(source))).toBe(false);
    await expect(importFolder({ dataRoot, source: join(base, "nowhere") })).rejects.toBeInstanceOf(ImportFailed);
    await expect(importFolder({ dataRoot, source, signal: AbortSignal.abort() })).rejects.toThrow();
  });

  it("is described by a catalogue that agrees with its events", async () => {
    await writeFile(join(source, "a.ndjson"), lines([...january(31), { event: "rare", time: "2023-06-01T00:00:00Z", user_id: "u9" }]));
    const instance = await DuckDBInstance.create(":memory:");
    const { generation } = await importInProcess({ dataRoot, source, instance });
    instance.closeSync();
    const catalog = await readCatalog(dataRoot, generation);
    expect(catalog.events.map(({ name, count, users }) => [name, count, users])).toEqual([
      ["clicked", 20, 4],
      ["page_viewed", 11, 4],
      ["rare", 1, 1],
    ]);
    expect(catalog.dailyEnd).toBe("2024-01-31");
    expect(catalog.events[0]?.daily.reduce((sum, count) => sum + count, 0)).toBe(20);
    expect(catalog.events[2]?.daily).toEqual(new Array(30).fill(0));
    expect(catalog.eventProperties.find(({ name }) => name === "browser")).toEqual({
      name: "browser",
      type: "text",
      count: 31,
      fillRate: 31 / 32,
      distinct: 2,
      topValues: [
        { value: "chrome", count: 16 },
        { value: "safari", count: 15 },
      ],
      events: [
        { event: "clicked", count: 20 },
        { event: "page_viewed", count: 11 },
      ],
    });
    expect(catalog.eventProperties.find(({ name }) => name === "amount")).toMatchObject({
      type: "number",
      distinct: 31,
      topValues: { length: 20 },
    });
  });
});
