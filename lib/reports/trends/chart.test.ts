import { describe, expect, test } from "vitest";
import { bucketStates } from "../../charts/buckets.ts";
import { expectGoldenPicture } from "../../testing/golden-picture.ts";
import { drawnLines, lineColours } from "./chart/lines.ts";
import { pointNote } from "./chart/note.ts";
import { slicesOf } from "./chart/pie.ts";
import { formulaSample, groupsSample, sample } from "./chart/sample.ts";
import { linesTable, pointsTable } from "./chart/table.ts";
import { changeText, shortText, valueText } from "./chart/value.ts";
import { overTimeModel, trendsChart } from "./chart.ts";
import { trendsDefinition } from "./definition.ts";
import type { TrendsResult } from "./result/answer.ts";

const folder = new URL("./golden/", import.meta.url);
const asked = (rest: object = {}) => trendsDefinition.parse({ kind: "trends", series: [{ event: "page_viewed" }], ...rest });
const broken = (rest: object = {}) => asked({ breakdown: { property: "browser" }, ...rest });
const formula = asked({ series: [{ event: "a" }, { event: "b" }], formula: "A-B" });

const pictures: [name: string, definition: ReturnType<typeof asked>, result: TrendsResult][] = [
  ["lines-compared", asked(), sample],
  ["bars-groups", broken({ view: "bars" }), groupsSample],
  ["areas-groups", broken({ view: "areas" }), groupsSample],
  ["pie-groups", broken({ view: "pie" }), groupsSample],
  ["lines-formula", formula, formulaSample],
];

test.each(pictures)("the picture of %s is the kept one", (name, definition, result) => {
  const [light, dark] = (["light", "dark"] as const).map((theme) => trendsChart(definition, result, { theme }));
  if (!light || !dark) throw new Error("no chart");
  expectGoldenPicture(folder, name, light);
  expectGoldenPicture(folder, `${name}-dark`, dark);
});

test("numbers, tables and lists have no chart", () => {
  for (const view of ["number", "table"] as const) expect(trendsChart(asked({ view }), sample, { theme: "light" })).toBeNull();
});

describe("what is not over", () => {
  test("is told from what has not begun, in the report's zone", () => {
    expect(bucketStates(sample).slice(6)).toEqual(["whole", "partial", "ahead", "ahead"]);
    const inKiribati = { ...sample, dataEnd: "2024-05-08T15:30:00Z", period: { ...sample.period, timezone: "Pacific/Kiritimati" } };
    expect(bucketStates(inKiribati).slice(6)).toEqual(["whole", "partial", "partial", "ahead"]);
  });

  test("says so, with the end of the data", () => {
    const setting = { interval: "day", dataEnd: sample.dataEnd, colourOf: () => "red" };
    const model = overTimeModel(sample, asked());
    expect(pointNote(model, 7, setting)).toMatchObject({
      title: "8 May *",
      lines: [{ value: "77" }, { label: "28 Apr", value: "121" }, { label: "Change", value: "−36.4%" }],
      remarks: ["Not a whole day: cut by the range, or by the data, which end 2024-05-08 15:30 UTC."],
    });
    expect(pointNote(model, 8, setting)).toMatchObject({ lines: [{ value: "—" }, { value: "124" }, { value: "—" }] });
  });
});

test("a value called (other) keeps its own line and colour", () => {
  const lines = drawnLines(groupsSample, broken());
  expect(lines.map(({ key }) => key)).toEqual(["value:Chrome", "value:(other)", "value:<b>Edge</b>", "unset:(not set)", "other:(other)"]);
  const colourOf = lineColours(lines, "light");
  expect(new Set(lines.map(({ key }) => colourOf(key))).size).toBe(5);
});

test("series are named by letter, and by measure where the event does not tell", () => {
  const one = (series: object[]) => {
    const lines = series.map((_, index) => ({ ...sample.series[0], key: String.fromCharCode(65 + index) })) as TrendsResult["series"];
    return drawnLines({ ...sample, series: lines }, asked({ series })).map(({ name }) => name);
  };
  expect(one([{ event: "page_viewed", measure: { p95: "price" } }])).toEqual(["page_viewed, p95 of price"]);
  expect(one([{ event: "page_viewed" }, { event: "page_viewed", measure: "unique_users" }])).toEqual([
    "A · page_viewed",
    "B · page_viewed, unique users",
  ]);
});

test("one formula over several series does not repeat itself before its groups", () => {
  const result = { ...groupsSample, series: groupsSample.series.map((each) => ({ ...each, key: "F1", label: "A-B" })) };
  expect(drawnLines(result, { ...formula, breakdown: broken().breakdown })[0]).toMatchObject({ key: "value:Chrome", name: "Chrome" });
});

test("the tables compare like with like, and leave out what has not begun", () => {
  const lines = drawnLines(sample, asked());
  const states = bucketStates(sample);
  const [row] = linesTable(lines, asked(), { states, compared: true, elapsed: true }).rows;
  expect(row).toMatchObject({ total: 833, totalBefore: 850, last: 150, lowest: 55, highest: 150 });
  expect(changeText(833, 850)).toBe("−2.0%");
  const points = pointsTable(lines, { buckets: sample.buckets, states });
  expect(points.rows.slice(7)).toEqual([
    { period: "2024-05-08", periodBefore: "2024-04-28", value0: 77, before0: 121, state: "not whole" },
    { period: "2024-05-09", periodBefore: "2024-04-29", value0: null, before0: 124, state: "not begun" },
    { period: "2024-05-10", periodBefore: "2024-04-30", value0: null, before0: 127, state: "not begun" },
  ]);
});

test("the parts of a ring are the whole", () => {
  const slices = slicesOf(drawnLines(groupsSample, broken()));
  expect(slices.at(-1)?.to).toBeCloseTo(1, 12);
  expect(slices[0]).toMatchObject({ share: 3 / 7.5, from: 0 });
});

test("values are read as what they are", () => {
  expect(valueText(0.123456, "rate")).toBe("12.3%");
  expect(valueText(1234.5678, "number")).toBe("1,234.57");
  expect(valueText(0.00123456, "number")).toBe("0.001235");
  expect(valueText(406, "seconds")).toBe("6m 46s");
  expect(valueText(null, "count")).toBe("—");
  expect(shortText(64_620, "count")).toBe("64.6K");
  expect(changeText(5, 0)).toBe("—");
  expect(changeText(-5, -10)).toBe("+50.0%");
});
