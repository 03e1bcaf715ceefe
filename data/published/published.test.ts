import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Generation } from "../../lib/dataset/generation.ts";
import { importFolder } from "../../lib/dataset/import-folder.ts";
import { readGeneration } from "../../lib/dataset/read-generation.ts";
import { type LocalEngine, openLocalEngine } from "../../lib/engine/local-engine.ts";
import type { AdoptionResult } from "../../lib/reports/adoption/result/answer.ts";
import type { FunnelResult } from "../../lib/reports/funnel/result/answer.ts";
import type { PathsResult } from "../../lib/reports/paths/result/answer.ts";
import type { RetentionResult } from "../../lib/reports/retention/result/answer.ts";
import type { TrendsResult } from "../../lib/reports/trends/result/answer.ts";
import { answerReport, parseReport } from "../../lib/run-report.ts";

const root = mkdtempSync(join(tmpdir(), "parquetry-published-"));
const patience = 120_000;
const opened: LocalEngine[] = [];

afterAll(() => {
  for (const engine of opened) engine.close();
  rmSync(root, { recursive: true, force: true });
});

/** Asks about a folder of published events, once imported. */
function asking(name: string) {
  let ready: Promise<{ generation: Generation; engine: LocalEngine }> | undefined;
  const open = async () => {
    const dataRoot = join(root, name);
    await importFolder({ dataRoot, source: join(import.meta.dirname, name) });
    const generation = (await readGeneration(dataRoot))!;
    const engine = await openLocalEngine(generation);
    opened.push(engine);
    return { generation, engine };
  };
  return async <Result>(definition: object): Promise<Result> => {
    ready ??= open();
    const parsed = parseReport({ range: { from: "all" }, ...definition });
    if (!parsed.ok) throw new Error(parsed.issues.map(({ message }) => message).join("; "));
    return (await answerReport(parsed.definition, await ready, { owner: "test" })).result as unknown as Result;
  };
}

const counts = ({ steps = [] }: FunnelResult) => steps.map(({ count }) => count);
const funnel = (...events: (string | string[])[]) => ({ kind: "funnel", window: null, steps: events.map((event) => ({ event })) });

/* retentioneering-tools 3.x, docs/source/user_guides/funnel.rst and its step, cohort and sessions guides. */
describe("simple_onlineshop", () => {
  const ask = asking("simple_onlineshop");

  test("the two funnels", { timeout: patience }, async () => {
    expect(counts(await ask(funnel("catalog", "cart", "payment_done")))).toEqual([3611, 1924, 653]);
    expect(counts(await ask(funnel("catalog", ["product1", "product2"], "cart", "payment_done")))).toEqual([3611, 2010, 1257, 429]);
  });

  test("the matrix of monthly cohorts", { timeout: patience }, async () => {
    const any = { event: null };
    const { cohorts = [] } = await ask<RetentionResult>({ kind: "retention", start: any, return: any, interval: "month", periods: 5 });
    // The authors print nothing where nobody came.
    const matrix = cohorts.map(({ cells }) => cells.flatMap(({ rate: { rate } }) => (rate ? [Number(rate.toFixed(6))] : [])));
    expect(matrix).toEqual([
      [1, 0.393822, 0.328185, 0.250965, 0.247104],
      [1, 0.333333, 0.257028, 0.232932],
      [1, 0.386179, 0.284553],
      [1, 0.319066],
      [1, 0.14],
      [1],
    ]);
  });

  test("the number of sessions", { timeout: patience }, async () => {
    const { starters } = await ask<PathsResult>({ kind: "paths", per: "session", sessionTimeoutMinutes: 30 });
    expect(starters).toBe(6454);
  });

  const events: Record<string, [number, number]> = {
    catalog: [14518, 3611],
    main: [5635, 2385],
    cart: [2842, 1924],
    product2: [2172, 1430],
    delivery_choice: [1686, 1356],
    product1: [1515, 1122],
    payment_choice: [1107, 958],
    delivery_courier: [834, 748],
    payment_done: [706, 653],
    payment_card: [565, 521],
    delivery_pickup: [506, 469],
    payment_cash: [197, 190],
  };

  test("how often each of the twelve events was done, and by how many", { timeout: patience }, async () => {
    const names = Object.keys(events);
    const found = new Map(names.map((name) => [name, [0, 0]]));
    for (const [place, measure] of (["total", "unique_users"] as const).entries()) {
      for (const name of names) {
        const { series } = await ask<TrendsResult>({
          kind: "trends",
          view: "number",
          interval: "quarter",
          series: [{ event: name, measure }],
        });
        found.get(name)?.splice(place, 1, series[0]?.total ?? -1);
      }
    }
    expect(Object.fromEntries(found)).toEqual(events);
    const { features } = await ask<AdoptionResult>({ kind: "adoption", view: "matrix", features: names.map((event) => ({ event })) });
    expect(Object.fromEntries(features.map(({ label, matrix }) => [label, [matrix?.uses, matrix?.users]]))).toEqual(events);
  });
});

/* retentioneering-tools 4, its funnel by user. */
describe("retentioneering_ecom", () => {
  const ask = asking("retentioneering_ecom");

  test("the funnel by user", { timeout: patience }, async () => {
    expect(counts(await ask(funnel("catalog", "add_to_cart", "cart", "purchase")))).toEqual([600, 511, 431, 225]);
  });
});
