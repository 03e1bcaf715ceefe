import { numberOrNull, type RowRecord } from "../../answer-rows.ts";
import { binLabel } from "../definition/bins.ts";
import { breakdownsOf } from "../definition/breakdowns.ts";
import { measureTraits } from "../definition/measure.ts";
import { showsTotals } from "../definition/totals.ts";
import type { TrendsDefinition } from "../definition.ts";
import { excludedBucket, gridBuckets } from "../plan/cells.ts";
import type { Calendar, Frame, PeriodName } from "../plan/frame.ts";
import { elapsedBucket, totalBucket } from "../plan/measure.ts";
import { type Measured, measuredSeries } from "../plan/question.ts";
import type { TrendsGroupKind } from "./answer.ts";

/** A group of an answer; `breakdown` is null without one. */
export type Group = { breakdown: string[] | null; kind: TrendsGroupKind | null };

/** What one series came to in one group, before formulas and smoothing, after `cumulative`. */
export type Values = { points: (number | null)[]; total: number | null; elapsedTotal: number | null };

/** What a series came to in one period, by the key of the group. */
export type Measurements = { groups: Map<string, Group>; values: Map<string, Values>; excluded: number };

export const groupKey = ({ breakdown, kind }: Group): string => JSON.stringify([breakdown, kind]);

const everything: Group = { breakdown: null, kind: null };

/** What is needed to read the rows of an answer. */
export type Reading = { definition: TrendsDefinition; frame: Frame; name: PeriodName };

/** The measurements of each series of one period, in the order of their letters. */
export function measurementsOf(rows: readonly RowRecord[], reading: Reading): Measurements[] {
  const { definition, name } = reading;
  const own = rows.filter(({ period }) => period === name);
  const labels = groupLabels(rows, definition);
  return measuredSeries(definition).map((measured) =>
    seriesMeasurements(
      own.filter(({ series }) => Number(series) === measured.index),
      measured,
      { ...reading, labels },
    ),
  );
}

type Labels = (row: RowRecord) => Group;

/** How groups are called: bins by their edges. */
function groupLabels(rows: readonly RowRecord[], definition: TrendsDefinition): Labels {
  const breakdowns = breakdownsOf(definition);
  if (breakdowns.length === 0) return () => everything;
  const edge = (bucket: number | undefined) =>
    Number(rows.find(({ series, bucket: at }) => Number(series) === -1 && Number(at) === bucket)?.value);
  const grids = breakdowns.map(({ bins }, index) =>
    bins ? { bins, lowest: edge(gridBuckets[index]?.[0]), highest: edge(gridBuckets[index]?.[1]) } : null,
  );
  return (row) => {
    const kind = groupKindOf(row.group_kind);
    const breakdown = grids.map((grid, index) => {
      const name = String(row[`group_${index + 1}`]);
      return grid && kind === "value" && /^\d+$/.test(name) ? binLabel(Number(name), grid) : name;
    });
    return { breakdown, kind };
  };
}

const kinds: Record<number, TrendsGroupKind> = { 2: "unset", 3: "other" };

const groupKindOf = (kind: unknown): TrendsGroupKind => kinds[Number(kind)] ?? "value";

function seriesMeasurements(rows: readonly RowRecord[], measured: Measured, context: Reading & { labels: Labels }): Measurements {
  const { definition, labels } = context;
  const groups = new Map<string, Group>();
  const byGroup = new Map<string, RowRecord[]>();
  const add = (group: Group, row?: RowRecord): void => {
    const key = groupKey(group);
    groups.set(key, group);
    byGroup.set(key, [...(row ? [row] : []), ...(byGroup.get(key) ?? [])]);
  };
  for (const group of certainGroups(definition)) add(group);
  for (const row of rows) if (Number(row.bucket) > excludedBucket) add(labels(row), row);
  const values = new Map([...byGroup].map(([key, own]) => [key, valuesOf(own, measured, context)]));
  const excluded = rows.find(({ bucket }) => Number(bucket) === excludedBucket)?.value;
  return { groups, values, excluded: Number(excluded ?? 0) };
}

/** Groups that are listed with or without events. */
function certainGroups(definition: TrendsDefinition): Group[] {
  const [first] = breakdownsOf(definition);
  if (!first) return [everything];
  return first.of === "cohort" ? (first.cohorts ?? []).map((cohort) => ({ breakdown: [cohort], kind: "value" })) : [];
}

/** Measures a point of which nothing is known. */
export function nothingMeasured(measured: Measured, reading: Reading): Values {
  return valuesOf([], measured, reading);
}

function valuesOf(rows: readonly RowRecord[], measured: Measured, { definition, frame, name }: Reading): Values {
  const { spine, period } = frame.calendars[name] as Calendar;
  const hasElapsed = frame.elapsedTo !== null && frame.elapsedTo >= period.fromMicros;
  const traits = measureTraits[measured.measure.name];
  const at = new Map<number, number | null>();
  for (const { bucket, value } of rows) {
    const number = numberOrNull(value);
    const known = at.get(Number(bucket));
    at.set(Number(bucket), known === undefined || known === null || number === null ? (number ?? known ?? null) : known + number);
  }
  const raw = spine.map((_, index) => at.get(index) ?? traits.empty);
  const runs = measured.rollingDays !== null || (definition.cumulative && traits.cumulative === "running_distinct");
  const points = runs || (definition.cumulative && traits.cumulative === "running_sum") ? running(raw) : raw;
  const shown = showsTotals(definition) || traits.additive;
  const isLast = traits.rollingDays !== undefined;
  const total = traits.additive ? sum(raw) : isLast ? (points.at(-1) ?? traits.empty) : (at.get(totalBucket) ?? traits.empty);
  return {
    points,
    total: shown ? total : null,
    elapsedTotal: shown && hasElapsed ? (at.get(elapsedBucket) ?? traits.empty) : null,
  };
}

const sum = (values: readonly (number | null)[]): number => values.reduce<number>((total, value) => total + (value ?? 0), 0);

function running(values: readonly (number | null)[]): number[] {
  let total = 0;
  return values.map((value) => {
    total += value ?? 0;
    return total;
  });
}
