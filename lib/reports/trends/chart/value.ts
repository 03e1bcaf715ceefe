import { compactNumber, fullNumber, humanDuration, percent, unset } from "../../../format.ts";
import { formulasOf } from "../definition/labels.ts";
import { measureOf } from "../definition/measure.ts";
import type { TrendsDefinition } from "../definition.ts";

/** What the values of a line are: whole counts, any numbers, shares from 0 to 1, lengths of time. */
export type ValueKind = "count" | "number" | "rate" | "seconds";

type Measured = Pick<TrendsDefinition, "series" | "formula" | "smoothing">;

/** What the values under a key (A, B, F1) are. */
export function valueKindOf(key: string, definition: Measured): ValueKind {
  const series = definition.series[key.charCodeAt(0) - 65];
  if (formulasOf(definition).length > 0 || !series) return "number";
  const { name } = measureOf(series.measure);
  if (name === "bounce") return "rate";
  if (name === "session_duration") return "seconds";
  const whole = [
    "total",
    "unique_users",
    "sessions",
    "first_time_users",
    "first_time_users_strict",
    "distinct",
    "weekly_active",
    "monthly_active",
  ];
  return whole.includes(name) && !definition.smoothing ? "count" : "number";
}

/** A value in words, short enough to be read beside others: no more digits than mean something. */
export function valueText(value: number | null | undefined, kind: ValueKind): string {
  if (value === null || value === undefined) return unset;
  if (kind === "rate") return percent(value);
  if (kind === "seconds") return humanDuration(value);
  return fullNumber(kind === "count" ? value : rounded(value));
}

/** The same on an axis or a card. */
export function shortText(value: number | null | undefined, kind: ValueKind): string {
  if (value === null || value === undefined) return unset;
  if (kind === "rate" || kind === "seconds") return valueText(value, kind);
  return compactNumber(Math.abs(value) < 100 ? rounded(value) : value);
}

/** Two decimals, or four digits below 1. */
function rounded(value: number): number {
  return Math.abs(value) < 1 ? Number(value.toPrecision(4)) : Number(value.toFixed(2));
}

/** The change against a compared value with its sign, +12.5%; unset where there is nothing to divide by. */
export function changeText(value: number | null | undefined, before: number | null | undefined): string {
  if (typeof value !== "number" || typeof before !== "number" || before === 0) return unset;
  const change = (value - before) / Math.abs(before);
  return change === 0 ? "±0%" : `${change < 0 ? "−" : "+"}${percent(Math.abs(change))}`;
}
