import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Catalog } from "../../lib/dataset/catalog.ts";
import type { Generation } from "../../lib/dataset/generation.ts";
import { importFolder } from "../../lib/dataset/import-folder.ts";
import { readCatalog, readGeneration } from "../../lib/dataset/read-generation.ts";
import { type LocalEngine, openLocalEngine } from "../../lib/engine/local-engine.ts";
import type { ExperimentResult } from "../../lib/reports/experiment/result/answer.ts";
import type { FunnelResult, FunnelStep } from "../../lib/reports/funnel/result/answer.ts";
import { answerReport, parseReport } from "../../lib/run-report.ts";
import { generateDemo } from "./generate.ts";
import { day, experiment, hostileEvents, hostileProperty, testUsers } from "./story.ts";
import type { StatedFunnel, Truths } from "./truths.ts";

const stated = JSON.parse(readFileSync(join(import.meta.dirname, "truths.json"), "utf8")) as Truths;
const root = mkdtempSync(join(tmpdir(), "parquetry-demo-"));
const patience = 300_000;
let planted: Truths;
let generation: Generation;
let catalog: Catalog;
let engine: LocalEngine;

beforeAll(async () => {
  planted = await generateDemo(join(root, "export"));
  await importFolder({ dataRoot: join(root, "data"), source: join(root, "export") });
  generation = (await readGeneration(join(root, "data")))!;
  catalog = await readCatalog(join(root, "data"), generation.id);
  engine = await openLocalEngine(generation);
}, patience);

afterAll(() => {
  engine?.close();
  rmSync(root, { recursive: true, force: true });
});

describe("the demo", () => {
  it("plants what truths.json states", () => {
    expect(JSON.parse(JSON.stringify(planted))).toEqual(stated);
  });

  it("is imported with every row accounted for", () => {
    const { facts } = stated;
    expect(generation.counts).toMatchObject({
      sourceRows: facts.sourceRows,
      events: facts.events,
      duplicates: facts.duplicates,
      rejected: facts.rejected,
    });
    expect(generation.counts).toMatchObject({ linkedAnonymousIds: facts.linkedAnonymousIds, sharedAnonymousIds: facts.sharedAnonymousIds });
    expect(generation.users).toBe(facts.users);
    expect([generation.start, generation.end].map((time) => Date.parse(time ?? ""))).toEqual([
      Date.parse(facts.start),
      Date.parse(facts.end),
    ]);
  });

  it("has the planted events in the catalogue, hostile names included", () => {
    expect(Object.fromEntries(catalog.events.map(({ name, count }) => [name, count]))).toEqual(stated.facts.byEvent);
    for (const name of hostileEvents) expect(catalog.events.map((event) => event.name)).toContain(name);
    expect(Object.keys(generation.eventProperties)).toContain(hostileProperty);
  });

  it("keeps late events in the month of their time", async () => {
    const files = generation.files.map(({ path }) => `'${path.replaceAll("'", "''")}'`).join(", ");
    const late = `SELECT count(*) FROM read_parquet([${files}], union_by_name = true) WHERE strftime("time", '%Y-%m') < regexp_extract("source_file", 'month=([0-9-]+)', 1)`;
    const rows = await engine.run({ sql: late, values: [] }, { owner: "test", deadlineMs: 60_000 });
    const resentLate = Number(rows.values[0]?.[0]) - stated.facts.lateEvents;
    expect(resentLate).toBe(0);
  });
});

describe.each(stated.funnels)("$name", (truth) => {
  it("is found again, user by user", async () => {
    expect(found(await answer(truth))).toEqual(truth.groups ?? { "": truth.steps });
  });

  it("shows what was planted", () => {
    for (const { group = "", of, to, rate, tolerance } of truth.planted ?? []) {
      const steps = truth.groups?.[group] ?? truth.steps ?? [];
      expect(Math.abs((steps[to - 1] ?? 0) / (steps[of - 1] ?? 0) - rate)).toBeLessThan(tolerance);
    }
  });
});

async function answer({ definition }: StatedFunnel): Promise<FunnelResult> {
  const parsed = parseReport(definition);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const { result } = await answerReport(parsed.definition, { generation, engine }, { owner: "test", deadlineMs: 60_000 });
  if (result.kind !== "funnel") throw new Error(`the answer is of a ${result.kind}`);
  return result;
}

function found({ steps, groups }: FunnelResult): Record<string, number[]> {
  const counts = (list: FunnelStep[] = []): number[] => list.map(({ count }) => count);
  return groups ? Object.fromEntries(groups.map((group) => [group.group, counts(group.steps)])) : { "": counts(steps) };
}

describe(`the experiment ${experiment.name}`, () => {
  it("is won by the treatment, by the share of carts that was planted", async () => {
    const { exposure, metrics, broken } = await panel([1, 1]);
    expect(broken).toEqual([]);
    expect(exposure?.split.status).toBe("ok");
    const [checkout] = metrics ?? [];
    expect(checkout?.comparisons.map(({ variant, verdict }) => [variant, verdict])).toEqual([["treatment", "better"]]);
    const converted = (checkout?.steps ?? []).map(({ arms }) => arms.map(({ inputs }) => (inputs.is === "rate" ? inputs.converted : 0)));
    const shares = [0, 1].map((arm) => (converted[1]?.[arm] ?? 0) / (converted[0]?.[arm] ?? 0));
    const { control, treatment } = experiment.startsCheckout;
    expect(Math.abs((shares[0] ?? 0) - control)).toBeLessThan(0.05);
    expect(Math.abs((shares[1] ?? 0) - treatment)).toBeLessThan(0.05);
  });

  it("raises the alarm when the split was to be another", async () => {
    const { exposure, metrics } = await panel([7, 3]);
    expect(exposure?.split.status).toBe("alarm");
    expect(metrics?.map(({ status, comparisons }) => [status, comparisons[0]?.verdict])).toEqual([["srm", null]]);
  });
});

async function panel([control, treatment]: [number, number]): Promise<ExperimentResult> {
  const parsed = parseReport({
    kind: "experiment",
    range: { from: dateOf(experiment.from), to: dateOf(experiment.to - day) },
    filters: [{ property: "email", of: "user", op: "not_contains", value: `@${testUsers.domain}` }],
    exposure: { event: "experiment_viewed", where: [{ property: "experiment", value: experiment.name }] },
    variantProperty: "variant",
    variants: [
      { name: "control", weight: control },
      { name: "treatment", weight: treatment },
    ],
    metrics: [
      {
        type: "funnel",
        steps: [{ event: "add_to_cart" }, { event: "checkout_started" }],
        window: { value: 1, unit: "hour" },
      },
    ],
    plan: { days: 21 },
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const { result } = await answerReport(parsed.definition, { generation, engine }, { owner: "test", deadlineMs: 60_000 });
  if (result.kind !== "experiment") throw new Error(`the answer is of a ${result.kind}`);
  return result;
}

const dateOf = (millis: number): string => new Date(millis).toISOString().slice(0, 10);
