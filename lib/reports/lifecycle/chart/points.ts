import type { BarSeriesOption, EChartsOption, LineSeriesOption } from "echarts";
import { countScale, nameAxis } from "../../../charts/axes.ts";
import { plotFrame } from "../../../charts/frame.ts";
import type { Note } from "../../../charts/note.ts";
import { hue, type Theme, tone } from "../../../charts/palette.ts";
import { compactNumber, fullNumber, instantLabel, periodLabel, signed } from "../../../format.ts";
import type { LifecyclePoint } from "../result/answer.ts";

/** The states from the axis outwards, as people call them. */
export const stateWords = [
  { state: "returning", word: "Returning", meaning: "here in this interval and in the one before" },
  { state: "resurrecting", word: "Resurrecting", meaning: "back after an interval or more away" },
  { state: "new", word: "New", meaning: "here for the first time ever" },
  { state: "dormant", word: "Dormant", meaning: "here in the interval before, not in this one" },
] as const;

export type State = (typeof stateWords)[number]["state"];

const slots: Record<State, number> = { returning: 1, resurrecting: 2, new: 0, dormant: 5 };

/** The colour of a state; the same on every chart. */
export const stateColour = (state: State, theme: Theme): string => hue(slots[state], theme);

type Drawing = { interval: string; theme: Theme; hidden?: ReadonlySet<State> };

/** Bars of each interval: who came above zero, who went dormant below it; an interval that can still change is hatched. */
export function pointsOption(points: readonly LifecyclePoint[], { interval, theme, hidden = new Set() }: Drawing): EChartsOption {
  const shown = stateWords.filter(({ state }) => !hidden.has(state));
  const above = (point: LifecyclePoint) => shown.reduce((sum, { state }) => sum + (state === "dormant" ? 0 : point[state]), 0);
  const below = (point: LifecyclePoint) => (hidden.has("dormant") ? 0 : point.dormant);
  const begun = points.filter(({ state }) => state !== "not_started");
  const [highest, lowest] = [Math.max(1, ...begun.map(above)), Math.max(0, ...begun.map(below))];
  const { interval: step } = countScale(Math.max(highest, lowest));
  const names = points.map((point) => `${periodLabel(point.period, interval)}${point.state === "closed" ? "" : " *"}`);
  return {
    animation: false,
    grid: { ...plotFrame, outerBoundsMode: "none" },
    xAxis: { ...nameAxis(names, theme), axisLine: { onZero: false, show: true, lineStyle: { color: tone("lineStrong", theme) } } },
    yAxis: {
      type: "value",
      min: -Math.ceil(lowest / step) * step,
      max: Math.ceil(highest / step) * step,
      interval: step,
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { lineStyle: { color: tone("line", theme) } },
      axisLabel: { color: tone("quiet", theme), fontSize: 11, formatter: (value: number) => compactNumber(Math.abs(value)) },
    },
    series: [...shown.map(({ state, word }) => bars(points, { state, word, theme })), zeroLine(points.length, theme)],
  };
}

type Bars = { state: State; word: string; theme: Theme };

function bars(points: readonly LifecyclePoint[], { state, word, theme }: Bars): BarSeriesOption {
  const hatch = { symbol: "rect" as const, color: tone("surface", theme), dashArrayX: [1, 0], dashArrayY: [3, 3], rotation: -Math.PI / 4 };
  const colour = stateColour(state, theme);
  return {
    type: "bar",
    name: word,
    stack: "states",
    silent: true,
    barCategoryGap: points.length > 60 ? "10%" : "25%",
    data: points.map((point) => ({
      value: point.state === "not_started" ? null : state === "dormant" ? -point.dormant : point[state],
      itemStyle: { color: colour, ...(point.state === "closed" ? {} : { decal: hatch, opacity: 0.75 }) },
    })) as BarSeriesOption["data"] & object,
  };
}

function zeroLine(count: number, theme: Theme): LineSeriesOption {
  const lineStyle = { color: tone("lineStrong", theme), width: 1 };
  return { type: "line", silent: true, symbol: "none", lineStyle, data: Array.from({ length: count }, () => 0) };
}

/** What the tooltip of an interval says. */
export function pointNote(
  { points, previous }: { points: readonly LifecyclePoint[]; previous?: readonly LifecyclePoint[] | undefined },
  index: number,
  { interval, theme }: Pick<Drawing, "interval" | "theme">,
): Note | null {
  const point = points[index];
  if (!point) return null;
  const before = previous?.[index];
  const lines: Note["lines"] = stateWords.map(({ state, word }) => ({
    label: word,
    value: `${fullNumber(point[state])}${before ? ` (${signed(point[state] - before[state])})` : ""}`,
    colour: stateColour(state, theme),
  }));
  const active = point.new + point.returning + point.resurrecting;
  lines.unshift({ label: "Active", value: fullNumber(active), strong: true });
  lines.push({ label: "Quick ratio", value: ratioText(point.quickRatio) });
  const remarks = [
    ...(before ? [`In brackets: against ${periodLabel(before.period, interval)}.`] : []),
    ...(point.state === "open" ? [`Can still change until ${instantLabel(point.closesAt)}: dormant ones may come yet.`] : []),
    ...(point.state === "not_started" ? ["Begins after the end of the data."] : []),
  ];
  return { title: periodLabel(point.period, interval), lines, remarks };
}

/** How many came for each that left: 1.4. */
export function ratioText(ratio: number | null): string {
  return ratio === null ? "—" : ratio.toFixed(ratio < 10 ? 2 : 1);
}
