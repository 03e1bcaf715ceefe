import type { BarSeriesOption, EChartsOption } from "echarts";
import { nameAxis, rateAxis } from "../../../charts/axes.ts";
import { plotFrame } from "../../../charts/frame.ts";
import { groupColours, mostDrawn } from "../../../charts/groups.ts";
import { type Theme, tone } from "../../../charts/palette.ts";
import { compactNumber, percent } from "../../../format.ts";
import type { FunnelAnswer, FunnelStep } from "../result/answer.ts";
import { type BarGroup, barGroups } from "./bars.ts";

/** The steps as a picture (export, print, share): solid converted, striped dropped, dotted still in the window. */
export function stepsOption(answer: FunnelAnswer & { previous?: FunnelAnswer }, theme: Theme, keys?: readonly string[]): EChartsOption {
  const drawn = barGroups(answer).filter(({ group }, index) => (keys ? keys.includes(group.key) : index < mostDrawn));
  const colours = groupColours(
    drawn.map(({ group }) => group),
    theme,
  );
  const alone = drawn.length === 1;
  const before = alone && answer.previous ? barGroups(answer.previous).find(({ group }) => group.key === drawn[0]?.group.key) : undefined;
  const numbers = ({ fromFirst, count }: FunnelStep) => (alone ? `\n${percent(fromFirst.rate)} · ${compactNumber(count)}` : "");
  const names =
    drawn[0]?.bars.map(({ step }) => `${step.step}. ${short(step.label)}${step.optional ? " (optional)" : ""}${numbers(step)}`) ?? [];
  return {
    animation: false,
    grid: { ...plotFrame, bottom: 48, outerBoundsMode: "none" },
    xAxis: nameAxis(names, theme, 0),
    yAxis: rateAxis(1, theme),
    series: [
      ...(before ? [ghost(before, theme)] : []),
      ...drawn.flatMap((each) => stack(each, colours.get(each.group.key) ?? tone("main", theme), { alone, theme })),
    ],
  };
}

const short = (name: string) => (name.length > 24 ? `${name.slice(0, 23)}…` : name);

function ghost({ bars }: BarGroup, theme: Theme): BarSeriesOption {
  return {
    type: "bar",
    name: "Compared period",
    data: bars.map(({ converted }) => converted),
    itemStyle: { color: "transparent", borderColor: tone("ghost", theme), borderType: "dashed", borderWidth: 1.5 },
    barMaxWidth: 28,
  };
}

function stack({ group, bars }: BarGroup, colour: string, { alone, theme }: { alone: boolean; theme: Theme }): BarSeriesOption[] {
  const look = { type: "bar" as const, stack: group.key, name: group.name, barMaxWidth: alone ? 96 : 28, barGap: "12%" };
  return [
    { ...look, data: bars.map(({ converted }) => converted), itemStyle: { color: colour } },
    {
      ...look,
      data: bars.map(({ dropped }) => dropped),
      itemStyle: {
        color: colour,
        opacity: 0.3,
        decal: { symbol: "rect", color: tone("surface", theme), dashArrayX: [1, 0], dashArrayY: [4, 4], rotation: -Math.PI / 4 },
      },
    },
    {
      ...look,
      data: bars.map(({ inWindow }) => inWindow),
      itemStyle: {
        color: colour,
        opacity: 0.45,
        decal: {
          symbol: "rect",
          symbolSize: 0.8,
          color: tone("surface", theme),
          dashArrayX: [
            [4, 3],
            [0, 3, 4, 0],
          ],
          dashArrayY: [4, 3],
        },
      },
    },
  ];
}
