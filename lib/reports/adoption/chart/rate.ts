import type { EChartsOption } from "echarts";
import { nameAxis, rateAxis, rateEnd } from "../../../charts/axes.ts";
import { type BucketState, dotted, type Layer, strokes } from "../../../charts/buckets.ts";
import { plotFrame } from "../../../charts/frame.ts";
import type { Note } from "../../../charts/note.ts";
import { type Theme, tone } from "../../../charts/palette.ts";
import { fullNumber, points as inPoints, instantLabel, percent, periodLabel } from "../../../format.ts";
import type { AdoptionBucket, FeatureAnswer } from "../result/answer.ts";
import type { DrawnFeature } from "./features.ts";
import { intervalText } from "./words.ts";

/** What a chart over time is drawn from. */
export type OverTimeModel = {
  features: readonly DrawnFeature[];
  buckets: readonly AdoptionBucket[];
  states: readonly BucketState[];
};

type Drawing = { interval: string; theme: Theme; colourOf: (key: string) => string };

/** The share of the active who use each feature, a line each; a feature alone has its interval as a band. */
export function rateOption({ features, buckets, states }: OverTimeModel, { interval, theme, colourOf }: Drawing): EChartsOption {
  const own = features.map(({ name, key, feature }): Layer => ({ name, values: rates(feature, states), colour: colourOf(key) }));
  const before = features.flatMap(({ name, key, before: earlier }): Layer[] => {
    if (!earlier) return [];
    const values = (earlier.points ?? []).slice(0, buckets.length).map(({ rate }) => rate.rate);
    return [{ name: `${name}, compared`, values, colour: features.length === 1 ? tone("ghost", theme) : colourOf(key) }];
  });
  const highest = Math.max(0, ...[...own, ...before].flatMap(({ values }) => values.filter((value) => value !== null)));
  return {
    animation: false,
    grid: { ...plotFrame, outerBoundsMode: "none" },
    xAxis: nameAxis(
      buckets.map(({ period }, index) => `${periodLabel(period, interval)}${states[index] === "whole" ? "" : " *"}`),
      theme,
    ),
    yAxis: rateAxis(rateEnd(highest * 1.12), theme),
    series: [...before.map(dotted), ...own.flatMap((each) => strokes(each, states, theme))],
  };
}

/** The rates that are drawn: nothing where the bucket has not begun. */
function rates({ points = [] }: FeatureAnswer, states: readonly BucketState[]): (number | null)[] {
  return points.map(({ rate }, index) => (states[index] === "ahead" ? null : rate.rate));
}

const mostLines = 12;

type NoteSetting = { interval: string; unit: string; dataEnd: string | null; colourOf: (key: string) => string };

/** What the tooltip of a bucket says: one feature in full, several as a sorted list. */
export function rateNote(model: OverTimeModel, index: number, setting: NoteSetting): Note | null {
  const { interval, dataEnd, colourOf } = setting;
  const bucket = model.buckets[index];
  if (!bucket) return null;
  const state = model.states[index] ?? "whole";
  const title = `${periodLabel(bucket.period, interval)}${state === "whole" ? "" : " *"}`;
  const remarks = bucketRemarks(state, { interval, dataEnd });
  const [only] = model.features;
  if (only && model.features.length === 1) return { title, lines: ownLines(only, index, setting), ...remarks };
  const found = model.features.map(({ key, name, feature, before }) => ({
    key,
    name,
    point: state === "ahead" ? undefined : feature.points?.[index],
    earlier: before?.points?.[index],
  }));
  const sorted = [...found].sort((a, b) => (b.point?.rate.rate ?? -1) - (a.point?.rate.rate ?? -1));
  const base = sorted.find(({ point }) => point)?.point?.base;
  return {
    title,
    lines: sorted.slice(0, mostLines).map(({ key, name, point, earlier }) => ({
      label: name,
      value: `${percent(point?.rate.rate)}${earlier ? ` (${changeOf(point?.rate.rate, earlier.rate.rate)})` : ""}`,
      colour: colourOf(key),
      strong: true,
    })),
    remarks: [
      ...(base === undefined ? [] : [`Of ${fullNumber(base)} active.`]),
      ...(sorted.length > mostLines ? [`And ${sorted.length - mostLines} more, in the table.`] : []),
      ...(found.some(({ earlier }) => earlier) ? ["In brackets: against the compared period."] : []),
      ...(remarks.remarks ?? []),
    ],
  };
}

function ownLines({ key, feature, before }: DrawnFeature, index: number, { interval, unit, colourOf }: NoteSetting): Note["lines"] {
  const [point, earlier] = [feature.points?.[index], before?.points?.[index]];
  if (!point) return [];
  return [
    { label: "Adoption", value: percent(point.rate.rate), colour: colourOf(key), strong: true },
    { label: "95% interval", value: intervalText(point.rate) },
    { label: unit, value: `${fullNumber(point.users)} of ${fullNumber(point.base)} active` },
    { label: "Uses", value: fullNumber(point.uses) },
    ...(earlier
      ? [
          { label: periodLabel(earlier.period, interval), value: percent(earlier.rate.rate) },
          { label: "Change", value: changeOf(point.rate.rate, earlier.rate.rate) },
        ]
      : []),
  ];
}

function changeOf(rate: number | null | undefined, before: number | null): string {
  return inPoints(typeof rate === "number" && before !== null ? rate - before : null);
}

/** Why a bucket is not like the others. */
export function bucketRemarks(
  state: BucketState,
  { interval, dataEnd }: { interval: string; dataEnd: string | null },
): { remarks?: string[] } {
  if (state === "partial")
    return { remarks: [`Not a whole ${interval}: cut by the range, or by the data, which end ${instantLabel(dataEnd)}.`] };
  return state === "ahead" ? { remarks: ["Begins after the end of the data."] } : {};
}
