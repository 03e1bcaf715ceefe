import type { CustomSeriesOption, EChartsOption } from "echarts";
import { type Theme, tone } from "../../../charts/palette.ts";
import type { Comparison, ExperimentResult, Verdict } from "../result/answer.ts";
import { signedPercent } from "./effect-words.ts";
import { type DrawnEffect, drawnEffect, effectEnd } from "./interval-scale.ts";

/** One bar of a forest: whose it is, its effect, and what is said of it. */
export type ForestRow = { name: string; effect: DrawnEffect; verdict: Verdict | null };

/** The relative effects of an answer by metric and arm, or by segment and arm; absolute ones have no common axis and are left out. */
export function forestRows({ exposure, metrics, segments }: Pick<ExperimentResult, "exposure" | "metrics" | "segments">): ForestRow[] {
  const arms = exposure?.arms ?? [];
  const several = arms.length > 2;
  const named = (first: string) => (comparison: Comparison) => {
    const arm = arms.find(({ variant }) => variant === comparison.variant)?.label ?? comparison.variant;
    return { name: several ? `${first}: ${arm}` : first, effect: drawnEffect(comparison), verdict: comparison.verdict };
  };
  const rows = metrics
    ? metrics.flatMap(({ label, comparisons }) => comparisons.map(named(label)))
    : (segments ?? []).flatMap(({ segment, kind, comparisons }) => comparisons.map(named(kind === "unset" ? "(not set)" : segment)));
  return rows.filter(({ effect }) => effect.isRelative);
}

/** Height of a row of the picture. */
export const forestRowHeight = 34;

/** Each effect as a point on its interval, centred on no difference. */
export function forestOption(rows: readonly ForestRow[], theme: Theme): EChartsOption {
  const end = effectEnd(rows.map(({ effect }) => effect));
  return {
    animation: false,
    grid: { left: 220, right: 32, top: 12, bottom: 34, outerBoundsMode: "none" },
    xAxis: {
      type: "value",
      min: -end,
      max: end,
      interval: end / 2,
      axisLine: { show: false },
      splitLine: { lineStyle: { color: tone("line", theme) } },
      axisLabel: { color: tone("quiet", theme), fontSize: 11, formatter: (value: number) => signedPercent(value) },
    },
    yAxis: {
      type: "category",
      inverse: true,
      data: rows.map(({ name }) => name),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { color: tone("ink", theme), fontSize: 12, width: 200, overflow: "truncate" },
    },
    series: [zero(theme), bars(rows, { theme, end })],
  };
}

/** The colour of a verdict; what is not decided is grey, so that colour is never the only sign of direction. */
export function verdictColour(verdict: Verdict | null, theme: Theme): string {
  if (verdict === "better") return tone("main", theme);
  return verdict === "worse" ? tone("danger", theme) : tone("quiet", theme);
}

function zero(theme: Theme): CustomSeriesOption {
  return {
    type: "custom",
    silent: true,
    data: [[0, 0]],
    renderItem: (params, api) => {
      const { y, height } = params.coordSys as unknown as { y: number; height: number };
      const [x = 0] = api.coord([0, 0]);
      return { type: "line", shape: { x1: x, x2: x, y1: y, y2: y + height }, style: { stroke: tone("lineStrong", theme), lineWidth: 1.5 } };
    },
  };
}

function bars(rows: readonly ForestRow[], { theme, end }: { theme: Theme; end: number }): CustomSeriesOption {
  return {
    type: "custom",
    silent: true,
    clip: true,
    data: rows.map((_, index) => [0, index]),
    renderItem: (_params, api) => {
      const index = Number(api.value(1));
      const row = rows[index];
      if (!row || row.effect.value === null) return { type: "group", children: [] };
      const stroke = verdictColour(row.verdict, theme);
      const at = (value: number) => (api.coord([Math.min(end, Math.max(-end, value)), index]) as [number, number])[0];
      const [, y = 0] = api.coord([0, index]);
      const { value, low, high } = row.effect;
      return {
        type: "group",
        children: [
          {
            type: "line",
            shape: { x1: at(low ?? -end), x2: at(high ?? end), y1: y, y2: y },
            style: { stroke, lineWidth: 6, opacity: 0.35 },
          },
          { type: "circle", shape: { cx: at(value), cy: y, r: 5 }, style: { fill: stroke } },
        ],
      };
    },
  };
}
