import { formulasOf, letterOf } from "../definition/labels.ts";
import { type MeasureName, measureOf } from "../definition/measure.ts";
import type { TrendsDefinition } from "../definition.ts";
import type { TrendsAnswer, TrendsLine, TrendsResult } from "./answer.ts";

/** Rules of semantics §9 that the answer breaks, in words; none for a sound answer. */
export function brokenInvariants(result: TrendsResult, definition: TrendsDefinition): string[] {
  return [...broken(result, definition), ...(result.previous ? broken(result.previous, definition) : [])];
}

const onceEach: readonly MeasureName[] = ["unique_users", "sessions", "distinct"];
const counts: readonly MeasureName[] = [...onceEach, "total", "first_time_users", "first_time_users_strict"];

function broken(answer: TrendsAnswer, definition: TrendsDefinition): string[] {
  if (formulasOf(definition).length > 0 || (definition.smoothing ?? 1) > 1) return [];
  const measureNamed = new Map(definition.series.map(({ measure }, index) => [letterOf(index), measureOf(measure).name]));
  const those = (names: readonly MeasureName[]) => answer.series.filter(({ key }) => names.includes(measureNamed.get(key) ?? "avg"));
  const shrinks = definition.cumulative && those(counts).some(isFalling);
  const isOff = !definition.cumulative && those(onceEach).some(isNoUnion);
  const isMore = those(counts).some(({ total, elapsedTotal }) => (elapsedTotal ?? 0) > (total ?? Number.POSITIVE_INFINITY));
  return [
    ...(shrinks ? ["a running count falls"] : []),
    ...(isOff ? ["what is counted once in the whole range does not lie between the highest point and the sum of the points"] : []),
    ...(isMore ? ["the elapsed part of a period counts more than the whole"] : []),
  ];
}

function isFalling({ points }: TrendsLine): boolean {
  return points.some(({ value }, index) => (value ?? 0) < (points[index - 1]?.value ?? 0));
}

function isNoUnion({ points, total }: TrendsLine): boolean {
  const values = points.map(({ value }) => value ?? 0);
  const sum = values.reduce((added, value) => added + value, 0);
  return total !== null && (total < Math.max(0, ...values) || total > sum);
}
