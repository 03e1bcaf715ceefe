import type { EChartsOption } from "echarts";
import { countAxis, nameAxis } from "../../../charts/axes.ts";
import { bucketStates, strokes } from "../../../charts/buckets.ts";
import { plotFrame } from "../../../charts/frame.ts";
import type { Note } from "../../../charts/note.ts";
import type { Theme } from "../../../charts/palette.ts";
import { fullNumber, periodLabel } from "../../../format.ts";
import type { ExperimentResult, ExposurePoint } from "../result/answer.ts";
import type { DrawnArm } from "./arms.ts";

export type Exposures = Pick<ExperimentResult, "exposures" | "dataEnd" | "period">;
/** The buckets from the first exposure on. */
export function filled({ exposures = [] }: Pick<ExperimentResult, "exposures">): ExposurePoint[] {
  const first = exposures.findIndex(({ arms }) => arms.some(({ cumulative }) => cumulative > 0));
  return exposures.slice(first === -1 ? 0 : first);
}

type Drawing = { theme: Theme; interval: string; arms: readonly DrawnArm[] };

/** How many units each arm has gathered by the end of each bucket. */
export function exposuresOption(result: Exposures, { theme, interval, arms }: Drawing): EChartsOption {
  const exposures = filled(result);
  const { dataEnd, period } = result;
  const states = bucketStates({ buckets: exposures, dataEnd, period });
  const layers = arms.map(({ variant, label, colour }) => ({
    name: label,
    colour,
    values: exposures.map((point) => point.arms.find((arm) => arm.variant === variant)?.cumulative ?? null),
  }));
  const highest = Math.max(0, ...layers.flatMap(({ values }) => values.map((each) => each ?? 0)));
  return {
    animation: false,
    grid: { ...plotFrame, outerBoundsMode: "none" },
    xAxis: nameAxis(
      exposures.map(({ period: start, partial }) => `${periodLabel(start, interval)}${partial ? " *" : ""}`),
      theme,
    ),
    yAxis: countAxis(highest, theme),
    series: layers.flatMap((layer) => strokes(layer, states, theme)),
  };
}

/** What the tooltip of a bucket says: all so far, and those who came in it. */
export function exposuresNote(result: Exposures, index: number, { interval, arms }: Omit<Drawing, "theme">): Note | null {
  const point = filled(result)[index];
  if (!point) return null;
  return {
    title: periodLabel(point.period, interval),
    lines: arms.map(({ variant, label, colour }) => {
      const found = point.arms.find((arm) => arm.variant === variant);
      return { label, colour, value: `${fullNumber(found?.cumulative ?? 0)} (+${fullNumber(found?.units ?? 0)})`, strong: true };
    }),
    remarks: point.partial ? ["Not over yet, or cut by the range."] : [],
  };
}
