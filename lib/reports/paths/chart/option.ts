import type { CustomSeriesOption, EChartsOption } from "echarts";
import { type Theme, tone } from "../../../charts/palette.ts";
import { compactNumber } from "../../../format.ts";
import { nodeColours } from "./colours.ts";
import type { Lit } from "./highlight.ts";
import { barWidth, type DrawnLink, type SankeyLayout } from "./layout.ts";

/** The ribbon of a link as an SVG path: an area between two equal curves. */
export function ribbonPath({ x0, y0, x1, y1, thickness }: DrawnLink): string {
  const middle = (x0 + x1) / 2;
  const high = Math.max(1, thickness);
  const [a, b, c, d, m] = [y0, y1, y1 + high, y0 + high, middle].map((value) => value.toFixed(2));
  return `M${x0.toFixed(2)},${a}C${m},${a} ${m},${b} ${x1.toFixed(2)},${b}L${x1.toFixed(2)},${c}C${m},${c} ${m},${d} ${x0.toFixed(2)},${d}Z`;
}

type Look = { theme: Theme; lit: Lit | null };

/** A Sankey by step: ribbons, bars, labels and step titles, each at the place that the layout gives; what is not lit is faded. */
export function sankeyOption(layout: SankeyLayout, look: Look): EChartsOption {
  return {
    animation: false,
    series: [ribbons(layout, look), bars(layout, look), titles(layout, look)],
  };
}

const plain = { type: "custom", coordinateSystem: "none", silent: true } as const;

const opacity = (lit: Set<string> | undefined, id: string, full: number): number =>
  lit === undefined ? full : lit.has(id) ? Math.min(1, full * 1.8) : full * 0.25;

function ribbons(layout: SankeyLayout, { theme, lit }: Look): CustomSeriesOption {
  const colours = nodeColours(layout, theme);
  const byId = new Map(layout.nodes.map((node) => [node.id, node]));
  return {
    ...plain,
    id: "ribbons",
    data: layout.links.map((_, index) => index),
    renderItem: ({ dataIndex }) => {
      const link = layout.links[dataIndex] as DrawnLink;
      const from = byId.get(link.from);
      const fill = from ? colours(from) : tone("line", theme);
      return {
        type: "path",
        shape: { pathData: ribbonPath(link) },
        style: { fill, opacity: opacity(lit?.links, link.id, theme === "light" ? 0.3 : 0.36) },
      };
    },
  };
}

function bars(layout: SankeyLayout, { theme, lit }: Look): CustomSeriesOption {
  const colours = nodeColours(layout, theme);
  return {
    ...plain,
    id: "bars",
    data: layout.nodes.map((_, index) => index),
    renderItem: ({ dataIndex }, { font }) => {
      const node = layout.nodes[dataIndex];
      if (!node) return { type: "group", children: [] };
      const faded = opacity(lit?.nodes, node.id, 1);
      const isData = node.kind === "value";
      const middle = node.y + Math.max(node.height, 15) / 2;
      return {
        type: "group",
        children: [
          {
            type: "rect",
            shape: { x: node.x, y: node.y, width: barWidth, height: node.height, r: 2 },
            style: { fill: colours(node), opacity: faded },
          },
          {
            type: "text",
            style: {
              x: node.x + barWidth + 5,
              y: middle,
              text: node.label,
              fill: tone(isData ? "ink" : "quiet", theme),
              opacity: faded,
              font: font({ fontSize: 11, ...(isData ? {} : { fontStyle: "italic" }) }),
              textVerticalAlign: "middle",
              stroke: tone("surface", theme),
              lineWidth: 3,
            },
          },
        ],
      };
    },
  };
}

function titles(layout: SankeyLayout, { theme }: Look): CustomSeriesOption {
  return {
    ...plain,
    id: "titles",
    data: layout.columns.map((_, index) => index),
    renderItem: ({ dataIndex }, { font }) => {
      const column = layout.columns[dataIndex];
      const text = column?.arriving == null ? "" : `${column.title} · ${compactNumber(column.arriving)}`;
      return {
        type: "text",
        style: { x: column?.x ?? 0, y: 14, text, fill: tone("quiet", theme), font: font({ fontSize: 11 }), textVerticalAlign: "middle" },
      };
    },
  };
}
