import type { EChartsOption } from "echarts";
import type { Theme } from "../../charts/palette.ts";
import { pointsOption, type State } from "./chart/points.ts";
import type { LifecycleDefinition } from "./definition.ts";
import type { LifecycleAnswer } from "./result/answer.ts";

type Drawing = {
  theme: Theme;
  hidden?: ReadonlySet<State> /** Its place in the answer; the whole when absent. */;
  group?: number | undefined;
};

/** The chart of a lifecycle, from the result alone; lists have none. */
export function lifecycleChart(
  { interval }: Pick<LifecycleDefinition, "interval">,
  answer: LifecycleAnswer,
  { group, ...drawing }: Drawing,
): EChartsOption | null {
  const points = group === undefined ? answer.points : answer.groups?.[group]?.points;
  return points ? pointsOption(points, { interval, ...drawing }) : null;
}
