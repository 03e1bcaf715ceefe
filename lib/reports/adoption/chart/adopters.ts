import type { BarSeriesOption, EChartsOption } from "echarts";
import { countAxis, nameAxis, rateAxis, rateEnd } from "../../../charts/axes.ts";
import { type BucketState, hatch, strokes } from "../../../charts/buckets.ts";
import { plotFrame } from "../../../charts/frame.ts";
import type { Note } from "../../../charts/note.ts";
import { hue, type Theme, tone } from "../../../charts/palette.ts";
import { fullNumber, percent, periodLabel, signed } from "../../../format.ts";
import type { AdopterPoint, AdoptionBucket } from "../result/answer.ts";
import { bucketRemarks } from "./rate.ts";

/** The kinds of users of a bucket from the axis outwards, as people call them. */
export const adopterWords = [
  { state: "continuing", word: "Continuing", slot: 1, meaning: "used it in the period before too" },
  { state: "returning", word: "Returning", slot: 2, meaning: "used it earlier, not in the period before" },
  { state: "new", word: "New", slot: 0, meaning: "used it for the first time ever" },
] as const;

export type AdopterState = (typeof adopterWords)[number]["state"];

/** Room for the second axis. */
export const adoptersFrame = { ...plotFrame, right: 48 };

export type AdoptersModel = {
  points: readonly AdopterPoint[];
  before: readonly AdopterPoint[] | undefined;
  buckets: readonly AdoptionBucket[];
  states: readonly BucketState[];
};

type Drawing = { interval: string; theme: Theme };

/** The users of one feature by whether they knew it, one above the other, and the share of the base that has ever used it as a line. */
export function adoptersOption({ points, before, buckets, states }: AdoptersModel, { interval, theme }: Drawing): EChartsOption {
  const highest = Math.max(1, ...points.map(usersOf));
  const cumulative = points.map((point, index) => (states[index] === "ahead" ? null : point.cumulative.rate));
  const earlier = (before ?? []).slice(0, buckets.length).map((point) => point.cumulative.rate);
  const top = Math.max(0, ...[...cumulative, ...earlier].filter((rate) => rate !== null));
  const line = { name: "Ever used it", values: cumulative, colour: tone("marker", theme) };
  return {
    animation: false,
    grid: { ...adoptersFrame, outerBoundsMode: "none" },
    xAxis: nameAxis(
      buckets.map(({ period }, index) => `${periodLabel(period, interval)}${states[index] === "whole" ? "" : " *"}`),
      theme,
    ),
    yAxis: [
      countAxis(highest, theme),
      { ...rateAxis(rateEnd(top * 1.12), theme), position: "right", splitLine: { show: false } } as ReturnType<typeof rateAxis>,
    ],
    series: [
      ...adopterWords.map(({ state, word, slot }) => bars({ points, states }, { state, word, colour: hue(slot, theme) }, theme)),
      ...(before
        ? [
            {
              type: "line" as const,
              name: "Ever used it, compared",
              yAxisIndex: 1,
              data: earlier,
              symbol: "none",
              silent: true,
              lineStyle: { color: tone("ghost", theme), width: 1.5, type: [2, 3] },
            },
          ]
        : []),
      ...strokes(line, states, theme).map((each) => ({ ...each, yAxisIndex: 1, z: 3 })),
    ],
  };
}

/** Everybody who used the feature in the bucket. */
export function usersOf(point: Pick<AdopterPoint, AdopterState>): number {
  return point.new + point.continuing + point.returning;
}

type Bars = { state: AdopterState; word: string; colour: string };

function bars({ points, states }: Pick<AdoptersModel, "points" | "states">, { state, word, colour }: Bars, theme: Theme): BarSeriesOption {
  return {
    type: "bar",
    name: word,
    stack: "users",
    silent: true,
    barCategoryGap: points.length > 60 ? "10%" : "28%",
    data: points.map((point, index) => ({
      value: states[index] === "ahead" ? null : point[state],
      itemStyle: { color: colour, ...(states[index] === "whole" ? {} : { decal: hatch(theme), opacity: 0.75 }) },
    })) as BarSeriesOption["data"] & object,
  };
}

type NoteSetting = Drawing & { dataEnd: string | null };

/** What the tooltip of a bucket says. */
export function adoptersNote({ points, before, states }: AdoptersModel, index: number, setting: NoteSetting): Note | null {
  const { interval, theme, dataEnd } = setting;
  const [point, earlier] = [points[index], before?.[index]];
  if (!point) return null;
  const state = states[index] ?? "whole";
  const change = (now: number, then: number | undefined) => (then === undefined ? "" : ` (${signed(now - then)})`);
  const { remarks = [] } = bucketRemarks(state, { interval, dataEnd });
  return {
    title: `${periodLabel(point.period, interval)}${state === "whole" ? "" : " *"}`,
    lines: [
      { label: "Users of it", value: `${fullNumber(usersOf(point))}${change(usersOf(point), earlier && usersOf(earlier))}`, strong: true },
      ...adopterWords.map((each) => ({
        label: each.word,
        value: `${fullNumber(point[each.state])}${change(point[each.state], earlier?.[each.state])}`,
        colour: hue(each.slot, theme),
      })),
      {
        label: "Ever used it",
        value: `${percent(point.cumulative.rate)} of ${fullNumber(point.cumulative.base)}`,
        colour: tone("marker", theme),
      },
    ],
    remarks: [...(earlier ? [`In brackets: against ${periodLabel(earlier.period, interval)}.`] : []), ...remarks],
  };
}
