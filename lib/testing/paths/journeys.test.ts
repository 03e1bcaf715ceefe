import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Generation } from "../../dataset/generation.ts";
import { runImport } from "../../dataset/import/run-import.ts";
import { borrowWorkbench } from "../../dataset/import/workbench.ts";
import { readGeneration } from "../../dataset/read-generation.ts";
import { stageSources } from "../../dataset/sources/index.ts";
import { openLocalEngine } from "../../engine/local-engine.ts";
import type { PathsDefinition } from "../../reports/paths/definition.ts";
import { answerReport, compileReport, parseReport } from "../../run-report.ts";
import type { CaseEvent } from "../case.ts";
import { randomPaths } from "./random.ts";

let folder: string;
let instance: DuckDBInstance;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parquetry-journeys-"));
  instance = await DuckDBInstance.create(":memory:", { threads: "1" });
});
afterAll(async () => {
  instance.closeSync();
  await rm(folder, { recursive: true, force: true });
});

const minute = 60_000;
const names = ["page_viewed", "cart", "pay", "it's"];

/** Users whose sessions go over midnights of months and of stretches, with ties, without users, and with sessions of the source. */
function log(seed: number, withSessions: boolean): CaseEvent[] {
  const starts = [
    Date.UTC(2024, 0, 8, 23, 40),
    Date.UTC(2024, 0, 31, 23, 30),
    Date.UTC(2024, 1, 24, 23, 50),
    Date.UTC(2024, 1, 29, 23, 45),
  ];
  return fc
    .sample(fc.tuple(fc.nat(3), fc.nat(11), fc.nat(60), fc.nat(3), fc.nat(9)), { numRuns: 400, seed })
    .map(([start, user, minutes, name, odd], index) => ({
      event: names[name] as string,
      time: new Date((starts[start] as number) + minutes * minute).toISOString(),
      user: odd === 0 ? null : `u${user}`,
      anon: odd === 0 && index % 2 === 0 ? `a${user}` : null,
      session: withSessions && odd > 6 ? `s${user % 3}` : null,
    })) as CaseEvent[];
}

type Made = { rowsPerFile?: number };

let made = 0;
async function imported(events: CaseEvent[], options: Made = {}): Promise<Generation> {
  made += 1;
  const source = join(folder, `source-${made}.ndjson`);
  await writeFile(source, events.map((event) => `${JSON.stringify(event)}\n`).join(""));
  const dataRoot = join(folder, `root-${made}`);
  const stage = () => stageSources(source);
  await runImport({ dataRoot, stage, durable: false, workbench: () => borrowWorkbench(instance), ...options });
  return (await readGeneration(dataRoot)) as Generation;
}

/** Questions that journeys can tell, and the views that show all of them. */
const asked: Record<string, unknown>[] = [
  {},
  { view: "sequences" },
  { maxNodesPerStep: null, dropOff: false },
  { maxNodesPerStep: 1, view: "members", part: { step: 1 } },
  { from: { event: "cart" } },
  { from: { anyOf: [{ event: "cart" }, { event: ["pay", "it's"] }] }, count: "transitions" },
  { fromNode: "cart", to: { event: "pay" }, maxSteps: 2 },
  { toNode: "pay", align: "start" },
  { to: { event: "pay" }, view: "sequences" },
  { per: "user", window: { value: 2, unit: "hour" } },
  { per: "user", window: null, exclude: ["cart"], collapseRepeats: false, maxSteps: 20 },
  { include: ["cart", "pay"], excludeNodes: ["pay"], sessionTimeoutMinutes: 3 },
  { range: { from: "2024-01-08", to: "2024-01-31" }, timezone: "America/New_York" },
  { range: { from: "2023-01-01", to: "2023-01-31" } },
];

async function expectSame(generation: Generation, definitions: unknown[]): Promise<number> {
  const engine = await openLocalEngine(generation);
  let told = 0;
  try {
    for (const json of definitions) {
      const parsed = parseReport({ kind: "paths", range: { from: "2024-01-01", to: "2024-03-01" }, ...(json as object) });
      if (!parsed.ok) throw new Error(parsed.issues[0]?.message);
      const definition = parsed.definition as PathsDefinition;
      const [whole, events] = [generation, { ...generation, journeys: null }];
      const answers = await Promise.all(
        [whole, events].map((each) => answerReport(definition, { generation: each, engine }, { owner: "test" })),
      );
      expect(answers[0]?.result, JSON.stringify(json)).toEqual(answers[1]?.result);
      if (compileReport(definition, whole).statement.sql !== compileReport(definition, events).statement.sql) told += 1;
      expect(compileReport(definition, whole).portable).toBe(compileReport(definition, events).portable);
    }
  } finally {
    engine.close();
  }
  return told;
}

describe("journeys", () => {
  it.each([false, true])("give the digits of the events (sessions of the source: %s)", { timeout: 180_000 }, async (withSessions) => {
    const generation = await imported(log(withSessions ? 2 : 1, withSessions));
    expect(generation.journeys?.files?.some((file) => file.hasSessions)).toBe(withSessions);
    expect(await expectSame(generation, asked)).toBe(asked.length);
  });

  it("give them in many small files too, and to random questions", { timeout: 180_000 }, async () => {
    const generation = await imported(log(3, true), { rowsPerFile: 40 });
    expect(generation.journeys?.files?.length).toBeGreaterThan(12);
    await expectSame(generation, asked);
    await expectSame(generation, fc.sample(randomPaths, { numRuns: 20, seed: 5 }));
  });

  it("leave to the events what names alone do not tell", async () => {
    const generation = await imported(log(4, false));
    const others = [
      { filters: [{ property: "plan", op: "is", value: "pro" }] },
      { nodeProperty: "plan" },
      { clean: [{ regex: "a", replace: "b" }] },
      { identity: "raw" },
      { daysOfWeek: [1] },
      { from: { event: "cart", where: [{ property: "plan", op: "is", value: "pro" }] } },
      { from: { event: "cart", occurrence: "first_ever" } },
      { view: "actors", part: { step: 1, node: "cart" } },
    ];
    expect(await expectSame(generation, others)).toBe(0);
  });
});
