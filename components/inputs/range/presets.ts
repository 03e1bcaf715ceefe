import type { Range } from "../../../lib/vocabulary/range.ts";

export type Preset = { label: string; range: Range };

const last = (value: number, unit: "hour" | "day" | "month", label: string): Preset => ({ label, range: { last: { value, unit } } });
const previous = (unit: "day" | "week" | "month" | "quarter" | "year", label: string): Preset => ({
  label,
  range: { last: { value: 1, unit }, complete: true },
});

/** Every period that has a name, as people look for them. */
export const presets: readonly (readonly Preset[])[] = [
  [
    { label: "Today", range: { this: "day" } },
    previous("day", "Yesterday"),
    last(24, "hour", "Last 24 hours"),
    last(7, "day", "Last 7 days"),
    last(14, "day", "Last 14 days"),
    last(30, "day", "Last 30 days"),
    last(90, "day", "Last 90 days"),
  ],
  [
    { label: "This week", range: { this: "week" } },
    previous("week", "Last week"),
    { label: "Month to date", range: { this: "month" } },
    previous("month", "Last month"),
    { label: "Quarter to date", range: { this: "quarter" } },
    previous("quarter", "Last quarter"),
    { label: "Year to date", range: { this: "year" } },
  ],
  [last(6, "month", "Last 6 months"), last(12, "month", "Last 12 months"), { label: "All time", range: { from: "all" } }],
];

function sameRange(a: Range, b: Range): boolean {
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}

function plain(range: Range): unknown {
  if ("last" in range) return ["last", range.last.value, range.last.unit, range.complete === true];
  return "this" in range ? ["this", range.this] : ["from", range.from, range.to ?? null];
}

/** What a range is called: a preset's name, or what kind it is. */
export function rangeName(range: Range): string {
  const preset = presets.flat().find((each) => sameRange(each.range, range));
  if (preset) return preset.label;
  if ("last" in range)
    return `Last ${range.last.value} ${range.complete ? "complete " : ""}${range.last.unit}${range.last.value === 1 ? "" : "s"}`;
  if ("this" in range) return `This ${range.this}`;
  return range.to === undefined ? "Since" : "Custom";
}

/** Whether two ranges say the same. */
export const isPreset = sameRange;
