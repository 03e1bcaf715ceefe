import type { BarSeriesOption, EChartsOption, XAXisComponentOption, YAXisComponentOption } from "echarts";
import { rateAxis, rateEnd } from "../../../charts/axes.ts";
import type { Frame } from "../../../charts/frame.ts";
import type { Note } from "../../../charts/note.ts";
import { hue, type Theme, tone } from "../../../charts/palette.ts";
import { fullNumber, percent } from "../../../format.ts";
import type { Stages } from "../result/answer.ts";
import type { DrawnFeature } from "./features.ts";

/** The stages after exposure, each inside the one before, from the palest to the strongest. */
export const stageWords = [
  { stage: "tried", word: "Tried", opacity: 0.28 },
  { stage: "repeated", word: "Repeated", opacity: 0.58 },
  { stage: "regular", word: "Regular", opacity: 1 },
] as const;

export type Stage = (typeof stageWords)[number]["stage"];

/** So many features have a bar; the table has all. */
export const mostBars = 25;

const rowHeight = 30;

/** Room for the names of features on the left, and for numbers after the bars. */
export function stagesFrame(width: number): Frame {
  return { left: width < 520 ? 104 : 168, right: width < 520 ? 20 : 64, top: 8, bottom: 34 };
}

/** How high a chart with so many bars is. */
export function stagesHeight(count: number): number {
  return stagesFrame(800).top + stagesFrame(800).bottom + Math.max(1, count) * rowHeight;
}

/** The features with a bar, most tried first. */
export function barFeatures(features: readonly DrawnFeature[]): DrawnFeature[] {
  const tried = ({ feature: { stages } }: DrawnFeature) => (stages && stages.exposed > 0 ? stages.tried / stages.exposed : 0);
  return [...features].sort((a, b) => tried(b) - tried(a)).slice(0, mostBars);
}

/** The colour of a stage: one hue, the further the stronger. */
export function stageColour(stage: Stage, theme: Theme): string {
  const { opacity } = stageWords.find((each) => each.stage === stage) ?? stageWords[0];
  return `${theme === "light" ? hue(0, theme) : tone("main", theme)}${Math.round(opacity * 255)
    .toString(16)
    .padStart(2, "0")}`;
}

/** The share of the exposed that a stage holds; unset where it is not told. */
export function shareOf(stages: Stages | undefined, stage: Stage): number | null {
  const count = stages?.[stage];
  return stages && stages.exposed > 0 && typeof count === "number" ? count / stages.exposed : null;
}

/** A bar per feature: who tried it, among them who repeated it, among them who uses it regularly, as shares of the exposed. */
export function stagesOption(features: readonly DrawnFeature[], { theme, width }: { theme: Theme; width: number }): EChartsOption {
  const shares = features.flatMap(({ feature, before }) => [shareOf(feature.stages, "tried") ?? 0, shareOf(before?.stages, "tried") ?? 0]);
  const max = rateEnd(Math.max(0, ...shares) * 1.05);
  const frame = stagesFrame(width);
  const longest = Math.floor((frame.left - 16) / 6.4);
  const axis = rateAxis(max, theme);
  return {
    animation: false,
    grid: { ...frame, outerBoundsMode: "none" },
    xAxis: axis as unknown as XAXisComponentOption,
    yAxis: {
      type: "category",
      inverse: true,
      data: features.map(({ name }) => (name.length > longest ? `${name.slice(0, longest - 1)}…` : name)),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: tone("ink", theme), fontSize: 12, margin: 10, interval: 0 },
    } as YAXisComponentOption,
    series: [...stageWords.map(({ stage, word }) => bars(features, { stage, word }, { theme, width })), ...compared(features, theme)],
  };
}

function bars(
  features: readonly DrawnFeature[],
  { stage, word }: { stage: Stage; word: string },
  { theme, width }: { theme: Theme; width: number },
): BarSeriesOption {
  const color = stageColour(stage, theme);
  return {
    type: "bar",
    name: word,
    silent: true,
    barGap: "-100%",
    barWidth: 16,
    data: features.map(({ feature }) => shareOf(feature.stages, stage)),
    itemStyle: { color, borderRadius: [0, 2, 2, 0] },
    ...(stage === "tried" && width >= 520
      ? {
          label: {
            show: true,
            position: "right",
            color: tone("quiet", theme),
            fontSize: 11,
            formatter: ({ value }: { value?: unknown }) => (typeof value === "number" ? percent(value) : ""),
          } as BarSeriesOption["label"] & object,
        }
      : {}),
  };
}

/** Where the tried were in the compared period, as a thin mark on each bar. */
function compared(features: readonly DrawnFeature[], theme: Theme): BarSeriesOption[] {
  if (!features.some(({ before }) => before)) return [];
  return [
    {
      type: "bar",
      name: "Tried, compared",
      silent: true,
      barGap: "-100%",
      barWidth: 16,
      data: features.map(({ before }) => shareOf(before?.stages, "tried") || null),
      itemStyle: { color: "transparent", borderColor: tone("ink", theme), borderType: [3, 3], borderWidth: 1 },
    },
  ];
}

/** What the tooltip of a bar says. */
export function stagesNote({ name, feature: { stages }, before }: DrawnFeature, { theme }: { theme: Theme }): Note | null {
  if (!stages) return null;
  let reached = stages.exposed;
  const lines = stageWords.map(({ stage, word }) => {
    const count = stages[stage];
    const ofBefore = typeof count === "number" && reached > 0 ? ` · ${percent(count / reached)} of those before` : "";
    reached = count ?? 0;
    return { label: word, value: `${fullNumber(count)}${count === null ? "" : ofBefore}`, colour: stageColour(stage, theme) };
  });
  return {
    title: name,
    lines: [
      { label: "Exposed", value: fullNumber(stages.exposed), strong: true },
      ...lines,
      ...(before?.stages ? [{ label: "Tried before", value: percent(shareOf(before.stages, "tried")) }] : []),
    ],
    ...(stages.regular === null ? { remarks: ["Regular is unset: the dates hold too few whole weeks to tell."] } : {}),
  };
}
