import type { EChartsOption, LineSeriesOption } from "echarts";
import { nameAxis, rateAxis, rateEnd } from "../../../charts/axes.ts";
import { plotFrame } from "../../../charts/frame.ts";
import type { Note } from "../../../charts/note.ts";
import { hue, type Theme, tone } from "../../../charts/palette.ts";
import { fullNumber, points as inPoints, percent } from "../../../format.ts";
import type { RetentionPoint } from "../result/answer.ts";
import type { DrawnFeature } from "./features.ts";

/** Whether users come back to the feature, or how its adopters and the others come back at all. */
export type Returning = "usage" | "against";

/** One curve: its name, its points, its colour; dashed where it is the other side. */
export type Curve = {
  name: string;
  points: readonly RetentionPoint[];
  before: readonly RetentionPoint[] | undefined;
  colour: string;
  dashed?: true;
};

type Drawing = { theme: Theme; colourOf: (key: string) => string };

/** The curves of a view: of usage a line per feature; against each other the two sides of one feature. */
export function retentionCurves(features: readonly DrawnFeature[], returning: Returning, { theme, colourOf }: Drawing): Curve[] {
  if (returning === "usage")
    return features.flatMap(({ key, name, feature, before }) =>
      feature.retention ? [{ name, points: feature.retention.usage, before: before?.retention?.usage, colour: colourOf(key) }] : [],
    );
  const [one] = features;
  const retention = one?.feature.retention;
  if (!one || !retention) return [];
  const earlier = one.before?.retention;
  return [
    { name: "Adopters", points: retention.adopters, before: earlier?.adopters, colour: tone("main", theme) },
    { name: "Non-adopters", points: retention.nonAdopters, before: earlier?.nonAdopters, colour: hue(2, theme), dashed: true },
  ];
}

/** The words of an interval after the start: Week 0 is the first 7 days. */
export function columnWord(index: number, interval: string): string {
  return `${interval.charAt(0).toUpperCase()}${interval.slice(1)} ${index}`;
}

/** The share that comes back, interval by interval of elapsed time. */
export function retentionOption(curves: readonly Curve[], { theme, interval }: { theme: Theme; interval: string }): EChartsOption {
  const all = curves.flatMap(({ points, before }) => [...points, ...(before ?? [])]);
  const count = Math.max(0, ...curves.map(({ points }) => points.length));
  return {
    animation: false,
    grid: { ...plotFrame, outerBoundsMode: "none" },
    xAxis: nameAxis(
      Array.from({ length: count }, (_, index) => columnWord(index, interval)),
      theme,
    ),
    yAxis: rateAxis(rateEnd(Math.max(0, ...all.flatMap(({ rate }) => rate ?? [])) * 1.1), theme),
    series: [
      ...curves.flatMap(({ name, before, colour }): LineSeriesOption[] =>
        before
          ? [
              {
                ...look,
                name: `${name}, compared`,
                data: before.map(({ rate }) => rate),
                symbol: "none",
                lineStyle: { color: curves.length === 1 ? tone("ghost", theme) : colour, width: 1.5, type: [2, 3], opacity: 0.85 },
              },
            ]
          : [],
      ),
      ...curves.map(
        ({ name, points, colour, dashed }): LineSeriesOption => ({
          ...look,
          name,
          data: points.map(({ rate }) => rate),
          symbol: "circle",
          symbolSize: 5,
          showSymbol: points.length <= 45,
          itemStyle: { color: colour },
          lineStyle: { color: colour, width: 2, ...(dashed ? { type: [7, 4] } : {}) },
        }),
      ),
    ],
  };
}

const look = { type: "line" as const, silent: true, connectNulls: false };

/** What is said wherever adopters stand against the others. */
export const observational = "Observational: adopters chose themselves, so a gap is not the effect of the feature.";

type NoteSetting = { interval: string; returning: Returning };

/** What the tooltip of an interval says. */
export function retentionNote(curves: readonly Curve[], index: number, { interval, returning }: NoteSetting): Note | null {
  const found = curves.flatMap(({ name, points, before, colour }) =>
    points[index] ? [{ name, point: points[index], before: before?.[index], colour }] : [],
  );
  if (found.length === 0) return null;
  const [one, other] = found;
  const gap =
    returning === "against" && one && other && one.point.rate !== null && other.point.rate !== null
      ? [{ label: "Gap", value: inPoints(one.point.rate - other.point.rate) }]
      : [];
  return {
    title: columnWord(index, interval),
    lines: [
      ...found.flatMap(({ name, point, before, colour }) => [
        {
          label: name,
          value: `${percent(point.rate)} · ${fullNumber(point.returned)} of ${fullNumber(point.eligible)}`,
          colour,
          strong: true,
        },
        ...(before ? [{ label: "Compared", value: `${percent(before.rate)} of ${fullNumber(before.eligible)}` }] : []),
      ]),
      ...gap,
    ],
    remarks: [
      ...(found.every(({ point }) => point.eligible === 0) ? ["Nobody has been there for so long yet."] : []),
      ...(returning === "against" ? [observational] : []),
    ],
  };
}
