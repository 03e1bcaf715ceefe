import type { EChartsOption } from "echarts";
import { countAxis, nameAxis, rateAxis } from "../../../charts/axes.ts";
import { type Frame, plotFrame } from "../../../charts/frame.ts";
import type { Note } from "../../../charts/note.ts";
import { type Theme, tone } from "../../../charts/palette.ts";
import { fullNumber, percent } from "../../../format.ts";
import type { RetentionGaps } from "../result/answer.ts";

const mostDays = 60;

/** One bar: its days, the units whose usual time away it is, and the share that is back by then. */
type GapBar = { name: string; units: number; backRate: number };

/** A bar per day; the tail is one bar. */
export function gapBars({ distribution }: RetentionGaps): GapBar[] {
  const last = Math.min(mostDays, distribution.at(-1)?.days ?? 1);
  return Array.from({ length: last }, (_, index) => {
    const day = index + 1;
    const tail = day === mostDays;
    const own = distribution.filter(({ days }) => (tail ? days >= day : days === day));
    return {
      name: tail ? `${day}+` : String(day),
      units: own.reduce((sum, { units }) => sum + units, 0),
      backRate: tail ? 1 : (distribution.filter(({ days }) => days <= day).at(-1)?.cumulativeRate ?? 0),
    };
  });
}

/** What the tooltip of a bar says. */
export function gapsNote(gaps: RetentionGaps, index: number, unit: string): Note | null {
  const bar = gapBars(gaps)[index];
  if (!bar) return null;
  return {
    title: bar.name === "1" ? "Back every day" : `Back after ${bar.name} days`,
    lines: [
      { label: unit, value: fullNumber(bar.units), strong: true },
      { label: "Share", value: percent(gaps.units === 0 ? null : bar.units / gaps.units) },
      { label: "Back by then", value: percent(bar.backRate) },
    ],
  };
}

/** The margins of the plot: it has an axis on either side. */
export const gapsFrame: Frame = { ...plotFrame, right: 52 };

/** How long units usually stay away: a bar per day, and the share that is back by then; the tail is one bar. */
export function gapsOption(gaps: RetentionGaps, theme: Theme): EChartsOption {
  const bars = gapBars(gaps);
  const colour = tone("main", theme);
  const counts = bars.map(({ units }) => units);
  return {
    animation: false,
    grid: { ...gapsFrame, outerBoundsMode: "none" },
    xAxis: nameAxis(
      bars.map(({ name }) => name),
      theme,
    ),
    yAxis: [countAxis(Math.max(1, ...counts), theme), { ...rateAxis(1, theme), position: "right", splitLine: { show: false } }],
    series: [
      { type: "bar", name: "Units", silent: true, barCategoryGap: "20%", data: counts, itemStyle: { color: colour, opacity: 0.45 } },
      {
        type: "line",
        name: "Back by then",
        yAxisIndex: 1,
        silent: true,
        showSymbol: false,
        data: bars.map(({ backRate }) => backRate),
        lineStyle: { color: tone("ink", theme), width: 1.5 },
      },
    ],
  };
}
