import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { CustomChart } from "echarts/charts";
import { AriaComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { describe, expect, test } from "vitest";
import type { Theme } from "../../charts/palette.ts";
import { litBy } from "./chart/highlight.ts";
import { partAt } from "./chart/hit.ts";
import { barWidth, cut, type SankeyLayout, sankeyLayout } from "./chart/layout.ts";
import { linkNote, nodeNote } from "./chart/notes.ts";
import { manySample, sample } from "./chart/sample.ts";
import { edgesTable, nodesTable, stepsTable } from "./chart/table.ts";
import { pathsChart } from "./chart.ts";
import type { PathsResult } from "./result/answer.ts";
import { brokenSums } from "./result/invariants.ts";

use([CustomChart, AriaComponent, SVGRenderer]);

const folder = new URL("./golden/", import.meta.url);
const small = { width: 900, height: 420 };

function svg(result: PathsResult, theme: Theme, lit?: { node?: string; link?: string }): string {
  const layout = sankeyLayout(result, small);
  const option = pathsChart({ view: "paths" }, result, { theme, size: small, ...(lit ? { lit } : {}) });
  const chart = init(null, null, { renderer: "svg", ssr: true, width: layout.width, height: layout.height });
  chart.setOption({ ...option, textStyle: { fontFamily: "sans-serif" }, backgroundColor: theme === "dark" ? "#141a19" : "#fbfcfa" });
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

const secondNode = sankeyLayout(sample, small).nodes.find(({ step, name }) => step === 2 && name === "/search")?.id ?? "";

const pictures: [string, PathsResult, Theme, { node?: string }?][] = [
  ["sankey", sample, "light"],
  ["sankey-dark", sample, "dark"],
  ["sankey-lit", sample, "light", { node: secondNode }],
  ["sankey-many", manySample, "light"],
];

describe("golden pictures (UPDATE_GOLDEN=1 rewrites them; open them and look)", () => {
  test.each(pictures)("%s", (...[name, result, theme, lit]) => {
    const drawing = svg(result, theme, lit);
    const file = new URL(`${name}.svg`, folder);
    if (process.env.UPDATE_GOLDEN) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, drawing);
    }
    expect(drawing).toBe(readFileSync(file, "utf8"));
  });

  test("names out of the data are text", () => {
    for (const [, result, theme] of pictures) expect(svg(result, theme)).not.toMatch(/<(script|img|b)\b/);
  });
});

function overlaps({ nodes }: SankeyLayout): number {
  return nodes.filter((a, index) =>
    nodes.some((b, other) => other > index && a.x === b.x && a.y < b.y + Math.max(b.height, 15) && b.y < a.y + Math.max(a.height, 15)),
  ).length;
}

test.each([
  ["a shop", sample],
  ["twelve steps", manySample],
])("%s: nothing overlaps, nothing leaves the frame", (_, result) => {
  const layout = sankeyLayout(result, small);
  const stepWidth = (layout.columns[1]?.x ?? 0) - (layout.columns[0]?.x ?? 0);
  expect(overlaps(layout)).toBe(0);
  for (const { x, y, height, label } of layout.nodes) {
    expect(y + height).toBeLessThanOrEqual(layout.height);
    expect(x + barWidth + 5 + [...label].length * 6.3).toBeLessThanOrEqual(x + stepWidth);
  }
  for (const { x0, x1, y0, thickness } of layout.links) {
    expect(x1).toBeGreaterThan(x0);
    expect(y0 + thickness).toBeLessThanOrEqual(layout.height);
  }
});

test("ribbons fill the bars that they leave", () => {
  const { nodes, links } = sankeyLayout(sample, { width: 900, height: 2000 });
  for (const node of nodes.filter(({ facts }) => facts)) {
    const leaving = links.filter(({ from }) => from === node.id).reduce((sum, { thickness }) => sum + thickness, 0);
    expect(leaving).toBeCloseTo(node.height, 6);
  }
});

test("a node lights every way through it and nothing beside", () => {
  const layout = sankeyLayout(sample, small);
  const lit = litBy(layout, { node: secondNode });
  const steps = layout.links.filter(({ id }) => lit.links.has(id)).map(({ edge }) => edge.step);
  expect(new Set(steps)).toEqual(new Set([1, 2, 3, 4, 5]));
  const besides = layout.links.filter(({ edge, to, id }) => edge.step === 1 && to !== secondNode && lit.links.has(id));
  expect(besides).toEqual([]);
});

test("a pixel on a bar is its node, one on a ribbon its link", () => {
  const layout = sankeyLayout(sample, small);
  const [node] = layout.nodes;
  const [link] = [...layout.links].sort((a, b) => b.thickness - a.thickness);
  if (!node || !link) throw new Error("nothing is drawn");
  expect(partAt(layout, node.x + 3, node.y + 1)).toMatchObject({ node: { id: node.id } });
  const onLink = partAt(layout, link.x0 + 40, link.y0 + link.thickness / 2);
  expect(onLink).toMatchObject({ link: { from: link.from } });
  expect(partAt(layout, 2, 2)).toBeNull();
});

test("a page called (other) is not the fold, and the fold and the endings stand last", () => {
  const { nodes } = sankeyLayout(sample, small);
  const second = nodes.filter(({ step }) => step === 2).map(({ name, kind }) => `${kind} ${name}`);
  expect(second).toContain("value (other)");
  expect(second.slice(-2)).toEqual(["other (other)", "dropOff (drop-off)"]);
});

test("long names are cut in the middle, and notes have them in full", () => {
  expect(cut("/checkout/payment-and-delivery?step=<n>", 18)).toBe("/checkout/p…ep=<n>");
  expect(cut("🦊🦊🦊🦊", 5)).toBe("🦊🦊…");
  const layout = sankeyLayout(manySample, small);
  const long = layout.nodes.find(({ name }) => name.startsWith("a very long"));
  const [link] = layout.links;
  if (!long || !link) throw new Error("nothing is drawn");
  expect(nodeNote(long, { unit: "session", starters: 120_000 }).title).toBe(long.name);
  expect(linkNote(link, "session").lines.map(({ label }) => label)).toContain("Of all paths");
});

test("tables carry the full numbers, unset stays unset", () => {
  const edges = edgesTable(sample.edges ?? []).rows;
  expect(edges.reduce((sum, { count }) => sum + Number(count), 0)).toBe(sample.totals?.total.count);
  expect(edges.find(({ to }) => to === "(drop-off)")).toMatchObject({ medianSeconds: null });
  expect(nodesTable(sample.nodes ?? []).columns.map(({ key }) => key)).toContain("members");
  for (const step of stepsTable(sample.steps ?? []).rows)
    expect(step.arriving).toBe(Number(step.continuing) + Number(step.ending) + Number(step.hidden) + Number(step.cut));
});

describe("the checksum", () => {
  test("holds for a sound answer", () => {
    expect(brokenSums(sample)).toEqual([]);
  });

  test.each<[string, (result: PathsResult) => PathsResult, RegExp]>([
    [
      "an edge is lost",
      (r) => ({ ...r, totals: { ...r.totals!, drawn: { ...r.totals!.drawn, count: r.totals!.drawn.count - 1 } } }),
      /do not add up to all edges/,
    ],
    [
      "a path vanishes between steps",
      (r) => ({ ...r, steps: r.steps!.map((s) => (s.step === 2 ? { ...s, arriving: s.arriving - 1 } : s)) }),
      /step 2/,
    ],
    [
      "a path neither goes on nor stops",
      (r) => ({ ...r, steps: r.steps!.map((s) => (s.step === 3 ? { ...s, ending: s.ending - 1 } : s)) }),
      /go on or stop/,
    ],
    ["a node is lost", (r) => ({ ...r, nodes: r.nodes!.slice(1) }), /do not add up to the step/],
    ["a path never begins", (r) => ({ ...r, starters: r.starters! + 1 }), /begin/],
  ])("turns red when %s", (_, fault, message) => {
    expect(brokenSums(fault(sample)).join("; ")).toMatch(message);
  });
});

test("a node that stands for repeats says how many", () => {
  const nodes = (sample.nodes ?? []).map((node, index) => (index === 0 ? { ...node, events: node.arrive * 2.44 } : node));
  const { label } = sankeyLayout({ ...sample, nodes }, small).nodes.find(({ id }) => id === sankeyLayout(sample, small).nodes[0]?.id) ?? {};
  expect(label).toBe(`${nodes[0]?.node} ×2.4`);
});
