import type { YAXisComponentOption } from "echarts";
import { countScale, durationTicks, rateAxis, rateEnd, roundUp } from "../../../charts/axes.ts";
import { type Theme, tone } from "../../../charts/palette.ts";
import { shortText, type ValueKind } from "./value.ts";

type Ends = { lowest: number; highest: number };

/** A vertical axis that holds the values and zero, with round ends and whole steps where only whole numbers are. */
export function valueAxis({ lowest, highest }: Ends, kind: ValueKind, theme: Theme): YAXisComponentOption {
  if (kind === "rate" && lowest >= 0) return rateAxis(rateEnd(Math.min(1, highest * 1.08)), theme);
  const step = stepOf(Math.max(highest, 0) - Math.min(lowest, 0), kind);
  return {
    type: "value",
    min: Math.min(0, Math.floor(lowest / step)) * step,
    max: Math.max(lowest < 0 ? 0 : 1, Math.ceil(highest / step)) * step,
    interval: step,
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: tone("line", theme) } },
    axisLabel: {
      color: tone("quiet", theme),
      fontSize: 11,
      lineHeight: 15,
      margin: 8,
      formatter: (value: number) => shortText(Number(value.toPrecision(12)), kind),
    },
  };
}

function stepOf(height: number, kind: ValueKind): number {
  if (kind === "count") return countScale(height).interval;
  if (kind === "seconds" && height > 4) {
    const [first = 0, second = 1] = durationTicks(0, height, 5);
    return second - first;
  }
  return roundUp(height / 4) / (height > 0 ? 1 : 4);
}
