import { DateTime } from "luxon";
import { periodLabel } from "../../../format.ts";
import type { RowRecord } from "../../answer-rows.ts";
import { areCut, inOrder, type UnitRow, unitRowsOf } from "../../unit-rows.ts";
import { measureTraits } from "../definition/measure.ts";
import type { Measured } from "../plan/question.ts";
import { windowStarts } from "../plan/rolling.ts";
import { calendarOf, firstName, rowsName, seriesAsked, type TrendsWitness } from "./plan.ts";

/** An event that counts, at its point, with the value that is measured. */
export type Counted = { micros: number; tie: number; event: string; bucket: number; amount: string | null };

/** One series of the unit: what counts, and its events whether they do or not. */
export type UnitSeries = {
  measured: Measured;
  counted: Counted[];
  /** Of everything that counts: how much, by the report itself. */
  figures: { events: number; points: number; sum: number };
  /** More counts than is told one by one. */
  countedCut: boolean;
  /** In the range and its windows. */
  rows: UnitRow[];
  /** There are more than these. */
  rowsCut: boolean;
  /** Where a first time counts: the first ever, whether the filters let it pass or not. */
  first: UnitRow | null;
};

/** Reads the series that are asked about. */
export function unitSeries(records: readonly RowRecord[], { definition }: TrendsWitness): UnitSeries[] {
  return seriesAsked(definition).map((measured) => {
    const rows = unitRowsOf(records, rowsName(measured.index));
    const counted = countedOf(records, measured.index);
    const points = records.filter(({ of, series }) => of === "point" && Number(series) === measured.index);
    const total = (name: "count" | "amount") => points.reduce((sum, each) => sum + Number(each[name] ?? 0), 0);
    return {
      measured,
      counted,
      figures: { events: total("count"), points: points.length, sum: total("amount") },
      countedCut: areCut(counted),
      rows,
      rowsCut: areCut(rows),
      first: unitRowsOf(records, firstName(measured.index))[0] ?? null,
    };
  });
}

function countedOf(records: readonly RowRecord[], series: number): Counted[] {
  return records
    .filter((record) => record.of === "counted" && Number(record.series) === series)
    .map(({ time, tie, event, bucket, amount }) => ({
      micros: Number(time),
      tie: Number(tie),
      event: String(event),
      bucket: Number(bucket),
      amount: amount === null || amount === undefined ? null : String(amount),
    }))
    .sort(inOrder);
}

/** The instants in which an event counts for the part, the end excluded, and what they are called. */
export type Window = { from: number; to: number; label: string };

/** The point that is asked about with what it looks back on, or the whole range. */
export function windowsOf({ rollingDays, measure }: Measured, asked: TrendsWitness): Window[] {
  const { definition } = asked;
  const { interval, part } = definition;
  const calendar = calendarOf(asked);
  const { fromMicros, toMicros } = calendar.period;
  const starts = rollingDays ? windowStarts(calendar, interval, rollingDays) : null;
  const point = (place: number): Window => {
    const { startMicros, endMicros, period } = calendar.spine[place] ?? { startMicros: fromMicros, endMicros: toMicros + 1, period: "" };
    const label = periodLabel(period, interval);
    const to = Math.min(endMicros, toMicros + 1);
    if (starts) return { from: starts[place] ?? fromMicros, to, label: `the ${rollingDays} days that end with ${label}` };
    const added = definition.cumulative && measureTraits[measure.name].cumulative !== null;
    return { from: added ? fromMicros : Math.max(startMicros, fromMicros), to, label: added ? `the time until ${label}` : label };
  };
  if (part?.period !== undefined) return calendar.spine.flatMap(({ period }, place) => (period === part.period ? [point(place)] : []));
  const isLast = part !== undefined && measureTraits[measure.name].rollingDays !== undefined;
  if (isLast) return [point(calendar.spine.length - 1)];
  return [{ from: starts?.[0] ?? fromMicros, to: toMicros + 1, label: "the dates of the report" }];
}

/** A day of the report's zone: 5 Aug 2024. */
export const dayText = (micros: number, { definition }: TrendsWitness): string =>
  DateTime.fromMillis(Math.floor(micros / 1000), { zone: definition.timezone })
    .setLocale("en-US")
    .toFormat("d MMM yyyy");

/** What the point of a counted event is called: its interval, or the day where points are windows of days. */
export function pointLabel({ bucket, micros }: Counted, { rollingDays }: Measured, asked: TrendsWitness): string {
  const { interval, timezone } = asked.definition;
  if (!rollingDays) return periodLabel(calendarOf(asked).spine[bucket]?.period ?? "", interval);
  const time = DateTime.fromMillis(Math.floor(micros / 1000), { zone: timezone });
  return periodLabel(interval === "hour" ? time.toFormat("yyyy-MM-dd'T'HH:00") : time.toFormat("yyyy-MM-dd"), interval);
}
