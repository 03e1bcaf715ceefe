import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { BarChart, CustomChart, LineChart } from "echarts/charts";
import { AriaComponent, GridComponent, MarkLineComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { describe, expect, test } from "vitest";
import { drawnAtFirst } from "../../charts/groups.ts";
import type { Theme } from "../../charts/palette.ts";
import { barGroups, barNote } from "./chart/bars.ts";
import { sample, sampleGroups } from "./chart/sample.ts";
import { knownWindows, placeOfWindow, sweepModel, windowAt, windowOf } from "./chart/sweep.ts";
import { groupsTable, stepsTable, trendTable } from "./chart/table.ts";
import { trendModel, trendNote } from "./chart/trend.ts";
import { funnelChart } from "./chart.ts";
import type { FunnelResult } from "./result/answer.ts";

use([BarChart, LineChart, CustomChart, GridComponent, MarkLineComponent, AriaComponent, SVGRenderer]);

const folder = new URL("./golden/", import.meta.url);

type View = "steps" | "trend" | "timeToConvert" | "sweep";

function svg(view: View, result: FunnelResult, theme: Theme): string {
  const option = funnelChart({ view, interval: "day" }, result, { theme });
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

const pictures: [string, View, FunnelResult, Theme][] = [
  ["steps-compared", "steps", sample, "light"],
  ["steps-groups-dark", "steps", sampleGroups, "dark"],
  ["trend-compared", "trend", sample, "light"],
  ["trend-groups-dark", "trend", sampleGroups, "dark"],
  ["times-compared", "timeToConvert", sample, "light"],
  ["sweep-groups", "sweep", sampleGroups, "light"],
];

describe("golden pictures (UPDATE_GOLDEN=1 rewrites them; open them and look)", () => {
  test.each(pictures)("%s", (...[name, view, result, theme]) => {
    const drawing = svg(view, result, theme);
    const file = new URL(`${name}.svg`, folder);
    if (process.env.UPDATE_GOLDEN) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, drawing);
    }
    expect(drawing).toBe(readFileSync(file, "utf8"));
  });

  test("names out of the data are text in every picture", () => {
    for (const [, view, result, theme] of pictures) expect(svg(view, result, theme)).not.toMatch(/<(script|img|b)\b/);
  });
});

test("bars of a group are shares of its own first step, and the parts make up the step before", () => {
  for (const { bars } of barGroups(sampleGroups))
    bars.forEach((bar, index) => {
      const before = bars[index - 1]?.converted ?? 1;
      expect(bar.converted + bar.dropped + bar.inWindow).toBeCloseTo(before, 12);
    });
});

test("the fold comes last and ten groups are drawn", () => {
  const groups = barGroups({ ...sampleGroups, groups: [...(sampleGroups.groups ?? [])].reverse() }).map(({ group }) => group);
  expect(groups.at(-1)).toMatchObject({ name: "(other)", kind: "other" });
  const many = Array.from({ length: 26 }, (_, index) => ({ key: `k${index}`, name: "x", kind: "value" as const, index }));
  expect(drawnAtFirst(many)).toHaveLength(10);
});

test("a value called (other) is not taken for the fold", () => {
  const steps = sample.steps ?? [];
  const groups = barGroups({
    ...sample,
    groups: [
      { group: "(other)", kind: "value", steps },
      { group: "(other)", kind: "other", steps },
    ],
  });
  expect(groups.map(({ group }) => group.key)).toEqual(["value:(other)", "other:(other)"]);
});

test("unset stays unset in notes and tables", () => {
  const [only] = barGroups(sample);
  const bar = only?.bars[0];
  if (!only || !bar) throw new Error("no bar");
  const note = barNote(
    { ...bar, step: { ...bar.step, step: 2, medianSeconds: null, fromFirst: { rate: null, low: null, high: null, n: 0 } } },
    only.group,
    { unit: "user", before: undefined },
  );
  expect(note.lines.filter(({ value }) => value === "—").map(({ label }) => label)).toEqual([
    "From the first step",
    "95% interval",
    "Median time",
  ]);
  expect(stepsTable(sample, undefined).rows[0]).toMatchObject({ fromPrevious: null, dropped: null });
});

test("a maturing bucket is drawn at its share so far", () => {
  const note = trendNote(trendModel(sample, "day"), 13, new Map());
  const point = sample.series?.[13];
  expect(note?.lines[0]).toMatchObject({ label: "Converted so far" });
  expect(note?.remarks).toHaveLength(2);
  expect(trendTable(sample, undefined).rows[13]).toMatchObject({
    state: "maturing, partial",
    soFar: (point?.converted ?? 0) / (point?.entered ?? 1),
  });
});

test("the handle of the sweep finds the windows that the answer knows", () => {
  const model = sweepModel(sample);
  for (const seconds of knownWindows(model)) expect(windowAt(placeOfWindow(seconds, model.ends), model)).toBe(seconds);
  expect([windowOf(604_800), windowOf(90), windowOf(7200), windowOf(100_001)]).toEqual([
    { value: 7, unit: "day" },
    { value: 90, unit: "second" },
    { value: 2, unit: "hour" },
    { value: 1667, unit: "minute" },
  ]);
});

test("groups keep their place in the table, the total first", () => {
  const { rows } = groupsTable(sampleGroups, ["a", "b", "c"]);
  expect(rows.map(({ group }) => group)).toEqual(["All", ...(sampleGroups.groups ?? []).map(({ group }) => group)]);
});
