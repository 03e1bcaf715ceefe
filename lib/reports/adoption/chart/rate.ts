import type { EChartsOption, LineSeriesOption } from "echarts";
import { nameAxis, rateAxis, rateEnd } from "../../../charts/axes.ts";
import { type BucketState, dotted, type Layer, strokes } from "../../../charts/buckets.ts";
import { plotFrame } from "../../../charts/frame.ts";
import type { Note } from "../../../charts/note.ts";
import { type Theme, tone } from "../../../charts/palette.ts";
import { fullNumber, points as inPoints, instantLabel, percent, periodLabel } from "../../../format.ts";
import type { AdoptionDefinition } from "../definition.ts";
import type { AdoptionBucket, FeatureAnswer } from "../result/answer.ts";
import type { DrawnFeature } from "./features.ts";
import { intervalText } from "./words.ts";

/** What a chart over time is drawn from. */
export type OverTimeModel = {
  features: readonly DrawnFeature[];
  buckets: readonly AdoptionBucket[];
  states: readonly BucketState[];
};

/** The bucket in which a feature came out. */
export type Release = { index: number; drawn: DrawnFeature };

type Drawing = { interval: string; theme: Theme; colourOf: (key: string) => string; releases?: readonly Release[] };

/** Where the release dates of listed features lie among the buckets. */
export function releasesIn({ features, buckets }: OverTimeModel, listed: AdoptionDefinition["features"] = []): Release[] {
  return features.flatMap((drawn): Release[] => {
    const released = listed[Number(drawn.feature.key) - 1]?.released?.slice(0, 10);
    if (released === undefined || released < (buckets[0]?.period ?? "9")) return [];
    const index = buckets.findLastIndex(({ period }) => period <= released);
    return index < 0 ? [] : [{ index, drawn }];
  });
}

/** The share of the active who use each feature, a line each; a feature alone has its interval as a band; releases are marked. */
export function rateOption({ features, buckets, states }: OverTimeModel, drawing: Drawing): EChartsOption {
  const { interval, theme, colourOf, releases = [] } = drawing;
  const own = features.map(({ name, key, feature }): Layer => ({ name, values: rates(feature, states), colour: colourOf(key) }));
  const before = features.flatMap(({ name, key, before: earlier }): Layer[] => {
    if (!earlier) return [];
    const values = (earlier.points ?? []).slice(0, buckets.length).map(({ rate }) => rate.rate);
    return [{ name: `${name}, compared`, values, colour: features.length === 1 ? tone("ghost", theme) : colourOf(key) }];
  });
  const [only] = features;
  const highest = Math.max(0, ...[...own, ...before].flatMap(({ values }) => values.filter((value) => value !== null)));
  const highs =
    features.length === 1
      ? (only?.feature.points ?? []).flatMap(({ rate }, index) => (states[index] === "whole" ? (rate.high ?? []) : []))
      : [];
  const top = Math.max(highest * 1.12, Math.min(highest * 2, Math.max(0, ...highs)));
  return {
    animation: false,
    grid: { ...plotFrame, outerBoundsMode: "none" },
    xAxis: nameAxis(
      buckets.map(({ period }, index) => `${periodLabel(period, interval)}${states[index] === "whole" ? "" : " *"}`),
      theme,
    ),
    yAxis: rateAxis(rateEnd(top), theme),
    series: [
      ...(only && features.length === 1 ? band(only, states, colourOf(only.key)) : []),
      releaseMarks(releases, { theme, colourOf, many: features.length > 1 }),
      ...before.map(dotted),
      ...own.flatMap((each) => strokes(each, states, theme)),
    ],
  };
}

/** The Wilson interval of every bucket that is over. */
function band({ feature: { points = [] } }: DrawnFeature, states: readonly BucketState[], colour: string): LineSeriesOption[] {
  const settled = points.map(({ rate: { low, high } }, index) =>
    states[index] !== "whole" || low === null || high === null ? null : { low, width: high - low },
  );
  const under = { type: "line" as const, stack: "interval", symbol: "none", silent: true, lineStyle: { width: 0 } };
  return [
    { ...under, name: "low", data: settled.map((each) => each?.low ?? null) },
    { ...under, name: "high", data: settled.map((each) => each?.width ?? null), areaStyle: { color: colour, opacity: 0.14 } },
  ];
}

type Marks = { theme: Theme; colourOf: (key: string) => string; many: boolean };

function releaseMarks(releases: readonly Release[], { theme, colourOf, many }: Marks): LineSeriesOption {
  return {
    type: "line",
    name: "Releases",
    data: [],
    silent: true,
    markLine: {
      silent: true,
      symbol: "none",
      data: releases.map(({ index, drawn: { key } }) => {
        const color = many ? colourOf(key) : tone("marker", theme);
        return {
          xAxis: index,
          lineStyle: { color, type: [3, 3], width: 1 },
          label: { color, fontSize: 10, distance: 1, formatter: many ? "▾" : "▾ released" },
        };
      }),
    },
  };
}

/** The rates that are drawn: nothing where the bucket has not begun. */
function rates({ points = [] }: FeatureAnswer, states: readonly BucketState[]): (number | null)[] {
  return points.map(({ rate }, index) => (states[index] === "ahead" ? null : rate.rate));
}

const mostLines = 12;

type NoteSetting = {
  interval: string;
  unit: string;
  dataEnd: string | null;
  colourOf: (key: string) => string;
  releases?: readonly Release[];
};

/** What the tooltip of a bucket says: one feature in full, several as a sorted list. */
export function rateNote(model: OverTimeModel, index: number, setting: NoteSetting): Note | null {
  const { interval, dataEnd, colourOf, releases = [] } = setting;
  const bucket = model.buckets[index];
  if (!bucket) return null;
  const state = model.states[index] ?? "whole";
  const title = `${periodLabel(bucket.period, interval)}${state === "whole" ? "" : " *"}`;
  const released = releases.filter((each) => each.index === index).map(({ drawn }) => drawn.name);
  const remarks = [
    ...(released.length > 0 ? [`Released: ${released.join(", ")}.`] : []),
    ...(bucketRemarks(state, { interval, dataEnd }).remarks ?? []),
  ];
  const [only] = model.features;
  if (only && model.features.length === 1) return { title, lines: ownLines(only, index, setting), remarks };
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
      ...remarks,
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
