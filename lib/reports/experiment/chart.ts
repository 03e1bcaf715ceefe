import type { EChartsOption } from "echarts";
import type { Theme } from "../../charts/palette.ts";
import { drawnArms } from "./chart/arms.ts";
import { exposuresOption } from "./chart/exposures.ts";
import { forestOption, forestRows } from "./chart/forest.ts";
import { overTimeOption } from "./chart/over-time.ts";
import type { ExperimentDefinition } from "./definition.ts";
import type { ExperimentResult } from "./result/answer.ts";

type Asked = Pick<ExperimentDefinition, "view" | "interval">;

/** The chart of a view of an experiment, from the result alone; lists have none, nor has a panel without relative effects. */
export function experimentChart({ view, interval }: Asked, result: ExperimentResult, theme: Theme): EChartsOption | null {
  const arms = drawnArms(result, theme);
  if (view === "overTime") return overTimeOption(result, { theme, interval, arms });
  if (view === "exposures") return exposuresOption(result, { theme, interval, arms });
  if (view === "actors") return null;
  const rows = forestRows(result);
  return rows.length === 0 ? null : forestOption(rows, theme);
}
