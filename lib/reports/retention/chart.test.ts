import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { BarChart, LineChart } from "echarts/charts";
import { AriaComponent, GridComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { describe, expect, test } from "vitest";
import { contrast } from "../../charts/heat.ts";
import type { Theme } from "../../charts/palette.ts";
import { acrossModel } from "./chart/across.ts";
import { curveModel, curveNote } from "./chart/curve.ts";
import { heatmap } from "./chart/heatmap.ts";
import { acrossTable, cohortsTable, curveTable, gapsTable } from "./chart/table.ts";
import { sample, sampleGaps, sampleGroups } from "./chart/testing/sample.ts";
import { closesText } from "./chart/words.ts";
import { retentionChart } from "./chart.ts";
import type { RetentionResult } from "./result/answer.ts";

use([BarChart, LineChart, GridComponent, AriaComponent, SVGRenderer]);

const folder = new URL("./golden/", import.meta.url);

type Words = { view?: "table" | "gaps"; over?: "columns" | "cohorts" };

function svg(result: RetentionResult, { view = "table", over = "columns" }: Words, theme: Theme): string {
  const option = retentionChart({ view, interval: "week" }, result, { theme, over, column: 1 });
  const chart = init(null, null, { renderer: "svg", ssr: true, width: 760, height: 320 });
  chart.setOption({ ...option, textStyle: { fontFamily: "sans-serif" } });
  const drawing = chart.renderToSVGString();
  chart.dispose();
  return normalised(drawing);
}

/** The same drawing always gives the same text: ids are numbered by their first appearance, elements stand one a line. */
function normalised(drawing: string): string {
  const ids = new Map<string, string>();
  const named = drawing.replace(/zr\d+-[\w-]+/g, (id) => {
    if (!ids.has(id)) ids.set(id, `id${ids.size}`);
    return ids.get(id) ?? id;
  });
  return `${named.replaceAll("><", ">\n<")}\n`;
}

const pictures: [string, RetentionResult, Words, Theme][] = [
  ["curve-compared", sample, {}, "light"],
  ["curve-groups-dark", sampleGroups, {}, "dark"],
  ["across-cohorts", sample, { over: "cohorts" }, "light"],
  ["across-cohorts-dark", sample, { over: "cohorts" }, "dark"],
  ["gaps", sampleGaps, { view: "gaps" }, "light"],
];

describe("golden pictures (UPDATE_GOLDEN=1 rewrites them; open them and look)", () => {
  test.each(pictures)("%s", (...[name, result, words, theme]) => {
    const drawing = svg(result, words, theme);
    const file = new URL(`${name}.svg`, folder);
    if (process.env.UPDATE_GOLDEN) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, drawing);
    }
    expect(drawing).toBe(readFileSync(file, "utf8"));
  });

  test("names out of the data are text in every picture", () => {
    for (const [, result, words, theme] of pictures) expect(svg(result, words, theme)).not.toMatch(/<(script|img|b)\b/);
  });
});

const words = { theme: "light", interval: "week", shown: "rate", scale: "all" } as const;

test("the sample breaks no invariant", () => {
  for (const each of [sample, sampleGroups]) expect(each.broken).toEqual([]);
});

test("the heatmap is the table: a triangle, the average on top, sizes without colour", () => {
  const { rows, columns } = heatmap(sample, words);
  expect(columns.map(({ label }) => label)).toEqual(["Week 0", ...Array.from({ length: 11 }, (_, index) => `Week ${index + 1}`)]);
  expect(rows.map(({ cells }) => cells.length)).toEqual([12, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  expect(rows[0]?.kind).toBe("average");
  for (const { cells } of rows) expect(cells[0]).toMatchObject({ strength: null, look: null });
  rows.slice(1).forEach((row, index) => {
    expect(row.cells.map(({ value }) => value)).toEqual(sample.cohorts?.[index]?.cells.map(({ rate }) => rate.rate));
  });
});

test.each(["all", "row", "column"] as const)("the strongest cell of its scale (%s) is full, none is more", (scale) => {
  const cells = heatmap(sample, { ...words, scale })
    .rows.slice(1)
    .map((row) => row.cells.slice(1));
  for (const cell of cells.flat()) expect(cell.strength ?? 0).toBeLessThanOrEqual(1);
  expect(Math.max(...cells.flat().map(({ strength }) => strength ?? 0))).toBe(1);
  if (scale === "row") for (const row of cells) if (row.length > 0) expect(Math.max(...row.map(({ strength }) => strength ?? 0))).toBe(1);
});

test.each(["light", "dark"] as const)("text in every cell meets AA (%s)", (theme) => {
  const looks = heatmap(sample, { ...words, theme }).rows.flatMap(({ cells }) => cells.flatMap(({ look }) => look ?? []));
  for (const { background, text } of looks) expect(contrast(background, text)).toBeGreaterThanOrEqual(4.5);
});

test("open cells are marked with the date on which they close, and stay out of the average", () => {
  const rows = heatmap(sample, words).rows.slice(1);
  rows.slice(0, -1).forEach(({ cells }) => {
    expect(cells.at(-1)).toMatchObject({ state: "open" });
    expect(closesText(cells.at(-1)?.closesAt ?? "", "UTC")).toBe("closes on 27 May 2024");
    for (const cell of cells.slice(0, -1)) expect(cell.closesAt).toBeNull();
  });
  expect(sample.average?.map(({ cohorts }) => cohorts)).toEqual(Array.from({ length: 12 }, (_, column) => 11 - column));
});

test("a cell that has not started is blank, not nought", () => {
  const cohorts = (sample.cohorts ?? []).map((cohort) => ({
    ...cohort,
    cells: cohort.cells.map((cell) => ({
      ...cell,
      state: "not_started" as const,
      retained: null,
      rate: { rate: null, low: null, high: null, n: cohort.size },
    })),
  }));
  for (const { cells } of heatmap({ ...sample, cohorts }, words).rows.slice(1))
    for (const cell of cells) expect(cell).toMatchObject({ text: "", value: null, strength: null });
});

test("curve, notes and tables say the same numbers", () => {
  const model = curveModel(sample);
  const rows = curveTable(sample).rows.slice(1);
  const points = model.lines[0]?.points ?? [];
  expect(rows.map(({ rate, retained }) => [rate, retained])).toEqual(points.map(({ rate, retained }) => [rate.rate, retained]));
  expect(curveNote(model, 0, new Map())?.lines.map(({ label }) => label)).toEqual([
    "Came back",
    "95% interval",
    "Units",
    "Compared period",
  ]);
  const across = acrossModel(sample, { column: 1, interval: "week" });
  expect(across.lines[0]?.points.map(({ open }) => open)).toEqual([...Array(10).fill(false), true]);
  expect(acrossTable(sample, 1).rows.map(({ rate }) => rate)).toEqual(across.lines[0]?.points.map(({ rate }) => rate.rate));
  expect(cohortsTable(sampleGroups).rows.length).toBe(5 * 13);
  expect(gapsTable(sampleGaps.gaps as NonNullable<RetentionResult["gaps"]>).rows.at(-1)).toMatchObject({ days: 75, cumulativeRate: 1 });
});
