import type { EChartsOption } from "echarts";
import { countAxis, nameAxis, rateAxis, rateEnd } from "../../../charts/axes.ts";
import { plotFrame } from "../../../charts/frame.ts";
import type { Note } from "../../../charts/note.ts";
import { hue, type Theme, tone } from "../../../charts/palette.ts";
import { fullNumber, percent } from "../../../format.ts";
import type { Distribution } from "../result/answer.ts";

/** One distribution with the name it is drawn under. */
export type Curve = Distribution & { name: string };

/** The colour of a series: the main one when it is alone. */
export const seriesColour = (index: number, count: number, theme: Theme): string => (count === 1 ? tone("main", theme) : hue(index, theme));

export type Scale = "share" | "units";

type Drawing = { theme: Theme; scale: Scale; previous?: readonly Curve[] | undefined; maturing?: boolean };

/** Units by their number of active intervals: bars side by side, or lines when there are many; the compared period dotted. */
export function distributionOption(curves: readonly Curve[], { theme, scale, previous = [], maturing = false }: Drawing): EChartsOption {
  const longest = Math.max(1, ...curves.map(({ values }) => values.length));
  const drawnValue = ({ count, rate }: Distribution["values"][number]) => (scale === "share" ? rate : count);
  const drawn = [...curves, ...previous].flatMap(({ values }) => values.map((each) => drawnValue(each) ?? 0));
  const highest = Math.max(0, ...drawn);
  const lines = longest > 31;
  return {
    animation: false,
    grid: { ...plotFrame, outerBoundsMode: "none" },
    xAxis: nameAxis(
      Array.from({ length: longest }, (_, index) => String(index + 1)),
      theme,
    ),
    yAxis: scale === "share" ? rateAxis(rateEnd(highest * 1.08), theme) : countAxis(highest, theme),
    series: [
      ...curves.map(({ name, values }, index) => {
        const colour = seriesColour(index, curves.length, theme);
        const data = values.map((each) => drawnValue(each));
        if (lines) return { type: "line" as const, name, data, symbol: "none", silent: true, lineStyle: { color: colour, width: 2 } };
        const decal = {
          symbol: "rect" as const,
          color: tone("surface", theme),
          dashArrayX: [1, 0],
          dashArrayY: [3, 3],
          rotation: -Math.PI / 4,
        };
        const itemStyle = { color: colour, ...(maturing ? { decal, opacity: 0.8 } : {}) };
        return { type: "bar" as const, name, data, silent: true, barCategoryGap: "30%", barGap: "8%", itemStyle };
      }),
      ...previous.map(({ name, values }) => ({
        type: "line" as const,
        name: `${name}, compared`,
        data: values.map((each) => drawnValue(each)),
        silent: true,
        symbol: "none",
        lineStyle: { color: tone("ghost", theme), width: 1.5, type: [2, 3] },
      })),
    ],
  };
}

type NoteWords = { unit: string; period: string; cumulative: boolean; theme: Theme; previous?: readonly Curve[] | undefined };

/** What the tooltip over a number of active intervals says. */
export function distributionNote(curves: readonly Curve[], index: number, words: NoteWords): Note | null {
  const { unit, period, cumulative, theme, previous } = words;
  if (!curves.some(({ values }) => values[index])) return null;
  const number = index + 1;
  const lines = curves.flatMap(({ name, values, actors }, place) => {
    const value = values[index];
    if (!value) return [];
    const before = previous?.[place]?.values[index];
    return [
      {
        label: curves.length > 1 ? name : unit,
        value: `${fullNumber(value.count)} · ${percent(value.rate)} of ${fullNumber(actors)}`,
        colour: seriesColour(place, curves.length, theme),
        strong: true,
      },
      ...(before ? [{ label: "Compared", value: `${fullNumber(before.count)} · ${percent(before.rate)}` }] : []),
    ];
  });
  const times = `${number} ${period}${number === 1 ? "" : "s"}`;
  return { title: cumulative ? `Active in ${times} or more` : `Active in exactly ${times}`, lines };
}
