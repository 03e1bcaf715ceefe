import type { EChartsOption, LineSeriesOption } from "echarts";
import { nameAxis, rateAxis, rateEnd } from "../../../charts/axes.ts";
import { plotFrame } from "../../../charts/frame.ts";
import { type ChartGroup, chartGroups, everyone, groupColours, mostDrawn } from "../../../charts/groups.ts";
import type { Note } from "../../../charts/note.ts";
import { type Theme, tone } from "../../../charts/palette.ts";
import { fullNumber, percent } from "../../../format.ts";
import type { Rate, RetentionAnswer } from "../result/answer.ts";
import { rateInterval } from "./words.ts";

/** One point of a line: a column of the average row, or a cohort in one column. */
export type CurvePoint = { label: string; rate: Rate; retained: number; open: boolean; remark: string | null };
export type CurveLine = { group: ChartGroup; points: CurvePoint[] };
export type CurveModel = {
  lines: CurveLine[];
  before: CurvePoint[] | null;
  /** What the dotted line is; the compared period when absent. */
  beforeName?: string;
  max: number;
};

const comparedName = "Compared period";

type Compared = RetentionAnswer & { previous?: RetentionAnswer };
type Points = (part: Pick<RetentionAnswer, "cohorts" | "average">) => CurvePoint[];

/** The curve above the table: the share that comes back by distance from the birth, pooled over the cells that count. */
export function curveModel(answer: Compared, keys?: readonly string[]): CurveModel {
  const names = new Map((answer.columns ?? []).map(({ column, label }) => [column, label]));
  return modelOf(answer, keys, ({ average = [] }) =>
    average
      .filter(({ column }) => column > 0)
      .map(({ column, rate, retained, cohorts }) => ({
        label: names.get(column) ?? "",
        rate,
        retained,
        open: false,
        remark: `${fullNumber(cohorts)} ${cohorts === 1 ? "cohort" : "cohorts"}`,
      })),
  );
}

/** The lines of any points of an answer and of its groups, and the scale that they share. */
export function modelOf(answer: Compared, keys: readonly string[] | undefined, pointsOf: Points): CurveModel {
  const groups = answer.groups ? chartGroups(answer.groups) : [everyone];
  const lines = groups
    .filter(({ key }, index) => (keys ? keys.includes(key) : index < mostDrawn))
    .map((group) => ({ group, points: pointsOf(answer.groups ? (answer.groups[group.index] ?? {}) : answer) }));
  const before = answer.previous && !answer.groups ? pointsOf(answer.previous) : null;
  const all = [...lines.flatMap(({ points }) => points), ...(before ?? [])];
  const top = Math.max(0, ...all.flatMap(({ rate }) => rate.rate ?? []));
  const bands = lines.length === 1 ? all.flatMap(({ rate }) => rate.high ?? []) : [];
  return { lines, before, max: rateEnd(Math.max(top * 1.1, Math.min(top * 2, Math.max(0, ...bands)))) };
}

/** A line per group, with its Wilson band when it is alone; what may still change is dashed and hollow. */
export function curveOption({ lines, before, beforeName = comparedName, max }: CurveModel, theme: Theme): EChartsOption {
  const points = lines[0]?.points ?? [];
  const colours = groupColours(
    lines.map(({ group }) => group),
    theme,
  );
  const alone = lines.length === 1 ? lines[0] : undefined;
  const colourOf = ({ key }: ChartGroup): string => colours.get(key) ?? tone("main", theme);
  return {
    animation: false,
    grid: { ...plotFrame, outerBoundsMode: "none" },
    xAxis: nameAxis(
      points.map(({ label }) => label),
      theme,
    ),
    yAxis: rateAxis(max, theme),
    series: [
      ...(alone ? band(alone.points, colourOf(alone.group)) : []),
      ...(before ? [{ ...earlier(before.slice(0, points.length), theme), name: beforeName }] : []),
      ...lines.flatMap((each) => lineSeries(each, colourOf(each.group), theme)),
    ],
  };
}

const look = { type: "line" as const, symbol: "circle", symbolSize: 5, showSymbol: false, connectNulls: false, silent: true };

function lineSeries({ group: { name }, points }: CurveLine, colour: string, theme: Theme): LineSeriesOption[] {
  const few = points.length <= 45;
  const own = { ...look, name, itemStyle: { color: colour } };
  const rates = points.map(({ rate }) => rate.rate);
  const closed = rates.map((rate, index) => (points[index]?.open ? null : rate));
  if (!points.some(({ open }) => open)) return [{ ...own, data: closed, showSymbol: few, lineStyle: { color: colour, width: 2 } }];
  const bridged = rates.map((rate, index) => (points[index]?.open || points[index + 1]?.open || points[index - 1]?.open ? rate : null));
  const hollow = { color: tone("surface", theme), borderColor: colour, borderWidth: 1.5 };
  const open = rates.map((rate, index) => (points[index]?.open ? rate : null));
  return [
    { ...own, data: bridged, lineStyle: { color: colour, width: 2, type: [5, 4] } },
    { ...own, data: closed, showSymbol: few, lineStyle: { color: colour, width: 2 } },
    { ...own, data: open, showSymbol: few, symbolSize: 6, itemStyle: hollow, lineStyle: { width: 0 } },
  ];
}

function earlier(points: readonly CurvePoint[], theme: Theme): LineSeriesOption {
  const colour = tone("ghost", theme);
  const data = points.map(({ rate }) => rate.rate);
  return { ...look, data, lineStyle: { color: colour, width: 1.5, type: [2, 3] }, itemStyle: { color: colour } };
}

function band(points: readonly CurvePoint[], colour: string): LineSeriesOption[] {
  const under = { ...look, stack: "interval", symbol: "none", lineStyle: { width: 0 } };
  const settled = points.map(({ rate, open }) =>
    open || rate.low === null || rate.high === null ? null : { low: rate.low, width: rate.high - rate.low },
  );
  return [
    { ...under, name: "low", data: settled.map((each) => each?.low ?? null) },
    { ...under, name: "high", data: settled.map((each) => each?.width ?? null), areaStyle: { color: colour, opacity: 0.14 } },
  ];
}

/** What the tooltip of a point says: one line in full, several as a sorted list. */
export function curveNote(
  { lines, before, beforeName = comparedName }: CurveModel,
  index: number,
  colours: Map<string, string>,
): Note | null {
  const found = lines.flatMap(({ group, points }) => (points[index] ? [{ group, point: points[index] }] : []));
  const [first] = found;
  if (!first) return null;
  const { label, rate, retained, remark } = first.point;
  if (found.length > 1) {
    const sorted = [...found].sort((a, b) => (b.point.rate.rate ?? -1) - (a.point.rate.rate ?? -1));
    return {
      title: label,
      lines: sorted.map(({ group, point }) => ({
        label: group.name,
        value: `${percent(point.rate.rate)} of ${fullNumber(point.rate.n)}`,
        colour: colours.get(group.key) ?? "currentColor",
      })),
    };
  }
  const compared = before?.[index];
  return {
    title: label,
    lines: [
      { label: "Came back", value: percent(rate.rate), strong: true },
      { label: "95% interval", value: rateInterval(rate) },
      { label: "Units", value: `${fullNumber(retained)} of ${fullNumber(rate.n)}` },
      ...(compared ? [{ label: beforeName, value: `${percent(compared.rate.rate)} of ${fullNumber(compared.rate.n)}` }] : []),
    ],
    ...(remark ? { remarks: [remark] } : {}),
  };
}
