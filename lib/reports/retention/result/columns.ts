import { DateTime } from "luxon";
import type { Bucket } from "../../../vocabulary/buckets.ts";
import { startOfUnit } from "../../../vocabulary/period.ts";
import type { RetentionDefinition } from "../definition.ts";
import type { RetentionColumn } from "./answer.ts";

/** The columns that have a cell in at least one cohort of so many intervals. */
export function columnsOf({ bracketRanges, periods, interval }: RetentionDefinition, intervals: number): RetentionColumn[] {
  const single = Array.from({ length: periods - 1 }, (_, index): [number, number] => [index + 1, index + 1]);
  const word = `${interval.charAt(0).toUpperCase()}${interval.slice(1)}`;
  const ranges: (readonly [number, number])[] = [[0, 0], ...(bracketRanges ?? single)];
  return ranges
    .map(([from, to], column) => ({ column, from, to, label: from === to ? `${word} ${from}` : `${word}s ${from}–${to}` }))
    .filter(({ from }) => from < intervals);
}

/** The first instant after an interval of the calendar; also of intervals that lie after the range. */
export function intervalEnd(spine: readonly Bucket[], index: number, { interval, timezone, weekStart }: RetentionDefinition): number {
  const own = spine[index];
  if (own) return own.endMicros;
  const end = DateTime.fromMillis(Math.floor((spine.at(-1)?.endMicros ?? 0) / 1000), { zone: timezone });
  const moved = end.plus({ [`${interval}s`]: index - spine.length + 1 });
  return (interval === "hour" ? onTheHour(moved, end) : startOfUnit(moved, interval, weekStart)).toMillis() * 1000;
}

/** Where clocks change by half an hour, one hour of the calendar is that much longer or shorter. */
function onTheHour(moved: DateTime, from: DateTime): DateTime {
  return moved.minus({ minutes: (moved.offset - from.offset) % 60 });
}
