import type { EChartsOption } from "echarts";
import type { Theme } from "../../charts/palette.ts";
import { litBy } from "./chart/highlight.ts";
import { type Size, sankeyLayout } from "./chart/layout.ts";
import { sankeyOption } from "./chart/option.ts";
import type { PathsDefinition } from "./definition.ts";
import type { PathsResult } from "./result/answer.ts";

type Drawing = {
  theme: Theme;
  size: Size /** The node or link, by its id in the layout, whose ways are lit. */;
  lit?: { node?: string; link?: string };
};

/** The chart of the view `paths`, from the result alone; the other views are tables. It may be wider and higher than asked for: see the layout. */
export function pathsChart(
  { view }: Pick<PathsDefinition, "view">,
  result: PathsResult,
  { theme, size, lit }: Drawing,
): EChartsOption | null {
  if (view !== "paths" || !result.edges) return null;
  const layout = sankeyLayout(result, size);
  return sankeyOption(layout, { theme, lit: lit ? litBy(layout, lit) : null });
}
