import type { EChartsOption, LineSeriesOption } from "echarts";
import { countAxis, nameAxis, rateAxis, rateEnd } from "../../../charts/axes.ts";
import { plotFrame } from "../../../charts/frame.ts";
import type { Note } from "../../../charts/note.ts";
import { type Theme, tone } from "../../../charts/palette.ts";
import { fullNumber, percent } from "../../../format.ts";
import type { PowerPoint } from "../result/answer.ts";

export type Scale = "share" | "units";

/** The days of use of one feature, of the compared period, and of any activity. */
export type PowerModel = {
  name: string;
  colour: string;
  points: readonly PowerPoint[];
  before: readonly PowerPoint[] | undefined;
  active: readonly PowerPoint[];
};

const drawnValue = ({ rate, users }: PowerPoint, scale: Scale) => (scale === "share" ? rate : users);

/** Users by the number of days on which they used a feature; as shares with all active days beside, as a line. */
export function powerOption(model: PowerModel, { theme, scale }: { theme: Theme; scale: Scale }): EChartsOption {
  const { name, colour, points, before = [], active } = model;
  const beside = scale === "share" ? active : [];
  const highest = Math.max(0, ...[...points, ...before, ...beside].map((point) => drawnValue(point, scale) ?? 0));
  const line = (of: readonly PowerPoint[], words: string, lineStyle: LineSeriesOption["lineStyle"] & object): LineSeriesOption => ({
    type: "line",
    name: words,
    symbol: "none",
    silent: true,
    data: of.map((point) => drawnValue(point, scale)),
    lineStyle,
  });
  return {
    animation: false,
    grid: { ...plotFrame, outerBoundsMode: "none" },
    xAxis: nameAxis(
      points.map(({ days }) => String(days)),
      theme,
    ),
    yAxis: scale === "share" ? rateAxis(rateEnd(highest * 1.08), theme) : countAxis(highest, theme),
    series: [
      {
        type: "bar",
        name,
        silent: true,
        barCategoryGap: "30%",
        data: points.map((point) => drawnValue(point, scale)),
        itemStyle: { color: colour },
      },
      ...(beside.length > 0 ? [line(beside, "Any active day", { color: tone("marker", theme), width: 2 })] : []),
      ...(before.length > 0 ? [line(before, "Compared", { color: tone("ghost", theme), width: 1.5, type: [2, 3] })] : []),
    ],
  };
}

/** What the tooltip of a number of days says. */
export function powerNote(model: PowerModel, index: number, { theme }: { theme: Theme }): Note | null {
  const [point, earlier, active] = [model.points[index], model.before?.[index], model.active[index]];
  if (!point) return null;
  const words = (each: PowerPoint) => `${fullNumber(each.users)} · ${percent(each.rate)}`;
  const more = model.points.slice(index).reduce((sum, { users }) => sum + users, 0);
  return {
    title: `On ${point.days} ${point.days === 1 ? "day" : "days"}`,
    lines: [
      { label: model.name, value: words(point), colour: model.colour, strong: true },
      { label: `On ${point.days} or more`, value: fullNumber(more) },
      ...(earlier ? [{ label: "Compared", value: words(earlier) }] : []),
      ...(active ? [{ label: "Any active day", value: words(active), colour: tone("marker", theme) }] : []),
    ],
  };
}
