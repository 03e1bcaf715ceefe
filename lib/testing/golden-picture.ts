import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import type { EChartsOption } from "echarts";
import { BarChart, CustomChart, LineChart, PieChart, ScatterChart } from "echarts/charts";
import { AriaComponent, GridComponent, MarkLineComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { expect } from "vitest";

use([BarChart, LineChart, PieChart, CustomChart, ScatterChart, GridComponent, MarkLineComponent, AriaComponent, SVGRenderer]);

/** A chart as an SVG text that is the same on every run: ids are numbered by their first appearance, elements stand one a line. */
export function pictureOf(option: EChartsOption): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, width: 760, height: 320 });
  chart.setOption({ ...option, textStyle: { fontFamily: "sans-serif" } });
  const drawing = chart.renderToSVGString();
  chart.dispose();
  const ids = new Map<string, string>();
  const named = drawing.replace(/zr\d+-[\w-]+/g, (id) => {
    if (!ids.has(id)) ids.set(id, `id${ids.size}`);
    return ids.get(id) ?? id;
  });
  return `${named.replaceAll("><", ">\n<")}\n`;
}

/** Holds a picture against the one that is kept beside its kind; UPDATE_GOLDEN=1 rewrites it. Names in it are text only. */
export function expectGoldenPicture(folder: URL, name: string, option: EChartsOption): void {
  const drawing = pictureOf(option);
  const file = new URL(`${name}.svg`, folder);
  if (process.env.UPDATE_GOLDEN) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, drawing);
  }
  expect(drawing).not.toMatch(/<(script|img|b)\b/);
  expect(drawing).toBe(readFileSync(file, "utf8"));
}
