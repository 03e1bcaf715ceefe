import type { EChartsOption } from "echarts";
import type { Theme } from "../../charts/palette.ts";
import { acrossModel } from "./chart/across.ts";
import { curveModel, curveOption } from "./chart/curve.ts";
import { gapsOption } from "./chart/gaps.ts";
import type { RetentionDefinition } from "./definition.ts";
import type { RetentionResult } from "./result/answer.ts";

type Drawing = {
  theme: Theme;
  /** The curve over the columns, or one column across the cohorts. */
  over?: "columns" | "cohorts";
  column?: number;
  /** The groups to draw; the first ten when absent. */
  keys?: readonly string[] | undefined;
};

/** The chart of a retention view, from the result alone; the heatmap is a table, lists have none. */
export function retentionChart(
  { view, interval }: Pick<RetentionDefinition, "view" | "interval">,
  result: RetentionResult,
  { theme, over = "columns", column = 1, keys }: Drawing,
): EChartsOption | null {
  if (view === "gaps" && result.gaps) return gapsOption(result.gaps, theme);
  if (view !== "table" || !result.cohorts) return null;
  return curveOption(over === "columns" ? curveModel(result, keys) : acrossModel(result, { column, interval, keys }), theme);
}
