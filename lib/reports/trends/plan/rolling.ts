import { DateTime } from "luxon";
import type { Bucket } from "../../../vocabulary/buckets.ts";
import type { Interval } from "../../../vocabulary/interval.ts";
import type { Calendar } from "./frame.ts";

const microsPerDay = 86_400_000_000;

/** For each point the first instant of the days that end with it: calendar days before a day, elapsed ones before an hour's end. */
export function windowStarts({ spine, period }: Calendar, interval: Interval, days: number): number[] {
  return spine.map(({ startMicros, endMicros }) => {
    if (interval === "hour") return endMicros - days * microsPerDay;
    const start = DateTime.fromMillis(startMicros / 1000, { zone: period.timezone });
    return (
      start
        .minus({ days: days - 1 })
        .startOf("day")
        .toMillis() * 1000
    );
  });
}

/** A calendar whose bucket of an instant is the last point that still reaches back to it. */
export function reachOf(starts: readonly number[], until: number): Bucket[] {
  return starts.map((startMicros, index) => ({ period: "", startMicros, endMicros: starts[index + 1] ?? until + 1 }));
}
