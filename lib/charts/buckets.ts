import type { LineSeriesOption } from "echarts";
import { type Theme, tone } from "./palette.ts";

/** How far a bucket has come: over, cut or still running, or not begun at the data end. */
export type BucketState = "whole" | "partial" | "ahead";

type Spine = {
  buckets: readonly { period: string; partial: boolean }[];
  /** ISO instant of the newest event. */
  dataEnd: string | null;
  period: { timezone: string };
};

/** The state of every bucket of a calendar spine, told in the report's zone. */
export function bucketStates({ buckets, dataEnd, period }: Spine): BucketState[] {
  const end = dataEnd === null ? "" : localText(dataEnd, period.timezone);
  return buckets.map((bucket) => stateOf(bucket, end));
}

function stateOf({ period, partial }: Spine["buckets"][number], end: string): BucketState {
  if (!partial) return "whole";
  return (period.includes("T") ? period : `${period}T00:00`) > end ? "ahead" : "partial";
}

/** An instant as the report's zone writes it: 2024-05-01T13:00:00. */
function localText(instant: string, timezone: string): string {
  return new Date(instant).toLocaleString("sv-SE", { timeZone: timezone }).replace(" ", "T");
}

/** A line over buckets: its name, a value for each bucket, its colour. */
export type Layer = { name: string; values: (number | null)[]; colour: string };

const look = { type: "line" as const, symbol: "none", silent: true, connectNulls: false };

/** A line that is whole where its buckets are, and dashed with hollow points where they are not. */
export function strokes({ name, values, colour }: Layer, states: readonly BucketState[], theme: Theme): LineSeriesOption[] {
  const open = (index: number) => states[index] === "partial";
  const lonely = (index: number) => (values[index - 1] ?? null) === null && (values[index + 1] ?? null) === null;
  const whole = values.map((value, index) => (open(index) ? null : value));
  const loose = values.map((value, index) => (open(index) || open(index + 1) || open(index - 1) ? value : null));
  const points = values.map((value, index) => (open(index) || lonely(index) ? value : null));
  const hollow = { color: tone("surface", theme), borderColor: colour, borderWidth: 1.5 };
  return [
    { ...look, name, data: loose, lineStyle: { color: colour, width: 2, type: [5, 4] } },
    { ...look, name, data: whole, lineStyle: { color: colour, width: 2 } },
    {
      ...look,
      name,
      data: points,
      symbol: "circle",
      symbolSize: 6,
      showSymbol: true,
      showAllSymbol: true,
      itemStyle: hollow,
      lineStyle: { width: 0 },
    },
  ];
}

/** The same of a compared period: dotted and thin. */
export function dotted({ name, values, colour }: Layer): LineSeriesOption {
  return { ...look, name, data: values, lineStyle: { color: colour, width: 1.5, type: [2, 3], opacity: 0.85 } };
}

/** The pattern over a bar whose bucket is not over. */
export function hatch(theme: Theme) {
  return { symbol: "rect" as const, color: tone("surface", theme), dashArrayX: [1, 0], dashArrayY: [3, 3], rotation: -Math.PI / 4 };
}
