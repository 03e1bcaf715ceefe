import type { BucketState } from "../../../charts/buckets.ts";
import { type ChartGroup, everyone, groupColours } from "../../../charts/groups.ts";
import { type Theme, tone } from "../../../charts/palette.ts";
import { formulasOf, seriesLabel } from "../definition/labels.ts";
import { measureOf, measureTraits } from "../definition/measure.ts";
import type { TrendsDefinition } from "../definition.ts";
import type { TrendsLine, TrendsPoint, TrendsResult } from "../result/answer.ts";
import { measureWords } from "./measure-words.ts";
import { type ValueKind, valueKindOf } from "./value.ts";

/** One line of the answer as charts, legends and tables know it. */
export type DrawnLine = ChartGroup & {
  line: TrendsLine;
  /** The same line of the compared period. */
  before: TrendsLine | undefined;
  valueKind: ValueKind;
};

/** Every line of an answer with its name and its compared line; the names tell series of one event apart. */
export function drawnLines(result: TrendsResult, definition: TrendsDefinition): DrawnLine[] {
  const { series } = result;
  const several = new Set(series.map(({ key }) => key)).size > 1 || (definition.series.length > 1 && definition.formula === undefined);
  return series.map((line, index) => {
    const { key, breakdown, groupKind } = line;
    const before = result.previous?.series.find((each) => lineId(each) === lineId(line));
    const group = breakdown?.join(" · ");
    const own = { line, before, valueKind: valueKindOf(key, definition), index };
    if (group === undefined && series.length === 1) return { ...own, ...everyone, name: seriesName(line, definition) };
    const name = group === undefined ? seriesName(line, definition) : several ? `${seriesName(line, definition)} · ${group}` : group;
    const of = several ? `${key}:` : "";
    return { ...own, key: group === undefined ? key : `${of}${groupKind ?? "value"}:${group}`, name, kind: groupKind ?? "value" };
  });
}

const lineId = ({ key, breakdown, groupKind }: TrendsLine) => JSON.stringify([key, breakdown, groupKind]);

/** The name of a series in a list: its letter when there are several, and its measure where the event alone does not tell. */
export function seriesName({ key, label }: Pick<TrendsLine, "key" | "label">, definition: TrendsDefinition): string {
  if (formulasOf(definition).length > 0) return label;
  const { series, countBy } = definition;
  const own = series[key.charCodeAt(0) - 65];
  const letter = series.length > 1 ? `${key} · ` : "";
  const words = own && own.label === undefined ? measureWords(own.measure, countBy) : null;
  const told = series.length > 1 && series.filter((each) => seriesLabel(each) === label).length === 1;
  return words === null || told ? `${letter}${label}` : `${letter}${label}, ${words}`;
}

/** A colour for each line: its own hue, the main one when it is alone, greys for what is not a value. */
export function lineColours(lines: readonly ChartGroup[], theme: Theme): (key: string) => string {
  const colours = groupColours(lines, theme);
  return (key) => colours.get(key) ?? tone("main", theme);
}

/** Whether the parts of a stack add up to something: counts and sums do, averages and formulas do not. */
export function canStack(definition: Pick<TrendsDefinition, "series" | "formula">): boolean {
  return definition.formula === undefined && definition.series.every(({ measure }) => measureTraits[measureOf(measure).name].empty === 0);
}

/** The values that are drawn: nothing where the bucket has not begun. */
export function drawnValues(points: readonly TrendsPoint[], states: readonly BucketState[]): (number | null)[] {
  return points.map(({ value }, index) => (states[index] === "ahead" ? null : value));
}
