import type { EChartsOption } from "echarts";
import type { Theme } from "../../charts/palette.ts";
import { stepsOption } from "./chart/steps.ts";
import { sweepModel, sweepOption } from "./chart/sweep.ts";
import { timesModel, timesOption } from "./chart/times.ts";
import { trendModel, trendOption } from "./chart/trend.ts";
import type { FunnelDefinition } from "./definition.ts";
import type { FunnelResult } from "./result/answer.ts";

type Drawing = { theme: Theme /** The groups to draw; the first ten when absent. */; keys?: readonly string[] | undefined };

/** The chart of a funnel's view, from the result alone; lists and the correlation are tables and have none. */
export function funnelChart(
  { view, interval }: Pick<FunnelDefinition, "view" | "interval">,
  result: FunnelResult,
  { theme, keys }: Drawing,
): EChartsOption | null {
  if (view === "steps" && result.steps) return stepsOption(result, theme, keys);
  if (view === "trend" && result.series) return trendOption(trendModel(result, interval, keys), theme);
  if (view === "timeToConvert" && result.bins) return timesOption(timesModel(result), theme);
  if (view === "sweep" && result.sweep) return sweepOption(sweepModel(result, keys), theme);
  return null;
}
