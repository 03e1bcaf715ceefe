import type { EChartsOption } from "echarts";
import { type Theme, tone } from "../../../charts/palette.ts";
import { percent } from "../../../format.ts";
import { type DrawnLine, lineColours } from "./lines.ts";

/** A part of a whole: where it begins and ends on the circle, as shares from the top, clockwise. */
export type Slice = { line: DrawnLine; value: number; share: number; from: number; to: number };

/** The parts that a circle can show: totals above zero, in their order. */
export function slicesOf(lines: readonly DrawnLine[]): Slice[] {
  const parts = lines.flatMap((line) => (line.line.total !== null && line.line.total > 0 ? [{ line, value: line.line.total }] : []));
  const whole = parts.reduce((sum, { value }) => sum + value, 0);
  let from = 0;
  return parts.map(({ line, value }) => {
    const share = value / whole;
    const slice = { line, value, share, from, to: from + share };
    from += share;
    return slice;
  });
}

/** The inner and outer radius as shares of the smaller half side. */
export const ring = { inner: 0.46, outer: 0.78 };

type Drawing = {
  theme: Theme;
  colourOf?: (key: string) => string;
  /** Whether there is room for names beside the ring. */
  labels?: boolean;
};

/** A ring of the totals; parts too small for a name have it in the legend and the table. */
export function pieOption(slices: readonly Slice[], { theme, colourOf, labels = true }: Drawing): EChartsOption {
  const paint =
    colourOf ??
    lineColours(
      slices.map(({ line }) => line),
      theme,
    );
  return {
    animation: false,
    series: [
      {
        type: "pie",
        silent: true,
        radius: [`${ring.inner * 100}%`, `${ring.outer * 100}%`],
        startAngle: 90,
        clockwise: true,
        label: { color: tone("ink", theme), fontSize: 12, lineHeight: 16 },
        labelLine: { lineStyle: { color: tone("lineStrong", theme) }, length: 8, length2: 8 },
        data: slices.map(({ line, value, share }) => ({
          name: line.name,
          value,
          itemStyle: { color: paint(line.key), borderColor: tone("surface", theme), borderWidth: 1.5 },
          label: { show: labels && share >= 0.03, formatter: () => `${clipped(line.name)} ${percent(share)}` },
          labelLine: { show: labels && share >= 0.03 },
        })),
      },
    ],
  };
}

const clipped = (name: string) => (name.length > 24 ? `${name.slice(0, 23)}…` : name);
