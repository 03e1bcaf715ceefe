import type { XAXisComponentOption, YAXisComponentOption } from "echarts";
import { compactNumber, humanDuration, percent } from "../format.ts";
import { type Theme, tone } from "./palette.ts";

/** The smallest round number (1, 2, 2.5, 5 times a power of ten) that is not below the value. */
export function roundUp(value: number): number {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 2.5, 5, 10].find((each) => each * power >= value * 0.999999) ?? 10) * power;
}

/** Round ends of a rate axis, and into how many parts each divides well. */
const rateEnds = [
  [1, 4],
  [2, 4],
  [2.5, 5],
  [3, 3],
  [4, 4],
  [5, 5],
  [6, 3],
  [8, 4],
  [10, 4],
] as const;

/** The end of a rate axis: a round number, never above 1. */
export function rateEnd(highest: number): number {
  if (!(highest > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(highest));
  const end = (rateEnds.find(([each]) => each * power >= highest * 0.999999)?.[0] ?? 10) * power;
  return Math.min(1, Number(end.toPrecision(2)));
}

/** The end and the tick distance of a count axis, whole numbers only. */
export function countScale(highest: number): { max: number; interval: number } {
  const interval = Math.max(1, roundUp(highest / 4));
  return { max: Math.max(1, Math.ceil(highest / interval)) * interval, interval };
}

const roundSeconds = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 259_200, 432_000, 604_800,
  1_209_600, 2_592_000, 7_776_000, 15_552_000, 31_536_000,
];

/** Ticks at round durations between two lengths, at most `most` of them. */
export function durationTicks(from: number, to: number, most = 8): number[] {
  const step = roundSeconds.find((each) => (to - from) / each <= most) ?? roundUp((to - from) / most);
  const first = Math.ceil(from / step - 1e-9);
  return Array.from({ length: Math.floor(to / step + 1e-9) - first + 1 }, (_, index) => (first + index) * step);
}

/** Round durations on a logarithmic axis, so far apart (share of the axis) that their labels do not touch. */
export function logDurationTicks(from: number, to: number, gap = 0.08): number[] {
  const kept: number[] = [];
  const at = (seconds: number) => (Math.log1p(seconds) - Math.log1p(from)) / (Math.log1p(to) - Math.log1p(from));
  for (const each of [1, 10, 60, 600, 3600, 21_600, 86_400, 259_200, 604_800, 1_209_600, 2_592_000, 7_776_000, 31_536_000])
    if (each >= from && each <= to && kept.every((other) => Math.abs(at(other) - at(each)) > gap)) kept.push(each);
  return kept;
}

/** A vertical axis of rates from 0 to `max`. */
export function rateAxis(max: number, theme: Theme): YAXisComponentOption {
  return {
    ...plain(theme),
    type: "value",
    min: 0,
    max,
    interval: max / rateParts(max),
    axisLabel: { ...label(theme), formatter: (value: number) => axisPercent(value, max) },
  };
}

/** Parts of a rate axis with round ends. */
function rateParts(max: number): number {
  const digits = Number((max / 10 ** Math.floor(Math.log10(max) + 1e-9)).toPrecision(3));
  return rateEnds.find(([end]) => end === digits)?.[1] ?? 4;
}

function axisPercent(value: number, max: number): string {
  return max >= 0.04 ? `${Number((value * 100).toFixed(max >= 0.2 ? 0 : 1))}%` : percent(value);
}

/** A vertical axis of counts. */
export function countAxis(highest: number, theme: Theme): YAXisComponentOption {
  return {
    ...plain(theme),
    type: "value",
    min: 0,
    ...countScale(highest),
    axisLabel: { ...label(theme), formatter: (value: number) => compactNumber(value) },
  };
}

type Place = { to: (seconds: number) => number; from: (value: number) => number };

const asItIs: Place = { to: (x) => x, from: (x) => x };

/** A horizontal axis of durations; the values are what `place` makes of seconds. */
export function durationAxis(
  { ends, ticks, place = asItIs }: { ends: [number, number]; ticks: number[]; place?: Place },
  theme: Theme,
): XAXisComponentOption {
  const customValues = ticks.map(place.to);
  return {
    type: "value",
    min: place.to(ends[0]),
    max: place.to(ends[1]),
    splitLine: { show: false },
    axisLine: { show: true, onZero: false, lineStyle: { color: tone("lineStrong", theme) } },
    axisTick: { show: true, customValues, lineStyle: { color: tone("lineStrong", theme) } },
    axisLabel: { ...label(theme), customValues, formatter: (value: number) => humanDuration(Math.round(place.from(value))) },
  };
}

/** A horizontal axis of names, drawn as text. */
export function nameAxis(names: string[], theme: Theme, interval: number | "auto" = "auto"): XAXisComponentOption {
  return {
    type: "category",
    data: names,
    axisLine: { show: true, lineStyle: { color: tone("lineStrong", theme) } },
    axisTick: { show: false },
    axisLabel: { ...label(theme), interval, hideOverlap: true },
  };
}

function plain(theme: Theme) {
  return { axisLine: { show: false }, axisTick: { show: false }, splitLine: { lineStyle: { color: tone("line", theme) } } };
}

function label(theme: Theme) {
  return { color: tone("quiet", theme), fontSize: 11, lineHeight: 15, margin: 8 };
}
