import type { CustomSeriesOption, EChartsOption } from "echarts";
import { countAxis, durationAxis, durationTicks } from "../../../charts/axes.ts";
import { plotFrame } from "../../../charts/frame.ts";
import { type ChartGroup, chartGroups, everyone, groupColours } from "../../../charts/groups.ts";
import type { Note } from "../../../charts/note.ts";
import { type Theme, tone } from "../../../charts/palette.ts";
import { fullNumber, humanDuration, percent } from "../../../format.ts";
import type { Bin, Elapsed, FunnelAnswer } from "../result/answer.ts";

export type TimesModel = { group: ChartGroup; bins: Bin[]; before: Bin[] | null; elapsed: Elapsed; ends: [number, number] };

export const timesFrame = { ...plotFrame, top: 54 };

/** The histogram of everyone, or of one group, with the compared period's outline. */
export function timesModel(answer: FunnelAnswer & { previous?: FunnelAnswer }, key = "all"): TimesModel {
  const parts = answer.binsByGroup ?? [];
  const group = chartGroups(parts).find((each) => each.key === key) ?? everyone;
  const part = group.kind === "all" ? undefined : parts[group.index];
  const bins = (part ? part.bins : answer.bins) ?? [];
  const unset = { averageSeconds: null, medianSeconds: null, p90Seconds: null };
  const elapsed = part ? { ...unset, averageSeconds: part.averageSeconds, medianSeconds: part.medianSeconds } : (answer.converted ?? unset);
  const before = group.kind === "all" ? (answer.previous?.bins ?? null) : null;
  const all = [...bins, ...(before ?? [])];
  const ends: [number, number] = [
    Math.min(...all.map(({ fromSeconds }) => fromSeconds)),
    Math.max(...all.map(({ toSeconds }) => toSeconds)),
  ];
  return { group, bins, before, elapsed, ends: all.length > 0 ? ends : [0, 1] };
}

/** Units by the time they took, with lines at the mean, the median and the 90th percentile. */
export function timesOption(model: TimesModel, theme: Theme): EChartsOption {
  const { group, bins, before, elapsed, ends } = model;
  const colour = groupColours([group], theme).get(group.key) ?? tone("main", theme);
  const highest = Math.max(1, ...bins.map(({ count }) => count), ...(before ?? []).map(({ count }) => count));
  return {
    animation: false,
    grid: { ...timesFrame, outerBoundsMode: "none" },
    xAxis: durationAxis({ ends, ticks: durationTicks(...ends) }, theme),
    yAxis: countAxis(highest, theme),
    series: [
      columns("Converted", bins, { fill: colour }),
      ...(before
        ? [columns("Compared period", before, { fill: "none", stroke: tone("ghost", theme), lineWidth: 1.5, lineDash: [4, 3] })]
        : []),
      { type: "line", data: [], silent: true, markLine: markers(elapsed, ends, theme) },
    ],
  };
}

function columns(
  name: string,
  bins: Bin[],
  style: { fill: string; stroke?: string; lineWidth?: number; lineDash?: number[] },
): CustomSeriesOption {
  return {
    type: "custom",
    name,
    silent: true,
    data: bins.map(({ fromSeconds, toSeconds, count }) => [fromSeconds, toSeconds, count]),
    encode: { x: [0, 1], y: 2 },
    renderItem: (_params, api) => {
      const [left = 0, top = 0] = api.coord([api.value(0), api.value(2)]);
      const [right = 0, bottom = 0] = api.coord([api.value(1), 0]);
      const gap = right - left > 4 ? 1 : 0;
      const height = Number(api.value(2)) > 0 ? Math.max(1, bottom - top) : 0;
      return { type: "rect", shape: { x: left + gap / 2, y: bottom - height, width: Math.max(0.5, right - left - gap), height }, style };
    },
  };
}

function markers({ averageSeconds, medianSeconds, p90Seconds }: Elapsed, [from, to]: [number, number], theme: Theme) {
  const rows = [
    { name: "median", at: medianSeconds, row: 0 },
    { name: "mean", at: averageSeconds, row: 1 },
    { name: "p90", at: p90Seconds, row: 2 },
  ];
  const shown = rows.flatMap(({ name, at, row }) => (at === null ? [] : [{ name, at, row }]));
  return {
    silent: true,
    symbol: "none",
    data: shown.map(({ name, at, row }) => ({
      xAxis: Math.min(to, Math.max(from, at)),
      lineStyle: { color: tone("marker", theme), type: name === "median" ? ("solid" as const) : ([4, 3] as [number, number]), width: 1.5 },
      label: {
        color: tone("marker", theme),
        fontSize: 11,
        distance: 2 + 14 * row,
        align:
          (at - from) / (to - from) > 0.85 ? ("right" as const) : (at - from) / (to - from) < 0.1 ? ("left" as const) : ("center" as const),
        formatter: () => `${name} ${humanDuration(at)}`,
      },
    })),
  };
}

/** What the tooltip of a bin says. */
export function timesNote({ bins, before }: TimesModel, index: number): Note | null {
  const bin = bins[index];
  if (!bin) return null;
  const all = bins.reduce((sum, { count }) => sum + count, 0);
  const within = bins.slice(0, index + 1).reduce((sum, { count }) => sum + count, 0);
  const share = (count: number) => percent(all > 0 ? count / all : null);
  const same = before?.find(({ fromSeconds }) => fromSeconds === bin.fromSeconds);
  return {
    title: `${humanDuration(bin.fromSeconds)} to ${humanDuration(bin.toSeconds)}`,
    lines: [
      { label: "Converted in this time", value: fullNumber(bin.count), strong: true },
      { label: "Share", value: share(bin.count) },
      { label: "Up to here", value: share(within) },
      ...(same ? [{ label: "Compared period", value: fullNumber(same.count) }] : []),
    ],
  };
}
