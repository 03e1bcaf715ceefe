import type { CustomSeriesOption, EChartsOption, LineSeriesOption, XAXisComponentOption } from "echarts";
import { rateAxis, rateEnd, roundUp } from "../../../charts/axes.ts";
import { plotFrame } from "../../../charts/frame.ts";
import type { Note } from "../../../charts/note.ts";
import { type Theme, tone } from "../../../charts/palette.ts";
import { fullNumber, percent } from "../../../format.ts";
import type { AdoptionStep, TimeToAdopt } from "../result/answer.ts";
import type { DrawnFeature } from "./features.ts";
import { elapsedText, intervalText } from "./words.ts";

/** The last whole unit at which anything happens in the drawn curves. */
export function lastTime(features: readonly DrawnFeature[]): number {
  return Math.max(1, ...features.flatMap(({ feature }) => feature.timeToAdopt?.steps.at(-1)?.time ?? 0));
}

/** The step that holds at a time: the last one not after it. */
export function stepAt({ steps }: TimeToAdopt, time: number): AdoptionStep | undefined {
  return steps.findLast((step) => step.time <= time);
}

type Drawing = { theme: Theme; timeUnit: string; colourOf: (key: string) => string };

/** How many bands can lie over each other and still be told apart. */
const mostBands = 3;

/**
 * The share that has adopted by a time, as Kaplan and Meier estimate it: a step curve for each feature. A few have their log-log
 * Greenwood band; the median is marked on a curve that stands alone, the compared period is dotted.
 */
export function timeToAdoptOption(features: readonly DrawnFeature[], { theme, timeUnit, colourOf }: Drawing): EChartsOption {
  const last = lastTime(features);
  const curves = features.flatMap(({ key, name, feature, before }) => {
    const { timeToAdopt } = feature;
    return timeToAdopt ? [{ name, colour: colourOf(key), own: timeToAdopt, before: before?.timeToAdopt }] : [];
  });
  const banded = curves.length <= mostBands;
  const highest = Math.max(0, ...curves.flatMap(({ own, before }) => [own.steps.at(-1)?.share ?? 0, before?.steps.at(-1)?.share ?? 0]));
  const bandTop = banded ? Math.max(0, ...curves.flatMap(({ own }) => own.steps.flatMap(({ high }) => high ?? []))) : 0;
  const max = rateEnd(Math.max(highest * 1.08, Math.min(bandTop, highest * 2)));
  return {
    animation: false,
    grid: { ...plotFrame, outerBoundsMode: "none" },
    xAxis: timeAxis(last, timeUnit, theme),
    yAxis: rateAxis(max, theme),
    series: [
      ...(banded ? curves.map(({ own, colour }) => band(own.steps, { colour, last, max })) : []),
      ...curves.flatMap(({ name, before, colour }) =>
        before
          ? [dottedCurve(`${name}, compared`, before.steps, { colour: curves.length === 1 ? tone("ghost", theme) : colour, last })]
          : [],
      ),
      ...curves.map(({ name, own, colour }) => curve(name, own.steps, { colour, last })),
      ...(curves.length === 1 && curves[0] ? [medianMark(curves[0].own, timeUnit, theme)] : []),
    ],
  };
}

/** Whole units; each has a band of its own, so that the pointer finds it. */
function timeAxis(last: number, timeUnit: string, theme: Theme): XAXisComponentOption {
  const step = Math.max(1, roundUp(last / 8));
  const customValues = Array.from({ length: Math.floor(last / step) + 1 }, (_, index) => index * step).filter(Number.isInteger);
  return {
    type: "value",
    min: -0.5,
    max: last + 0.5,
    splitLine: { show: false },
    axisLine: { show: true, onZero: false, lineStyle: { color: tone("lineStrong", theme) } },
    axisTick: { show: true, customValues, lineStyle: { color: tone("lineStrong", theme) } },
    axisLabel: {
      color: tone("quiet", theme),
      fontSize: 11,
      lineHeight: 15,
      margin: 8,
      hideOverlap: true,
      customValues,
      formatter: (value: number) => (value === 0 ? `0 ${timeUnit}s` : String(Math.round(value))),
    },
  } as XAXisComponentOption;
}

/** The corners of a step curve: nothing before the first step, the last value until the end. */
function corners(steps: readonly AdoptionStep[], last: number, shareOf: (step: AdoptionStep) => number | null): [number, number][] {
  const first: [number, number][] = steps[0]?.time === 0 ? [] : [[0, 0]];
  const found = steps.flatMap((step): [number, number][] => {
    const share = shareOf(step);
    return share === null ? [] : [[step.time, share]];
  });
  const end = found.at(-1);
  return [...first, ...found, ...(end && end[0] < last ? [[last, end[1]] as [number, number]] : [])];
}

type Stroke = { colour: string; last: number };

const look = { type: "line" as const, symbol: "none", silent: true, step: "end" as const };

function curve(name: string, steps: readonly AdoptionStep[], { colour, last }: Stroke): LineSeriesOption {
  const end = Math.min(last, steps.at(-1)?.time ?? last);
  return { ...look, name, data: corners(steps, end, ({ share }) => share), lineStyle: { color: colour, width: 2 } };
}

function dottedCurve(name: string, steps: readonly AdoptionStep[], { colour, last }: Stroke): LineSeriesOption {
  const inside = steps.filter(({ time }) => time <= last);
  const end = Math.min(last, steps.at(-1)?.time ?? last);
  return {
    ...look,
    name,
    data: corners(inside, end, ({ share }) => share),
    lineStyle: { color: colour, width: 1.5, type: [2, 3], opacity: 0.85 },
  };
}

/** The area between the ends of the band, as steps too. */
function band(steps: readonly AdoptionStep[], { colour, max }: Stroke & { max: number }): CustomSeriesOption {
  const low = corners(steps, 0, (step) => (step.high === null ? null : step.low));
  const high = corners(steps, 0, (step) => (step.low === null ? null : step.high));
  return {
    type: "custom",
    name: "95% band",
    silent: true,
    data: [[0, 0]],
    clip: true,
    renderItem: (_params, api) => {
      const at = ([time, share]: readonly [number, number]): [number, number] => {
        const [x = 0, y = 0] = api.coord([time, Math.min(share, max)]);
        return [x, y];
      };
      const points = [...stepped(high).map(at), ...stepped(low).reverse().map(at)];
      return { type: "polygon", silent: true, shape: { points }, style: { fill: colour, opacity: 0.14 } };
    },
  };
}

/** The corners with the one between each two: first along, then up. */
function stepped(points: readonly [number, number][]): [number, number][] {
  return points.flatMap((point, index): [number, number][] => {
    const before = points[index - 1];
    return before ? [[point[0], before[1]], point] : [point];
  });
}

function medianMark({ median }: TimeToAdopt, timeUnit: string, theme: Theme): LineSeriesOption {
  const colour = tone("marker", theme);
  return {
    type: "line",
    data: [],
    silent: true,
    markLine: {
      silent: true,
      symbol: "none",
      data:
        median.time === null
          ? []
          : [
              {
                xAxis: median.time,
                lineStyle: { color: colour, width: 1.5, type: "solid" },
                label: { color: colour, fontSize: 11, distance: 2, formatter: () => `median ${elapsedText(median.time, timeUnit)}` },
              },
            ],
    },
  };
}

type NoteSetting = { unit: string; timeUnit: string; colourOf: (key: string) => string };

/** What the tooltip of a time says: one curve in full, several as a sorted list. */
export function timeToAdoptNote(features: readonly DrawnFeature[], time: number, { unit, timeUnit, colourOf }: NoteSetting): Note | null {
  const title = `By ${elapsedText(time, timeUnit)}`;
  const found = features.flatMap(({ key, name, feature: { timeToAdopt }, before }) =>
    timeToAdopt ? [{ key, name, own: timeToAdopt, step: stepAt(timeToAdopt, time), before: before?.timeToAdopt }] : [],
  );
  const [only] = found;
  if (!only) return null;
  if (found.length > 1) {
    const sorted = [...found].sort((a, b) => (b.step?.share ?? 0) - (a.step?.share ?? 0));
    return {
      title,
      lines: sorted.map(({ key, name, step }) => ({ label: name, value: percent(step?.share ?? 0), colour: colourOf(key), strong: true })),
    };
  }
  const { own, step, before } = only;
  const after = own.steps.filter((each) => each.time >= time)[0]?.atRisk ?? 0;
  const sofar = own.steps.filter((each) => each.time <= time);
  const sum = (word: "adopted" | "censored") => sofar.reduce((total, each) => total + each[word], 0);
  return {
    title,
    lines: [
      { label: "Adopted, estimate", value: percent(step?.share ?? 0), colour: colourOf(only.key), strong: true },
      { label: "95% band", value: step ? intervalText(step) : intervalText({ low: 0, high: 0 }) },
      { label: `${unit} adopted by then`, value: fullNumber(sum("adopted")) },
      { label: "No longer followed", value: fullNumber(sum("censored")) },
      { label: "Still followed", value: fullNumber(after) },
      ...(before ? [{ label: "Compared period", value: percent(stepAt(before, time)?.share ?? 0) }] : []),
    ],
  };
}
