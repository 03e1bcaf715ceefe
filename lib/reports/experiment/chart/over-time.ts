import type { CustomSeriesOption, EChartsOption, LineSeriesOption, YAXisComponentOption } from "echarts";
import { nameAxis } from "../../../charts/axes.ts";
import { plotFrame } from "../../../charts/frame.ts";
import type { Note } from "../../../charts/note.ts";
import { type Theme, tone } from "../../../charts/palette.ts";
import { periodLabel } from "../../../format.ts";
import type { EffectPoint, ExperimentResult } from "../result/answer.ts";
import type { DrawnArm } from "./arms.ts";
import { differenceText, effectText, signedPercent } from "./effect-words.ts";
import { type DrawnEffect, drawnEffect, effectEnd } from "./interval-scale.ts";
import { unitsText } from "./progress-words.ts";

export type OverTime = Pick<ExperimentResult, "metric" | "overTime" | "method" | "alpha" | "unit">;
type Drawing = { theme: Theme; interval: string; arms: readonly DrawnArm[] };

/** The frame of a plot whose axis bears signs and percents. */
export const effectFrame = { ...plotFrame, left: 64 };

/** The effect of each arm against the control as the exposures came, with the band of the chosen method; the last point is the panel. */
export function overTimeOption(result: OverTime, { theme, interval, arms }: Drawing): EChartsOption {
  const points = result.overTime ?? [];
  const lines = arms.filter(({ isControl }) => !isControl).map((arm) => ({ arm, effects: effectsOf(points, arm.variant) }));
  const isRelative = lines.some(({ effects }) => effects.some((each) => each?.isRelative));
  const drawn = lines.map(({ arm, effects }) => ({ arm, effects: effects.map((each) => (each?.isRelative === isRelative ? each : null)) }));
  const settled = drawn.flatMap(({ effects }) => effects.slice(-Math.ceil(points.length / 2))).flatMap((each) => each ?? []);
  const end = effectEnd(settled.length > 0 ? settled : drawn.flatMap(({ effects }) => effects).flatMap((each) => each ?? []));
  const names = points.map(({ period, partial }) => `${periodLabel(period, interval)}${partial ? " *" : ""}`);
  return {
    animation: false,
    grid: { ...effectFrame, outerBoundsMode: "none" },
    xAxis: { ...nameAxis(names, theme), axisLine: { show: true, onZero: true, lineStyle: { color: tone("quiet", theme), width: 1.5 } } },
    yAxis: effectAxis(end, { theme, text: (value) => (isRelative ? signedPercent(value) : differenceText(value, metricOf(result))) }),
    series: drawn.flatMap(({ arm, effects }) => [band(effects, arm, end), line(effects, arm)]),
  };
}

const metricOf = ({ metric }: OverTime) => metric ?? { type: "conversion" as const };

function effectsOf(points: readonly EffectPoint[], variant: string): (DrawnEffect | null)[] {
  return points.map(({ comparisons }) => {
    const found = comparisons.find((each) => each.variant === variant);
    return found ? drawnEffect(found) : null;
  });
}

type AxisWords = { theme: Theme; text: (value: number) => string };

/** A vertical axis centred on 0. */
function effectAxis(end: number, { theme, text }: AxisWords): YAXisComponentOption {
  return {
    type: "value",
    min: -end,
    max: end,
    interval: end / 2,
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: tone("line", theme) } },
    axisLabel: { color: tone("quiet", theme), fontSize: 11, lineHeight: 15, margin: 8, formatter: text },
  };
}

function line(effects: readonly (DrawnEffect | null)[], { label, colour }: DrawnArm): LineSeriesOption {
  return {
    type: "line",
    name: label,
    silent: true,
    symbol: "circle",
    symbolSize: 4,
    showAllSymbol: effects.length < 40,
    data: effects.map((each) => each?.value ?? null),
    itemStyle: { color: colour },
    lineStyle: { color: colour, width: 2 },
    clip: true,
  };
}

/** The area between the limits, in pieces where some are unset. */
function band(effects: readonly (DrawnEffect | null)[], { colour }: DrawnArm, end: number): CustomSeriesOption {
  return {
    type: "custom",
    name: "band",
    silent: true,
    clip: true,
    data: [[0, 0]],
    renderItem: (_params, api) => {
      const at = (index: number, value: number) => api.coord([index, Math.min(end, Math.max(-end, value))]) as [number, number];
      const children = piecesOf(effects).map((piece) => ({
        type: "polygon" as const,
        silent: true,
        shape: {
          points: [...piece.map(({ index, low }) => at(index, low)), ...[...piece].reverse().map(({ index, high }) => at(index, high))],
        },
        style: { fill: colour, opacity: 0.14 },
      }));
      return { type: "group", children };
    },
  };
}

type Limits = { index: number; low: number; high: number };

function piecesOf(effects: readonly (DrawnEffect | null)[]): Limits[][] {
  const pieces: Limits[][] = [];
  let open: Limits[] | null = null;
  for (const [index, each] of effects.entries()) {
    if (each === null || each.low === null || each.high === null) {
      open = null;
      continue;
    }
    if (open === null) {
      open = [];
      pieces.push(open);
    }
    open.push({ index, low: each.low, high: each.high });
  }
  return pieces;
}

/** What the tooltip of a point says. */
export function overTimeNote(result: OverTime, index: number, { interval, arms }: Omit<Drawing, "theme">): Note | null {
  const point = result.overTime?.[index];
  if (!point) return null;
  const lines = point.comparisons.map((comparison) => {
    const arm = arms.find(({ variant }) => variant === comparison.variant);
    const value = effectText(comparison, metricOf(result), result);
    return { label: arm?.label ?? comparison.variant, value, ...(arm ? { colour: arm.colour } : {}), strong: true };
  });
  return {
    title: `Exposed up to ${periodLabel(point.period, interval)}`,
    lines: [...lines, { label: "Counted", value: unitsText(point.units, result.unit) }],
    remarks: point.partial ? ["Not over yet, or cut by the range."] : [],
  };
}
