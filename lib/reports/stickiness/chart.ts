import type { EChartsOption } from "echarts";
import type { Theme } from "../../charts/palette.ts";
import { type Curve, distributionOption, type Scale } from "./chart/distribution.ts";
import { type Quotient, ratioOption } from "./chart/ratio.ts";
import type { StickinessDefinition } from "./definition.ts";
import type { PowerCurve, StickinessAnswer, StickinessResult } from "./result/answer.ts";

type Drawing = { theme: Theme; scale?: Scale; quotient?: Quotient /** Which power window. */; days?: PowerCurve["days"] };

/** The distributions of an answer under the names they are drawn with. */
export function curvesOf({ series, power }: StickinessAnswer, days: PowerCurve["days"] = 28): Curve[] {
  const own = power ? power.filter((each) => each.days === days) : (series ?? []);
  return own.map(({ label, ...curve }) => ({ ...curve, name: label }));
}

/** The chart of a stickiness view, from the result alone; lists have none. */
export function stickinessChart(
  { view, interval }: Pick<StickinessDefinition, "view" | "interval">,
  result: StickinessResult,
  { theme, scale = "units", quotient = "dauPerMauRate", days = 28 }: Drawing,
): EChartsOption | null {
  const { previous } = result;
  if (view === "ratio" && result.ratio) return ratioOption(result.ratio, { theme, interval, quotient, previous: previous?.ratio });
  const curves = curvesOf(result, days);
  if (curves.length === 0) return null;
  const maturing = result.power?.some((each) => each.maturing) ?? result.intervals?.maturing ?? false;
  return distributionOption(curves, { theme, scale, maturing, previous: previous ? curvesOf(previous, days) : undefined });
}
