import { describe, expect, test } from "vitest";
import { bucketStates } from "../../charts/buckets.ts";
import { expectGoldenPicture } from "../../testing/golden-picture.ts";
import { adoptersNote } from "./chart/adopters.ts";
import { drawnFeatures, featureColours } from "./chart/features.ts";
import { matrixModel, matrixNote, matrixPixel } from "./chart/matrix.ts";
import { placedLabels } from "./chart/matrix-labels.ts";
import { scaleOf } from "./chart/matrix-scale.ts";
import { powerNote } from "./chart/power-users.ts";
import { rateNote } from "./chart/rate.ts";
import { observational, retentionCurves, retentionNote } from "./chart/retention.ts";
import {
  adoptersSample,
  crowdSample,
  matrixSample,
  powerSample,
  rateSample,
  retentionSample,
  stagesSample,
  timeSample,
  timesSample,
} from "./chart/sample.ts";
import { stagesNote } from "./chart/stages.ts";
import { matrixTable } from "./chart/table/matrix.ts";
import { adoptersTable, rateSummary, rateTable } from "./chart/table/over-time.ts";
import { stagesTable } from "./chart/table/stages.ts";
import { timeSummary, timeTable } from "./chart/table/time-to-adopt.ts";
import { timeToAdoptNote } from "./chart/time-to-adopt.ts";
import { adoptersModel, adoptionChart, powerModel } from "./chart.ts";
import type { AdoptionDefinition } from "./definition.ts";
import type { AdoptionResult } from "./result/answer.ts";

const folder = new URL("./golden/", import.meta.url);
const size = { width: 760, height: 320 };
const asked = (view: AdoptionDefinition["view"]) => ({ view, interval: "week", frequency: "uses", timeUnit: "day" }) as const;

const pictures: [name: string, view: AdoptionDefinition["view"], result: AdoptionResult, rest?: object][] = [
  ["rate", "rate", rateSample],
  ["adopters", "adopters", adoptersSample],
  ["matrix", "matrix", matrixSample],
  ["matrix-of-a-hundred", "matrix", crowdSample],
  ["stages", "stages", stagesSample],
  ["time-to-adopt", "timeToAdopt", timeSample],
  ["times-to-adopt", "timeToAdopt", timesSample],
  ["retention", "retention", retentionSample],
  ["retention-against", "retention", retentionSample, { returning: "against" }],
  ["power-users", "powerUsers", powerSample],
];

test.each(pictures)("the picture of %s is the kept one", (...[name, view, result, rest = {}]) => {
  const [light, dark] = (["light", "dark"] as const).map((theme) => adoptionChart(asked(view), result, { theme, size, ...rest }));
  if (!light || !dark) throw new Error("no chart");
  expectGoldenPicture(folder, name, light);
  expectGoldenPicture(folder, `${name}-dark`, dark);
});

test("a feature alone has its band, and its release is marked where it lies", () => {
  const alone = { ...rateSample, features: rateSample.features.slice(0, 1).map((each) => ({ ...each, key: "1" })) };
  const drawn = (released: string) =>
    adoptionChart({ ...asked("rate"), features: [{ event: "a", released }] }, alone, { theme: "light", size });
  const marks = (released: string) => JSON.stringify(drawn(released)).match(/"xAxis":(\d+)/)?.[1];
  expect(marks("2024-05-22")).toBe("2");
  expect(marks("2024-04-30")).toBeUndefined();
  const option = drawn("2024-05-22");
  if (option) expectGoldenPicture(folder, "rate-alone", option);
});

test("lists, and answers without features, have no chart", () => {
  expect(adoptionChart(asked("actors"), rateSample, { theme: "light" })).toBeNull();
  expect(adoptionChart(asked("matrix"), { ...matrixSample, features: [] }, { theme: "light" })).toBeNull();
});

test("every feature has a colour of its own, two of one name too; one alone has the main one", () => {
  const twice = { ...rateSample, features: [...rateSample.features.slice(0, 2), ...rateSample.features.slice(0, 1)] };
  const features = drawnFeatures(twice);
  const colourOf = featureColours(features, "light");
  expect(new Set(features.map(({ key }) => colourOf(key))).size).toBe(3);
  const [alone] = drawnFeatures({ features: rateSample.features.slice(0, 1) });
  expect(alone).toMatchObject({ kind: "all", name: "wishlist" });
});

describe("the matrix", () => {
  test("says how many have no place, and orders by users", () => {
    const model = matrixModel(drawnFeatures(matrixSample), matrixSample);
    expect(model.unused).toBe(1);
    expect(model.points.map(({ facts }) => facts.users)).toEqual([900, 620, 400, 160]);
    expect(model.points.map(({ before }) => before !== null)).toEqual([true, true, false, true]);
  });

  test("is stretched only where an even axis would press the points together", () => {
    expect(matrixModel(drawnFeatures(matrixSample), matrixSample).breadth.stretched).toBe(false);
    expect(matrixModel(drawnFeatures(crowdSample), crowdSample).breadth.stretched).toBe(true);
  });

  test("has every place and cut inside, on either kind of axis", () => {
    for (const sample of [matrixSample, crowdSample])
      for (const stretched of [false, true]) {
        const { points, cuts } = matrixModel(drawnFeatures(sample), sample, stretched);
        const places = [...points.flatMap(({ x, y }) => [x, y]), cuts.x ?? 0, cuts.y ?? 0];
        expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...places)).toBeLessThanOrEqual(1);
      }
  });

  test("names a hundred features without one name over another", () => {
    const { points } = matrixModel(drawnFeatures(crowdSample), crowdSample);
    const spots = points.map((point) => ({ ...matrixPixel(point, { width: 900, height: 420 }), text: point.drawn.name }));
    const labels = placedLabels(spots, { width: 900, height: 420 });
    expect(labels.length).toBeGreaterThan(25);
    for (const [index, { box }] of labels.entries())
      for (const other of labels.slice(index + 1))
        expect(box.left < other.box.right && other.box.left < box.right && box.top < other.box.bottom && other.box.top < box.bottom).toBe(
          false,
        );
    expect(labels[0]?.index).toBe(0);
  });

  test("an axis writes round numbers and keeps the order of values", () => {
    expect(scaleOf([0.013, 0.45], { rate: true, stretched: false }).ticks).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5]);
    const scale = scaleOf([0.001, 0.02, 0.7], { rate: true, stretched: true });
    expect(scale.ticks.every((tick) => scale.to(tick) >= 0 && scale.to(tick) <= 1 + 1e-9)).toBe(true);
    expect(scale.to(0.02)).toBeLessThan(scale.to(0.7));
    const alone = scaleOf([1, 1], { rate: false, stretched: true }).to(1);
    expect(alone).toBeGreaterThan(0.2);
    expect(alone).toBeLessThan(0.8);
  });

  test("tells its numbers", () => {
    const [first] = matrixModel(drawnFeatures(matrixSample), matrixSample).points;
    if (!first) throw new Error("no point");
    expect(matrixNote(first, { unit: "users", theme: "light" })).toMatchObject({
      title: "wishlist",
      lines: [
        { label: "Occasional", value: "seldom, by many" },
        { label: "Breadth", value: "45.0%" },
        { value: "42.8% – 47.2%" },
        { label: "users", value: "900 of 2,000 active" },
        { value: "2,700" },
        { label: "Uses each", value: "median 2 · p75 4 · p90 8" },
        { label: "Days each", value: "median 2 · p75 4 · p90 8" },
        { label: "Breadth before", value: "35.0% (+10.0 pp)" },
      ],
    });
    expect(matrixTable(drawnFeatures(matrixSample)).rows[4]).toMatchObject({ quadrant: null, users: 0, rate: 0, usesMedian: null });
  });
});

describe("over time", () => {
  const states = bucketStates(rateSample);

  test("a bucket that is not over, or not begun, says so", () => {
    expect(states).toEqual(["partial", "whole", "whole", "whole", "whole", "whole", "partial", "ahead"]);
    const model = { features: drawnFeatures(rateSample), buckets: rateSample.buckets, states };
    const setting = { interval: "week", unit: "users", dataEnd: rateSample.dataEnd, colourOf: () => "red" };
    expect(rateNote(model, 6, setting)?.remarks?.join(" ")).toContain("Not a whole week");
    expect(rateNote(model, 7, setting)?.remarks).toContain("Begins after the end of the data.");
    expect(rateNote({ ...model, features: model.features.slice(0, 1) }, 5, setting)?.lines).toMatchObject([
      { label: "Adoption", value: "18.8%" },
      { label: "95% interval" },
      { label: "users", value: "150 of 800 active" },
      { label: "Uses", value: "450" },
    ]);
  });

  test("tables have every number of every feature", () => {
    const spine = { buckets: rateSample.buckets, states };
    const features = drawnFeatures(rateSample);
    expect(rateTable(features, spine).rows).toHaveLength(40);
    expect(rateTable(features, spine).rows[25]).toMatchObject({
      period: "2024-06-10",
      feature: "wishlist",
      users: 150,
      uses: 450,
      base: 800,
      rate: 0.1875,
    });
    expect(rateSummary(features, spine).rows[0]).toMatchObject({ rate: 0.1875, lowest: 0.025, highest: 0.1875 });
    const [row] = adoptersTable(drawnFeatures(adoptersSample).slice(0, 1), spine).rows.slice(2);
    expect(row).toMatchObject({
      new: 42,
      continuing: 14,
      returning: 4,
      users: 60,
      everUsers: 80,
      everBase: 1600,
      periodBefore: "2024-03-18",
    });
  });

  test("the users of a bucket are its three kinds", () => {
    const [one] = drawnFeatures(adoptersSample);
    if (!one) throw new Error("no feature");
    const model = adoptersModel(one, { buckets: adoptersSample.buckets, states });
    expect(adoptersNote(model, 2, { interval: "week", theme: "light", dataEnd: null })?.lines.map(({ value }) => value)).toEqual([
      "60 (±0)",
      "14 (±0)",
      "4 (±0)",
      "42 (±0)",
      "5.0% of 1,600",
    ]);
  });
});

test("stages: each is told among the one before, and one that cannot be told is unset", () => {
  const features = drawnFeatures(stagesSample);
  const first = features[0];
  if (!first) throw new Error("no feature");
  expect(stagesNote(first, { theme: "light" })?.lines.map(({ value }) => value)).toEqual([
    "2,000",
    "900 · 45.0% of those before",
    "450 · 50.0% of those before",
    "180 · 40.0% of those before",
  ]);
  expect(stagesTable(features).rows[4]).toMatchObject({ regular: null, regularRate: null });
});

test("time to adopt: the curve holds until the next step, and the table is what it is made of", () => {
  const features = drawnFeatures(timeSample);
  const setting = { unit: "users", timeUnit: "day", colourOf: () => "red" };
  const at = timeToAdoptNote(features, 3, setting);
  expect(at?.title).toBe("By 3 days");
  const step = timeSample.features[0]?.timeToAdopt?.steps[3];
  expect(at?.lines[0]?.value).toBe(`${((step?.share ?? 0) * 100).toFixed(1)}%`);
  expect(timeTable(features, "day").rows[3]).toMatchObject({ time: 3, atRisk: step?.atRisk, adopted: step?.adopted, share: step?.share });
  expect(timeSummary(features, "day").rows[0]).toMatchObject({ actors: 1000, usedBefore: 12 });
});

test("adopters against the others are always called observational", () => {
  const curves = retentionCurves(drawnFeatures(retentionSample), "against", { theme: "light", colourOf: () => "red" });
  expect(curves.map(({ name }) => name)).toEqual(["Adopters", "Non-adopters"]);
  const note = retentionNote(curves, 2, { interval: "week", returning: "against" });
  expect(note?.remarks).toContain(observational);
  expect(note?.lines.at(-1)).toEqual({ label: "Gap", value: "+29.3 pp" });
  expect(retentionNote(curves, 7, { interval: "week", returning: "against" })?.remarks).toContain("Nobody has been there for so long yet.");
});

test("power users: exactly so many days, and so many or more", () => {
  const [one] = drawnFeatures(powerSample);
  if (!one) throw new Error("no feature");
  const note = powerNote(powerModel(one, powerSample, "red"), 1, { theme: "light" });
  expect(note?.lines.map(({ label, value }) => `${label} ${value}`)).toEqual([
    "wishlist 150 · 12.7%",
    "On 2 or more 880",
    "Any active day 900 · 12.7%",
  ]);
});
