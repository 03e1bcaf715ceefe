import type { EChartsOption, LineSeriesOption } from "echarts";
import { durationAxis, logDurationTicks, rateAxis, rateEnd } from "../../../charts/axes.ts";
import { plotFrame } from "../../../charts/frame.ts";
import { type ChartGroup, chartGroups, everyone, groupColours, mostDrawn } from "../../../charts/groups.ts";
import { type Theme, tone } from "../../../charts/palette.ts";
import type { Duration } from "../../../vocabulary/duration.ts";
import type { FunnelAnswer, SweepPoint } from "../result/answer.ts";

export type SweepModel = {
  lines: { group: ChartGroup; points: SweepPoint[] }[];
  before: SweepPoint[] | null;
  ends: [number, number];
  max: number;
};

const worthShowing = 0.004;

/** The curves of a sweep; the axis begins where the first of them leaves the ground. */
export function sweepModel(answer: FunnelAnswer & { previous?: FunnelAnswer }, keys?: readonly string[]): SweepModel {
  const parts = answer.sweepByGroup;
  const lines = (parts ? chartGroups(parts) : [everyone])
    .filter(({ key }, index) => (keys ? keys.includes(key) : index < mostDrawn))
    .map((group) => ({ group, points: (parts ? parts[group.index]?.sweep : answer.sweep) ?? [] }));
  const before = parts ? null : (answer.previous?.sweep ?? null);
  const curves = [...lines.map(({ points }) => points), ...(before ? [before] : [])].filter((points) => points.length > 1);
  const starts = curves.map(
    (points) =>
      points[Math.max(0, points.findIndex(({ converted }) => converted > worthShowing * (points.at(-1)?.converted ?? 0)) - 1)]
        ?.windowSeconds ?? 0,
  );
  const last = Math.max(1, ...curves.map((points) => points.at(-1)?.windowSeconds ?? 1));
  const rates = curves.flatMap((points) => points.at(-1)?.rate ?? []);
  return { lines, before, ends: [Math.min(last / 2, ...starts), last], max: rateEnd(Math.max(0, ...rates) * 1.1) };
}

const place = { to: Math.log1p, from: Math.expm1 };

/** The place of a window on the axis, 0 to 1. */
export function placeOfWindow(seconds: number, [from, to]: [number, number]): number {
  return (place.to(seconds) - place.to(from)) / (place.to(to) - place.to(from));
}

/** The windows that the sweep knows, inside the axis. */
export function knownWindows({ lines, ends }: SweepModel): number[] {
  return (lines[0]?.points ?? []).map(({ windowSeconds }) => windowSeconds).filter((seconds) => seconds >= ends[0] && seconds > 0);
}

/** The known window nearest to a place of the axis. */
export function windowAt(position: number, model: SweepModel): number {
  const distance = (seconds: number) => Math.abs(placeOfWindow(seconds, model.ends) - position);
  return knownWindows(model).reduce((best, each) => (distance(each) < distance(best) ? each : best), model.ends[1]);
}

/** Conversion as a function of the window, on an axis of logarithmic time. */
export function sweepOption(model: SweepModel, theme: Theme): EChartsOption {
  const { lines, before, ends, max } = model;
  const colours = groupColours(
    lines.map(({ group }) => group),
    theme,
  );
  const curve = (
    name: string,
    points: SweepPoint[],
    { colour, dashed = false }: { colour: string; dashed?: boolean },
  ): LineSeriesOption => ({
    type: "line",
    name,
    silent: true,
    symbol: "none",
    data: points.filter(({ windowSeconds }) => windowSeconds >= ends[0]).map(({ windowSeconds, rate }) => [place.to(windowSeconds), rate]),
    lineStyle: { color: colour, width: dashed ? 1.5 : 2, ...(dashed ? { type: [2, 3] } : {}) },
    ...(lines.length === 1 && !dashed ? { areaStyle: { color: colour, opacity: 0.1 } } : {}),
  });
  return {
    animation: false,
    grid: { ...plotFrame, outerBoundsMode: "none" },
    xAxis: durationAxis({ ends, ticks: logDurationTicks(...ends), place }, theme),
    yAxis: rateAxis(max, theme),
    series: [
      ...(before ? [curve("Compared period", before, { colour: tone("ghost", theme), dashed: true })] : []),
      ...lines.map(({ group, points }) => curve(group.name, points, { colour: colours.get(group.key) ?? tone("main", theme) })),
    ],
  };
}

/** Seconds as a window a person would set: rounded up to minutes from ten minutes, to hours from three days. */
export function windowOf(seconds: number): Duration {
  const grain = seconds >= 259_200 ? 3600 : seconds >= 600 ? 60 : 1;
  const whole = Math.max(1, Math.ceil(seconds / grain) * grain);
  const sizes = [
    ["day", 86_400],
    ["hour", 3600],
    ["minute", 60],
  ] as const;
  const [unit, size] = sizes.find(([, each]) => whole % each === 0) ?? (["second", 1] as const);
  return { value: whole / size, unit };
}
