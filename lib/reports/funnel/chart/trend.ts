import type { BarSeriesOption, EChartsOption, LineSeriesOption } from "echarts";
import { nameAxis, rateAxis, rateEnd } from "../../../charts/axes.ts";
import { plotFrame } from "../../../charts/frame.ts";
import { type ChartGroup, chartGroups, everyone, groupColours, mostDrawn } from "../../../charts/groups.ts";
import type { Note } from "../../../charts/note.ts";
import { type Theme, tone } from "../../../charts/palette.ts";
import { fullNumber, percent, periodLabel } from "../../../format.ts";
import type { FunnelAnswer, TrendPoint } from "../result/answer.ts";
import { intervalText } from "./bars.ts";

type Compared = FunnelAnswer & { previous?: FunnelAnswer };

export type TrendLine = { group: ChartGroup; points: TrendPoint[] };

export type TrendModel = { lines: TrendLine[]; before: TrendPoint[] | null; max: number; interval: string };

/** The lines of a trend, and the scale they share. */
export function trendModel(answer: Compared, interval: string, keys?: readonly string[]): TrendModel {
  const parts = answer.seriesByGroup;
  const groups = parts ? chartGroups(parts) : [everyone];
  const lines = groups
    .filter(({ key }, index) => (keys ? keys.includes(key) : index < mostDrawn))
    .map((group) => ({ group, points: (parts ? parts[group.index]?.series : answer.series) ?? [] }));
  const before = parts && lines.length !== 1 ? null : compared(answer.previous, lines[0]?.group);
  const rates = [...lines.flatMap(({ points }) => points), ...(before ?? [])].flatMap((point) => drawnRate(point) ?? []);
  const top = Math.max(0, ...rates);
  const band = lines.length === 1 ? (lines[0]?.points ?? []).flatMap(({ rate, inWindow }) => (inWindow > 0 ? [] : (rate.high ?? []))) : [];
  return { lines, before, max: rateEnd(Math.max(top * 1.15, Math.min(top * 2, Math.max(0, ...band)))), interval };
}

function compared(previous: FunnelAnswer | undefined, group: ChartGroup | undefined): TrendPoint[] | null {
  if (!group || !previous) return null;
  if (group.kind === "all") return previous.series ?? null;
  const parts = previous.seriesByGroup ?? [];
  const match = chartGroups(parts).find(({ key }) => key === group.key);
  return match ? (parts[match.index]?.series ?? null) : null;
}

/** The rate a bucket is drawn at: while some are in their window, those who converted so far of all who entered, which can only rise. */
export function drawnRate({ rate, converted, entered, inWindow }: TrendPoint): number | null {
  if (inWindow === 0) return rate.rate;
  return entered > 0 ? converted / entered : null;
}

/** Conversion by entry period: a line per group with its interval band when alone; what may still change is dashed. */
export function trendOption(model: TrendModel, theme: Theme): EChartsOption {
  const { lines, before, max, interval } = model;
  const points = lines[0]?.points ?? [];
  const colours = groupColours(
    lines.map(({ group }) => group),
    theme,
  );
  const alone = lines.length === 1 ? lines[0] : undefined;
  const highest = Math.max(1, ...lines.flatMap(({ points: own }) => own.map(({ entered }) => entered)));
  const names = points.map(({ period, partial }) => `${periodLabel(period, interval)}${partial ? " *" : ""}`);
  const main = alone ? (colours.get(alone.group.key) ?? tone("main", theme)) : tone("main", theme);
  return {
    animation: false,
    grid: { ...plotFrame, outerBoundsMode: "none" },
    xAxis: nameAxis(names, theme),
    yAxis: [rateAxis(max, theme), { type: "value", show: false, min: 0, max: highest * 5 }],
    series: [
      ...(alone ? enteredBars(alone.points, main, theme) : []),
      ...(alone ? band(alone.points, main) : []),
      ...(before
        ? [
            {
              ...lineLook,
              name: "Compared period",
              data: before.slice(0, points.length).map(drawnRate),
              lineStyle: { color: tone("ghost", theme), width: 1.5, type: [2, 3] },
              itemStyle: { color: tone("ghost", theme) },
            } as LineSeriesOption,
          ]
        : []),
      ...lines.flatMap((line) => rateLines(line, colours.get(line.group.key) ?? main, theme)),
    ],
  };
}

const lineLook = { type: "line" as const, symbol: "circle", symbolSize: 5, showSymbol: false, connectNulls: false, silent: true };

function rateLines({ group, points }: TrendLine, colour: string, theme: Theme): LineSeriesOption[] {
  const open = points.map(({ maturing, partial }) => maturing || partial);
  const look = { ...lineLook, name: group.name, showSymbol: points.length <= 45, itemStyle: { color: colour } };
  const rates = points.map(drawnRate);
  const closed = rates.map((rate, index) => (open[index] ? null : rate));
  const bridged = rates.map((rate, index) => (open[index] || open[index + 1] || open[index - 1] ? rate : null));
  return [
    { ...look, data: bridged, showSymbol: false, lineStyle: { color: colour, width: 2, type: [5, 4] } },
    { ...look, data: closed, lineStyle: { color: colour, width: 2 } },
    {
      ...look,
      type: "line",
      data: rates.map((rate, index) => (open[index] ? rate : null)),
      showSymbol: points.length <= 45,
      symbol: "circle",
      symbolSize: 6,
      itemStyle: { color: tone("surface", theme), borderColor: colour, borderWidth: 1.5 },
      lineStyle: { width: 0 },
    },
  ];
}

function band(points: TrendPoint[], colour: string): LineSeriesOption[] {
  const look = { ...lineLook, stack: "interval", symbol: "none", lineStyle: { width: 0 } };
  const settled = points.map(({ rate, inWindow }) =>
    inWindow > 0 || rate.low === null || rate.high === null ? null : { low: rate.low, width: rate.high - rate.low },
  );
  return [
    { ...look, name: "low", data: settled.map((each) => each?.low ?? null) },
    { ...look, name: "high", data: settled.map((each) => each?.width ?? null), areaStyle: { color: colour, opacity: 0.14 } },
  ];
}

function enteredBars(points: TrendPoint[], colour: string, theme: Theme): BarSeriesOption[] {
  const hatch = { symbol: "rect" as const, color: tone("surface", theme), dashArrayX: [1, 0], dashArrayY: [3, 3], rotation: -Math.PI / 4 };
  return [
    {
      type: "bar",
      name: "Entered",
      yAxisIndex: 1,
      silent: true,
      barCategoryGap: "25%",
      data: points.map(({ entered, maturing }) => ({
        value: entered,
        itemStyle: { color: colour, opacity: 0.28, ...(maturing ? { decal: hatch } : {}) },
      })),
    },
  ];
}

/** What the tooltip of a bucket says: one group in full, several as a sorted list. */
export function trendNote({ lines, before, interval }: TrendModel, index: number, colours: Map<string, string>): Note | null {
  const points = lines.flatMap(({ group, points: own }) => (own[index] ? [{ group, point: own[index] }] : []));
  const first = points[0];
  if (!first) return null;
  const { period, maturing, partial } = first.point;
  const remarks = [
    ...(maturing ? ["Maturing: some may still convert, so far can only rise."] : []),
    ...(partial ? ["Cut by the range or by the end of the data."] : []),
  ];
  const title = periodLabel(period, interval);
  if (points.length > 1) {
    const sorted = [...points].sort((a, b) => (drawnRate(b.point) ?? -1) - (drawnRate(a.point) ?? -1));
    const lineOf = ({ group, point }: (typeof points)[number]) => ({
      label: group.name,
      value: `${percent(drawnRate(point))} of ${fullNumber(point.entered)}`,
      colour: colours.get(group.key) ?? "currentColor",
    });
    return { title, lines: sorted.map(lineOf), remarks };
  }
  const { entered, converted, dropped, inWindow, rate } = first.point;
  const earlier = before?.[index];
  const rest: Note["lines"] = [
    ...(inWindow > 0 ? [{ label: "Converted so far", value: percent(drawnRate(first.point)), strong: true }] : []),
    { label: inWindow > 0 ? "Of those settled" : "Conversion", value: percent(rate.rate), strong: inWindow === 0 },
    { label: "95% interval", value: intervalText(rate) },
    { label: "Entered", value: fullNumber(entered) },
    { label: "Converted", value: fullNumber(converted) },
    { label: "Dropped off", value: fullNumber(dropped) },
    { label: "Still in their window", value: fullNumber(inWindow) },
  ];
  if (earlier)
    rest.push({
      label: `Compared, ${periodLabel(earlier.period, interval)}`,
      value: `${percent(drawnRate(earlier))} of ${fullNumber(earlier.entered)}`,
    });
  return { title, lines: rest, remarks };
}
