import type { CustomSeriesOption, EChartsOption, LineSeriesOption, YAXisComponentOption } from "echarts";
import { nameAxis, roundUp } from "../../../charts/axes.ts";
import { plotFrame } from "../../../charts/frame.ts";
import type { Note } from "../../../charts/note.ts";
import { type Theme, tone } from "../../../charts/palette.ts";
import { periodLabel } from "../../../format.ts";
import type { EffectPoint, ExperimentResult } from "../result/answer.ts";
import type { DrawnArm } from "./arms.ts";
import { differenceText, effectText, signedPercent } from "./effect-words.ts";
import { type DrawnEffect, drawnEffect, effectEnd } from "./interval-scale.ts";
import { unitsText } from "./progress-words.ts";

/** The points from the first on at which somebody was exposed: what lies before an experiment says nothing. */
export function begun(points: readonly EffectPoint[] = []): EffectPoint[] {
  const first = points.findIndex(({ units }) => units > 0);
  return points.slice(first === -1 ? 0 : first);
}

export type OverTime = Pick<ExperimentResult, "metric" | "overTime" | "method" | "alpha" | "unit">;
type Drawing = { theme: Theme; interval: string; arms: readonly DrawnArm[] };

/** The frame of a plot whose axis bears signs and percents. */
export const effectFrame = { ...plotFrame, left: 64 };

/** The effect of each arm against the control as the exposures came, with the band of the chosen method; the last point is the panel. */
export function overTimeOption(result: OverTime, { theme, interval, arms }: Drawing): EChartsOption {
  const points = begun(result.overTime);
  const lines = arms.filter(({ isControl }) => !isControl).map((arm) => ({ arm, effects: effectsOf(points, arm.variant) }));
  const isRelative = lines.some(({ effects }) => effects.some((each) => each?.isRelative));
  const drawn = lines.map(({ arm, effects }) => ({ arm, effects: effects.map((each) => (each?.isRelative === isRelative ? each : null)) }));
  const settled = drawn.flatMap(({ effects }) => effects.slice(Math.floor(points.length / 8))).flatMap((each) => each ?? []);
  const ends = verticalEnds(settled.length > 0 ? settled : drawn.flatMap(({ effects }) => effects).flatMap((each) => each ?? []));
  const names = points.map(({ period, partial }) => `${periodLabel(period, interval)}${partial ? " *" : ""}`);
  return {
    animation: false,
    grid: { ...effectFrame, outerBoundsMode: "none" },
    xAxis: { ...nameAxis(names, theme), axisLine: { show: true, onZero: true, lineStyle: { color: tone("quiet", theme), width: 1.5 } } },
    yAxis: effectAxis(ends, { theme, text: (value) => (isRelative ? signedPercent(value) : differenceText(value, metricOf(result))) }),
    series: drawn.flatMap(({ arm, effects }) => [band(effects, arm, ends), line(effects, arm)]),
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

type Ends = { min: number; max: number; interval: number };

/** Round ends that hold no difference and the intervals, as far as those do not make a line of the effects. */
function verticalEnds(effects: readonly DrawnEffect[]): Ends {
  const widest = effectEnd(effects);
  const held = effects.flatMap(({ value, low, high }) => [value, low, high]).flatMap((each) => each ?? []);
  const [low, high] = [Math.max(-widest, Math.min(0, ...held)), Math.min(widest, Math.max(0, ...held))];
  const interval = roundUp((high - low) / 4);
  return { min: Math.floor(low / interval) * interval, max: Math.ceil(high / interval) * interval, interval };
}

function effectAxis(ends: Ends, { theme, text }: AxisWords): YAXisComponentOption {
  return {
    type: "value",
    ...ends,
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
function band(effects: readonly (DrawnEffect | null)[], { colour }: DrawnArm, { min, max }: Ends): CustomSeriesOption {
  return {
    type: "custom",
    name: "band",
    silent: true,
    clip: true,
    data: [[0, 0]],
    renderItem: (_params, api) => {
      const at = (index: number, value: number) => api.coord([index, Math.min(max, Math.max(min, value))]) as [number, number];
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
  const point = begun(result.overTime)[index];
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
