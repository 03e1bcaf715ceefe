import type { EChartsOption } from "echarts";
import { countAxis, nameAxis, rateAxis } from "../../../charts/axes.ts";
import { plotFrame } from "../../../charts/frame.ts";
import { type Theme, tone } from "../../../charts/palette.ts";
import type { RetentionGaps } from "../result/answer.ts";

const mostDays = 60;

/** How long units usually stay away: a bar per day, and the share that is back by then; the tail is one bar. */
export function gapsOption({ distribution }: RetentionGaps, theme: Theme): EChartsOption {
  const last = Math.min(mostDays, distribution.at(-1)?.days ?? 1);
  const days = Array.from({ length: last }, (_, index) => index + 1);
  const unitsOn = (day: number): number =>
    distribution.filter((each) => (day === mostDays ? each.days >= day : each.days === day)).reduce((sum, { units }) => sum + units, 0);
  const backBy = (day: number): number | null =>
    day === mostDays ? 1 : (distribution.filter((each) => each.days <= day).at(-1)?.cumulativeRate ?? 0);
  const colour = tone("main", theme);
  const counts = days.map(unitsOn);
  return {
    animation: false,
    grid: { ...plotFrame, right: 52, outerBoundsMode: "none" },
    xAxis: nameAxis(
      days.map((day) => (day === mostDays ? `${day}+` : String(day))),
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
        data: days.map(backBy),
        lineStyle: { color: tone("ink", theme), width: 1.5 },
      },
    ],
  };
}
