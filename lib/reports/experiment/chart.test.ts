import { describe, expect, test } from "vitest";
import { type CrowdArm, crowdAnswer } from "../../testing/experiment/crowd.ts";
import { expectGoldenPicture } from "../../testing/golden-picture.ts";
import { drawnArms } from "./chart/arms.ts";
import { exposuresNote } from "./chart/exposures.ts";
import { effectEnd, placeOf } from "./chart/interval-scale.ts";
import { overTimeNote } from "./chart/over-time.ts";
import { armValue, exposuresTable, inputsTable, metricsTable, overTimeTable, segmentsTable } from "./chart/table.ts";
import { experimentChart } from "./chart.ts";
import type { ExperimentDefinition } from "./definition.ts";

const folder = new URL("./golden/", import.meta.url);
const arm = (variant: string, units: number, bought: number): CrowdArm => ({ variant, units, bought });
const arms = [arm("control", 2000, 200), arm("b", 2000, 202), arm("c", 2000, 260)];
const later = Array.from({ length: 600 }, (_, index) => {
  const time = new Date(Date.UTC(2024, 4, 2 + Math.floor(index / 100))).toISOString();
  const user = `later ${index}`;
  const seen = { event: "seen", time, user, properties: { variant: ["control", "b", "c"][index % 3] } };
  return index % 7 === 0 ? [seen, { event: "buy", time: new Date(Date.parse(time) + 3_600_000).toISOString(), user }] : [seen];
}).flat();
const view = (name: ExperimentDefinition["view"], more: object = {}) =>
  crowdAnswer({ arms, more: later, definition: { view: name, range: { from: "2024-05-01", to: "2024-05-08" }, ...more } });
const asked = (name: ExperimentDefinition["view"]) => ({ view: name, interval: "day" }) as const;

const pictures: [name: string, view: ExperimentDefinition["view"], more?: object][] = [
  ["panel", "panel"],
  ["over-time", "overTime"],
  ["exposures", "exposures"],
  ["segments", "segments", { breakdown: { property: "country" } }],
];

test.each(pictures)("the picture of %s is the kept one", (name, shown, more = {}) => {
  for (const theme of ["light", "dark"] as const) {
    const option = experimentChart(asked(shown), view(shown, more), theme);
    expectGoldenPicture(folder, `${name}-${theme}`, option ?? {});
  }
});

describe("the axis of effects", () => {
  const effect = (value: number, low: number, high: number) => ({ value, low, high, isRelative: true });

  test("is a round number that holds the intervals, but not one that makes points of the others", () => {
    expect(effectEnd([effect(0.1, 0.02, 0.18)])).toBe(0.2);
    expect(effectEnd([effect(0.05, -0.9, 5)])).toBe(0.25);
    expect(effectEnd([effect(0, -0.3, 0.4)])).toBe(0.5);
    expect(effectEnd([])).toBeGreaterThan(0);
  });

  test("has no difference in its middle, and ends where it ends", () => {
    expect([placeOf(0, 0.2), placeOf(-0.2, 0.2), placeOf(0.1, 0.2), placeOf(7, 0.2)]).toEqual([0.5, 0, 0.75, 1]);
  });
});

test("tables hold every number of their view", () => {
  const panel = view("panel");
  expect(metricsTable(panel).rows.map(({ arm: name, control, verdict }) => [name, control, verdict])).toEqual(
    panel.metrics?.[0]?.comparisons.map(({ variant, verdict }) => [variant, armValue(panel.metrics?.[0]?.arms[0]?.inputs), verdict]),
  );
  expect(inputsTable(panel).rows.map(({ arm: name, n, converted }) => [name, n, converted])).toEqual(
    panel.metrics?.[0]?.arms.map(({ variant, inputs }) => [variant, inputs.n, (inputs as { converted: number }).converted]),
  );
  const over = view("overTime");
  expect(overTimeTable(over).rows).toHaveLength((over.overTime?.length ?? 0) * 2);
  const kinds = Object.fromEntries(overTimeTable(over).columns.map(({ key, kind }) => [key, kind]));
  expect(kinds).toMatchObject({ control: "rate", value: "rate", difference: "difference", p: "number" });
  const curve = view("exposures");
  expect(exposuresTable(curve).rows.at(-1)).toMatchObject({ cumulative0: curve.exposure?.arms[0]?.units });
  const segments = view("segments", { breakdown: { property: "country" } });
  expect(segmentsTable(segments).rows).toHaveLength((segments.segments?.length ?? 0) * 2);
});

test("tooltips say who is counted, and what was found", () => {
  const over = view("overTime");
  const drawn = drawnArms(over, "light");
  expect(overTimeNote(over, 0, { interval: "day", arms: drawn })).toMatchObject({ title: expect.stringContaining("Exposed up to") });
  expect(overTimeNote(over, 99, { interval: "day", arms: drawn })).toBeNull();
  const curve = view("exposures");
  expect(exposuresNote(curve, 0, { interval: "day", arms: drawn })?.lines.map(({ label }) => label)).toEqual(["control", "b", "c"]);
});
