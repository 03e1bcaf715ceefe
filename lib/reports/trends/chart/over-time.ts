import type { BarSeriesOption, EChartsOption, LineSeriesOption } from "echarts";
import { nameAxis } from "../../../charts/axes.ts";
import { type BucketState, dotted, hatch, type Layer, strokes } from "../../../charts/buckets.ts";
import { plotFrame } from "../../../charts/frame.ts";
import { type Theme, tone } from "../../../charts/palette.ts";
import { periodLabel } from "../../../format.ts";
import type { TrendsBucket } from "../result/answer.ts";
import { type DrawnLine, drawnValues, lineColours } from "./lines.ts";
import { valueAxis } from "./value-axis.ts";

export type OverTime = "lines" | "areas" | "bars";

export type OverTimeModel = {
  lines: readonly DrawnLine[];
  buckets: readonly TrendsBucket[];
  states: readonly BucketState[];
  /** One above the other; side by side or one before the other when false. */
  stacked: boolean;
};

type Drawing = { view: OverTime; interval: string; theme: Theme; colourOf?: (key: string) => string };

/** Lines, areas or bars over time; what is not over yet is dashed or hatched, the compared period dotted. */
export function overTimeOption(model: OverTimeModel, { view, interval, theme, colourOf }: Drawing): EChartsOption {
  const { lines, buckets, states } = model;
  const paint = colourOf ?? lineColours(lines, theme);
  const own = lines.map((each): Layer => ({ name: each.name, values: drawnValues(each.line.points, states), colour: paint(each.key) }));
  const stacked = model.stacked && view !== "lines";
  const tops = stacked ? stackedUp(own) : own;
  const before = comparedLayers(model, { stacked, theme, paint });
  const values = [...tops, ...own, ...before].flatMap((each) => each.values.filter((value) => value !== null));
  const kinds = new Set(lines.map(({ valueKind }) => valueKind));
  const [kind = "count"] = kinds;
  const ends = { lowest: Math.min(0, ...values), highest: Math.max(0, ...values) };
  return {
    animation: false,
    grid: { ...plotFrame, outerBoundsMode: "none" },
    xAxis: {
      ...nameAxis(
        buckets.map(({ period }, index) => `${periodLabel(period, interval)}${states[index] === "whole" ? "" : " *"}`),
        theme,
      ),
      axisLine: { onZero: false, show: true, lineStyle: { color: tone("lineStrong", theme) } },
    } as EChartsOption["xAxis"] & object,
    yAxis: valueAxis(ends, kinds.size > 1 ? "number" : kind, theme),
    series: [
      ...(view === "bars" ? own.map((each) => bars(each, { states, stacked, theme })) : []),
      ...(view === "areas" ? areas(tops, stacked) : []),
      ...before.map((each) => dotted(view === "bars" && stacked ? { ...each, colour: tone("ink", theme) } : each)),
      ...(view === "bars" ? [] : tops.flatMap((each) => strokes(each, states, theme))),
    ],
  };
}

/** Each layer with those before it added; unset counts as nothing in a stack. */
function stackedUp(layers: readonly Layer[]): Layer[] {
  const sums: number[] = [];
  return layers.map((each) => ({
    ...each,
    values: each.values.map((value, index) => {
      sums[index] = (sums[index] ?? 0) + (value ?? 0);
      return value === null ? null : (sums[index] ?? 0);
    }),
  }));
}

type Compared = { stacked: boolean; theme: Theme; paint: (key: string) => string };

function comparedLayers({ lines, buckets }: OverTimeModel, { stacked, theme, paint }: Compared): Layer[] {
  const own = lines.flatMap(({ before, key, name }): Layer[] => {
    if (!before) return [];
    const values = before.points.slice(0, buckets.length).map(({ value }) => value);
    return [{ name: `${name}, compared`, values, colour: lines.length === 1 ? tone("ghost", theme) : paint(key) }];
  });
  if (!stacked || own.length < 2) return own;
  const top = stackedUp(own).at(-1);
  return top ? [{ ...top, name: "Compared", colour: tone("ghost", theme) }] : [];
}

const look = { type: "line" as const, symbol: "none", silent: true, connectNulls: false };

/** The fills of areas: stacked ones between their lines, others thin enough to see what lies behind. */
function areas(tops: readonly Layer[], stacked: boolean): LineSeriesOption[] {
  const fill = (each: Layer, opacity: number): LineSeriesOption => ({
    ...look,
    name: each.name,
    data: each.values,
    lineStyle: { width: 0 },
    areaStyle: { color: each.colour, opacity, origin: "auto" },
  });
  if (!stacked) return tops.map((each) => fill(each, 0.16));
  return tops.map((each, index) => {
    const below = tops[index - 1];
    const values = each.values.map((value, place) => (value === null ? null : value - (below?.values[place] ?? 0)));
    return { ...fill({ ...each, values }, 0.32), stack: "areas" };
  });
}

type Bars = { states: readonly BucketState[]; stacked: boolean; theme: Theme };

function bars({ name, values, colour }: Layer, { states, stacked, theme }: Bars): BarSeriesOption {
  return {
    type: "bar",
    name,
    silent: true,
    barCategoryGap: values.length > 60 ? "10%" : "25%",
    barGap: "6%",
    ...(stacked ? { stack: "bars" } : {}),
    data: values.map((value, index) => ({
      value,
      itemStyle: { color: colour, ...(states[index] === "whole" ? {} : { decal: hatch(theme), opacity: 0.75 }) },
    })) as BarSeriesOption["data"] & object,
  };
}
