import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { changeWords, clockWords } from "../reports/experiment/chart/term-words.ts";
import { type ExperimentDefinition, experimentDefinition } from "../reports/experiment/definition.ts";
import { loadExperimentLog, logReading } from "./experiment-log.ts";

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

test("a time is said on the clock of the report's zone", () => {
  expect(clockWords(Date.UTC(2026, 10, 21, 14, 2), "UTC")).toBe("21 Nov 2026, 14:02");
  expect(clockWords(Date.UTC(2026, 8, 1, 23, 30), "Asia/Tokyo")).toBe("2 Sep 2026, 08:30");
});
