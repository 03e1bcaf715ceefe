import type { EChartsOption } from "echarts";
import type { FunnelResult } from "../../../lib/reports/funnel/answer.ts";
import { stepsOption } from "../../../lib/reports/funnel/chart-steps.ts";
import { sweepModel, sweepOption } from "../../../lib/reports/funnel/chart-sweep.ts";
import { timesModel, timesOption } from "../../../lib/reports/funnel/chart-times.ts";
import { trendModel, trendOption } from "../../../lib/reports/funnel/chart-trend.ts";
import type { FunnelDefinition } from "../../../lib/reports/funnel/definition.ts";
import type { Drawn } from "./use-drawn.ts";

/** The chart of the shown view as a picture to save; correlation is a table and has none. */
export function pictureOf({ view, interval }: FunnelDefinition, result: FunnelResult, { theme, drawn }: Drawn): EChartsOption | null {
  const grouped = result.groups ?? result.seriesByGroup ?? result.sweepByGroup;
  const keys = grouped ? drawn.map(({ key }) => key) : undefined;
  if (view === "steps" && result.steps) return stepsOption(result, result.previous, theme, keys);
  if (view === "trend" && result.series) return trendOption(trendModel(result, result.previous, interval, keys), theme);
  if (view === "timeToConvert" && result.bins) return timesOption(timesModel(result, result.previous), theme);
  if (view === "sweep" && result.sweep) return sweepOption(sweepModel(result, result.previous, keys), theme);
  return null;
}
