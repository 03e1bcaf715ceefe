import type { EChartsOption, LineSeriesOption } from "echarts";
import { nameAxis, rateAxis, rateEnd } from "../../../charts/axes.ts";
import { plotFrame } from "../../../charts/frame.ts";
import type { Note } from "../../../charts/note.ts";
import { type Theme, tone } from "../../../charts/palette.ts";
import { fullNumber, percent, periodLabel } from "../../../format.ts";
import type { RatioPoint, RatioSeries } from "../result/answer.ts";
import { seriesColour } from "./distribution.ts";

/** Which quotient is drawn. */
export type Quotient = "dauPerMauRate" | "dauPerWauRate";

export const quotients: readonly { quotient: Quotient; word: string }[] = [
  { quotient: "dauPerMauRate", word: "DAU / MAU" },
  { quotient: "dauPerWauRate", word: "DAU / WAU" },
];

type Drawing = { theme: Theme; interval: string; quotient: Quotient; previous?: readonly RatioSeries[] | undefined };

/** A quotient over time, one line per series; points that can still change, or that lack days, are dashed. */
export function ratioOption(series: readonly RatioSeries[], { theme, interval, quotient, previous = [] }: Drawing): EChartsOption {
  const rates = [...series, ...previous].flatMap(({ points }) => points.flatMap((point) => point[quotient] ?? []));
  const points = series[0]?.points ?? [];
  const names = points.map((point) => `${periodLabel(point.period, interval)}${point.maturing || point.partial ? " *" : ""}`);
  return {
    animation: false,
    grid: { ...plotFrame, outerBoundsMode: "none" },
    xAxis: nameAxis(names, theme),
    yAxis: rateAxis(rateEnd(Math.max(0, ...rates) * 1.15), theme),
    series: [
      ...previous.map(({ label, points: own }) => ({
        ...look,
        name: `${label}, compared`,
        data: own.slice(0, points.length).map((point) => point[quotient]),
        lineStyle: { color: tone("ghost", theme), width: 1.5, type: [2, 3] },
      })),
      ...series.flatMap((each, index) => linesOf(each, { quotient, colour: seriesColour(index, series.length, theme) })),
    ],
  };
}

const look = { type: "line" as const, symbol: "none", silent: true, connectNulls: false };

function linesOf({ label, points }: RatioSeries, { quotient, colour }: { quotient: Quotient; colour: string }): LineSeriesOption[] {
  const open = (point: RatioPoint | undefined) => point !== undefined && (point.maturing || point.partial);
  const whole = points.map((point) => (open(point) ? null : point[quotient]));
  const loose = points.map((point, index) => (open(point) || open(points[index + 1]) || open(points[index - 1]) ? point[quotient] : null));
  return [
    { ...look, name: label, data: loose, lineStyle: { color: colour, width: 2, type: [5, 4] } },
    { ...look, name: label, data: whole, lineStyle: { color: colour, width: 2 } },
  ];
}

/** What the tooltip of a point says. */
export function ratioNote(
  series: readonly RatioSeries[],
  index: number,
  { theme, interval }: Pick<Drawing, "theme" | "interval">,
): Note | null {
  const first = series[0]?.points[index];
  if (!first) return null;
  const lines = series.flatMap(({ label, points }, place) => {
    const point = points[index];
    if (!point) return [];
    const colour = seriesColour(place, series.length, theme);
    return [
      ...(series.length > 1 ? [{ label, value: "", colour }] : []),
      { label: "DAU / MAU", value: percent(point.dauPerMauRate), strong: true },
      { label: "DAU / WAU", value: percent(point.dauPerWauRate) },
      { label: "Daily, weekly, monthly", value: [point.dau, point.wau, point.mau].map(fullNumber).join(" · ") },
    ];
  });
  const remarks = [
    ...(first.day ? [`As of ${periodLabel(first.day, "day")}; the numerator is the mean of the days.`] : ["After the end of the data."]),
    ...(first.maturing ? ["Can still change: the interval is not over."] : []),
    ...(first.partial ? ["Fewer days than the window holds: the data begin later, or the range cuts the interval."] : []),
  ];
  return { title: periodLabel(first.period, interval), lines, remarks };
}
