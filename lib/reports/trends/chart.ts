import type { EChartsOption } from "echarts";
import { bucketStates } from "../../charts/buckets.ts";
import { mostDrawn } from "../../charts/groups.ts";
import type { Theme } from "../../charts/palette.ts";
import { canStack, type DrawnLine, drawnLines } from "./chart/lines.ts";
import { type OverTimeModel, overTimeOption } from "./chart/over-time.ts";
import { pieOption, slicesOf } from "./chart/pie.ts";
import type { TrendsDefinition } from "./definition.ts";
import type { TrendsResult } from "./result/answer.ts";

/** What a chart over time is drawn from; `lines` are those to draw, ten at first. */
export function overTimeModel(
  result: TrendsResult,
  definition: TrendsDefinition,
  lines: readonly DrawnLine[] = drawnLines(result, definition).slice(0, mostDrawn),
): OverTimeModel {
  return { lines, buckets: result.buckets, states: bucketStates(result), stacked: canStack(definition) };
}

type Drawing = { theme: Theme; lines?: readonly DrawnLine[]; colourOf?: (key: string) => string };

/** The chart of a trend's view, from the result alone; numbers, tables and lists have none. */
export function trendsChart(definition: TrendsDefinition, result: TrendsResult, { theme, lines, colourOf }: Drawing): EChartsOption | null {
  const { view, interval } = definition;
  const drawn = lines ?? drawnLines(result, definition).slice(0, mostDrawn);
  if (drawn.length === 0) return null;
  if (view === "pie") return pieOption(slicesOf(drawn), { theme, ...(colourOf ? { colourOf } : {}) });
  if (view !== "lines" && view !== "areas" && view !== "bars") return null;
  return overTimeOption(overTimeModel(result, definition, drawn), { view, interval, theme, ...(colourOf ? { colourOf } : {}) });
}
