import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { changeWords, clockWords } from "../reports/experiment/chart/term-words.ts";
import { experimentTerms } from "../reports/experiment/definition/terms.ts";
import { type ExperimentDefinition, experimentDefinition } from "../reports/experiment/definition.ts";
import { loadExperimentLog, logReading } from "./experiment-log.ts";
import { withStore } from "./open-store.ts";
import { experimentLog } from "./schema.ts";

const root = mkdtempSync(path.join(tmpdir(), "parquetry-experiment-log-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const read = (words: Record<string, unknown> = {}): ExperimentDefinition =>
  experimentDefinition.parse({
    kind: "experiment",
    exposure: { event: "seen" },
    variantProperty: "variant",
    range: { from: "all" },
    metrics: [{ type: "conversion", event: "buy" }],
    ...words,
  });
const reader = { account: { id: "ana", name: "Ana" }, definitionHash: "h" };
const words = async (definition: ExperimentDefinition) =>
  (await loadExperimentLog(root, definition)).map(({ changes }) => changes.map(changeWords));

test("the first reading is a line, the same terms again are none, other terms are one that says what changed", async () => {
  expect(await logReading(root, read(), { account: null, definitionHash: "h1" })).toBe(true);
  expect(await logReading(root, read({ view: "exposures", interval: "week", range: { last: { value: 3, unit: "day" } } }), reader)).toBe(
    false,
  );
  expect(await logReading(root, read({ method: "sequential", plan: { unitsPerArm: 1000 } }), { ...reader, definitionHash: "h2" })).toBe(
    true,
  );
  expect(await logReading(root, read({ method: "sequential", alpha: 0.1 }), reader)).toBe(true);
  const log = await loadExperimentLog(root, read());
  expect(log.map(({ place, who, definitionHash }) => ({ place, who, definitionHash }))).toEqual([
    { place: 3, who: "Ana", definitionHash: "h" },
    { place: 2, who: "Ana", definitionHash: "h2" },
    { place: 1, who: null, definitionHash: "h1" },
  ]);
  expect(await words(read())).toEqual([
    ["Confidence changed from 95% to 90%", "Planned users per variant taken back (was 1,000)"],
    ["Method changed from fixed horizon to sequential", "Planned users per variant set to 1,000"],
    [],
  ]);
});

test("another exposure or variant property is another experiment, another label is not", async () => {
  const other = read({ exposure: { event: "seen", where: [{ property: "test", value: "b" }] } });
  expect(await words(other)).toEqual([]);
  expect(await logReading(root, other, reader)).toBe(true);
  expect(await logReading(root, { ...other, exposure: { ...other.exposure, label: "Seen" } }, reader)).toBe(false);
  expect(await logReading(root, { ...other, variantProperty: "arm" }, reader)).toBe(true);
});

test("metrics: another name, the same name about something else, a secondary one that does not decide", async () => {
  const of = (...metrics: unknown[]) => read({ variantProperty: "metrics", metrics });
  const buys = { type: "conversion", event: "buy" };
  await logReading(root, of(buys), reader);
  expect(await logReading(root, of(buys, { type: "conversion", event: "read" }), reader)).toBe(false);
  await logReading(root, of({ ...buys, window: { value: 30, unit: "day" } }), reader);
  await logReading(root, of({ type: "mean", event: "buy" }), reader);
  expect(await words(of(buys))).toEqual([
    ["Primary metric changed from buy to buy per unit"],
    ["What the primary metric counts was changed"],
    [],
  ]);
});

test("of readings at the same moment none is lost", async () => {
  const of = (method: string) => read({ variantProperty: "race", method });
  await Promise.all(["fixed", "sequential", "bayesian"].map((method) => logReading(root, of(method), reader)));
  const log = await loadExperimentLog(root, of("fixed"));
  expect(log.map(({ terms }) => terms.method).sort()).toEqual(["bayesian", "fixed", "sequential"]);
  expect(log.map(({ place }) => place)).toEqual(log.map((_, index) => log.length - index));
});

const longMetrics = (values: number, last = "z") => [
  {
    type: "conversion",
    event: "buy",
    where: [{ property: "page", value: [...Array.from({ length: values }, (_, at) => `page ${at}`), last] }],
  },
];
const lines = () => withStore(root, (store) => store.select().from(experimentLog));

test("a long definition makes a short line, and is told apart all the same", async () => {
  const of = (last: string, control = "c") =>
    read({ variantProperty: "long", control: `${"long ".repeat(1600)}${control}`, metrics: longMetrics(990, last) });
  expect(await logReading(root, of("y"), reader)).toBe(true);
  expect(await logReading(root, of("y"), reader)).toBe(false);
  expect(await logReading(root, of("z"), reader)).toBe(true);
  expect(await logReading(root, of("z", "d"), reader)).toBe(true);
  for (const { terms, changes } of (await lines()).slice(-3)) {
    expect(terms.length).toBeLessThan(1000);
    expect(changes.length).toBeLessThan(1500);
  }
  const log = await loadExperimentLog(root, of("z"));
  expect(log.map(({ changes }) => changes.map(({ term }) => term))).toEqual([["control"], ["primaryDetail"], []]);
  expect(log[0]?.terms.primaryDetail).toMatch(/^sha256:[0-9a-f]{64}$/);
});

test("a line from before that holds all of a long definition is on the same terms, and is told in short", async () => {
  const definition = read({ variantProperty: "before", metrics: longMetrics(990) });
  await logReading(root, definition, reader);
  const whole = experimentTerms(definition);
  expect(whole.primaryDetail.length).toBeGreaterThan(5000);
  const changes = JSON.stringify([{ term: "primaryDetail", from: whole.primaryDetail, to: whole.primaryDetail }]);
  const line = (await lines()).at(-1);
  const own = eq(experimentLog.experiment, line?.experiment ?? "");
  await withStore(root, (store) =>
    store
      .update(experimentLog)
      .set({ terms: JSON.stringify(whole), changes })
      .where(own),
  );
  expect(await logReading(root, definition, reader)).toBe(false);
  expect(JSON.stringify(await loadExperimentLog(root, definition)).length).toBeLessThan(1000);
});

test("what a metric counts is not told again with the log: its conditions may be about people", async () => {
  const by = (mail: string) =>
    read({ variantProperty: "told", metrics: [{ type: "conversion", event: "buy", where: [{ property: "email", value: mail }] }] });
  await logReading(root, by("a@example.com"), reader);
  await logReading(root, by("b@example.com"), reader);
  expect(await words(by("a@example.com"))).toEqual([["What the primary metric counts was changed"], []]);
  expect(JSON.stringify(await loadExperimentLog(root, by("a@example.com")))).not.toMatch(/email|example/);
});

test("who may add no line adds none, and is asked only when there is one to add", async () => {
  let asked = 0;
  const within = (most: number) => ({ ...reader, mayAdd: async () => ++asked <= most });
  const of = (alpha: number) => read({ variantProperty: "paced", alpha });
  expect(await logReading(root, of(0.01), within(1))).toBe(true);
  expect([await logReading(root, of(0.01), within(1)), asked]).toEqual([false, 1]);
  expect([await logReading(root, of(0.02), within(1)), asked]).toEqual([false, 2]);
  expect(await loadExperimentLog(root, of(0.02))).toHaveLength(1);
  expect(await logReading(root, of(0.02), reader)).toBe(true);
});

test("a time is said on the clock of the report's zone", () => {
  expect(clockWords(Date.UTC(2026, 10, 21, 14, 2), "UTC")).toBe("21 Nov 2026, 14:02");
  expect(clockWords(Date.UTC(2026, 8, 1, 23, 30), "Asia/Tokyo")).toBe("2 Sep 2026, 08:30");
});
