import type { Bucket } from "../../../vocabulary/buckets.ts";
import { seconds } from "../../../vocabulary/duration.ts";
import type { RowRecord } from "../../answer-rows.ts";
import type { FunnelDefinition } from "../definition.ts";
import type { FunnelAnswer, TrendPoint } from "./answer.ts";
import { groupRows, isTotal } from "./groups.ts";
import { rateOf } from "./rate.ts";
import type { Reading } from "./reading.ts";

/** One point per bucket of the calendar, zero where nothing entered; one series per group. */
export function trendResult(rows: RowRecord[], reading: Reading): Partial<FunnelAnswer> {
  const { definition, frame, period } = reading;
  const spine = frame.spines[period] ?? [];
  const series = (own: RowRecord[]) => {
    const byBucket = new Map(own.map((row) => [Number(row.bucket), row]));
    return spine.map((bucket, index) => pointOf(bucket, byBucket.get(index) ?? {}, reading));
  };
  const total = series(rows.filter(isTotal));
  if (!definition.breakdown) return { series: total };
  const seriesByGroup = groupRows(rows, definition, (row) => Number(row.entered)).map(({ group, rows: own }) => ({
    group,
    series: series(own),
  }));
  return { series: total, seriesByGroup, groupCount: seriesByGroup.length };
}

function pointOf(bucket: Bucket, row: RowRecord, { definition, frame, period }: Reading): TrendPoint {
  const entered = Number(row.entered ?? 0);
  const converted = Number(row.converted ?? 0);
  const inWindow = Number(row.waiting ?? 0);
  const { fromMicros, toMicros } = frame.periods[period] as { fromMicros: number; toMicros: number };
  return {
    period: bucket.period,
    entered,
    converted,
    dropped: entered - converted - inWindow,
    inWindow,
    rate: rateOf(converted, entered - (definition.includeMaturing ? 0 : inWindow)),
    maturing: reach(definition) !== null && bucket.endMicros + (reach(definition) ?? 0) > frame.dataEnd,
    partial: bucket.startMicros < fromMicros || bucket.endMicros - 1 > Math.min(toMicros, frame.dataEnd),
  };
}

/** How long after its end a bucket's outcome can still change, in microseconds; null without a window (then it is final). */
function reach({ stepWindows, window }: FunnelDefinition): number | null {
  const windows = stepWindows ?? [window];
  if (windows.some((each) => each === null)) return null;
  return windows.reduce((sum, each) => sum + (each ? seconds(each) : 0), 0) * 1_000_000;
}
