import { DateTime, type DurationLike } from "luxon";
import type { Compare } from "../../vocabulary/compare.ts";
import type { Interval, WeekStart } from "../../vocabulary/interval.ts";
import type { CalendarUnit, Range } from "../../vocabulary/range.ts";
import { local, microsOf } from "./instant.ts";
import type { World } from "./world.ts";

/** A stretch of time, both ends included, in microseconds. */
export type Span = { from: number; to: number; wholeDays: boolean };

const micros = (moment: DateTime): number => moment.toMillis() * 1000;
const hasTime = (text: string): boolean => text.includes("T");

/** The stretch that a range means; relative ranges count from the data end. */
export function spanOf(range: Range, world: World, weekStart: WeekStart): Span {
  const zone = world.timezone;
  const end = local(world.dataEnd ?? 0, zone);
  const dayEnd = micros(end.plus({ days: 1 }).startOf("day")) - 1;
  if ("from" in range) return fixedSpan(range, world, dayEnd);
  if ("this" in range) return { from: micros(unitStart(end, range.this, weekStart)), to: dayEnd, wholeDays: range.this !== "hour" };
  const { value, unit } = range.last;
  const after = range.complete
    ? unitStart(end, unit, weekStart)
    : unit === "hour"
      ? end.startOf("hour").plus({ hours: 1 })
      : end.plus({ days: 1 }).startOf("day");
  return { from: micros(after.minus({ [unit]: value })), to: micros(after) - 1, wholeDays: unit !== "hour" };
}

function fixedSpan(range: Extract<Range, { from: string }>, { timezone, dataStart }: World, dayEnd: number): Span {
  const from = range.from === "all" ? micros(local(dataStart ?? 0, timezone).startOf("day")) : microsOf(range.from, timezone);
  const wholeDays = !hasTime(range.from) && !hasTime(range.to ?? "");
  if (range.to === undefined) return { from, to: dayEnd, wholeDays };
  const to = hasTime(range.to)
    ? microsOf(range.to, timezone)
    : micros(DateTime.fromISO(range.to, { zone: timezone }).plus({ days: 1 }).startOf("day")) - 1;
  return { from, to, wholeDays };
}

/** The first instant of the calendar unit that holds a moment. */
export function unitStart(moment: DateTime, unit: CalendarUnit | Interval, weekStart: WeekStart): DateTime {
  if (unit === "week" && weekStart === "sunday") return moment.startOf("day").minus({ days: moment.weekday % 7 });
  return moment.startOf(unit);
}

/** The earlier stretch that a span is compared with. */
export function previousSpan(span: Span, compare: Compare, timezone: string): Span {
  const [from, after] = [local(span.from, timezone), local(span.to + 1, timezone)];
  const days = Math.round(after.diff(from, "days").days);
  const length: DurationLike =
    compare === "previous_year"
      ? { years: 1 }
      : compare === "previous_period"
        ? span.wholeDays
          ? { days }
          : { milliseconds: after.toMillis() - from.toMillis() }
        : { [compare.shift.unit]: compare.shift.value };
  const rest = (span.to + 1) % 1000;
  const [begin, end] = [from.minus(length), after.minus(length)];
  // Moved by hours, dates alone no longer say when it begins and ends.
  const wholeDays = span.wholeDays && [begin, end].every((moment) => +moment === +moment.startOf("day"));
  return { from: micros(begin), to: micros(end) + rest - 1, wholeDays };
}

/** One calendar period with the instants from `start` up to, not including, `end`. */
export type Bucket = { period: string; start: number; end: number };

type Calendar = { timezone: string; weekStart: WeekStart };

/** Every calendar period that touches the span, in order. */
export function bucketsOf(span: Span, interval: Interval, calendar: Calendar): Bucket[] {
  const spine: Bucket[] = [];
  for (let bucket = bucketAt(span.from, interval, calendar); bucket.start <= span.to; bucket = bucketAt(bucket.end, interval, calendar))
    spine.push(bucket);
  return spine;
}

/** The calendar period that holds an instant. */
export function bucketAt(micros: number, interval: Interval, { timezone, weekStart }: Calendar): Bucket {
  const format = interval === "minute" || interval === "hour" ? "yyyy-MM-dd'T'HH:mm" : "yyyy-MM-dd";
  const start = unitStart(local(micros, timezone), interval, weekStart);
  const end = nextStart(start, interval, weekStart);
  return { period: start.toFormat(format), start: start.toMillis() * 1000, end: end.toMillis() * 1000 };
}

/** The next moment whose clock shows the beginning of a unit: minute 0 of an hour, midnight of a day, or the first instant after a jump. */
function nextStart(start: DateTime, interval: Interval, weekStart: WeekStart): DateTime {
  if (interval !== "hour") return unitStart(start.plus({ [interval]: 1 }), interval, weekStart);
  const hourLater = start.plus({ hours: 1 });
  if (hourLater.offset === start.offset && start.minute === 0) return hourLater;
  let moment = start.plus({ minutes: 30 });
  while (moment.minute !== 0 && moment.hour === start.hour) moment = moment.plus({ minutes: 1 });
  while (moment.minute !== 0 && moment.minus({ minutes: 1 }).hour === moment.hour) moment = moment.minus({ minutes: 1 });
  return moment;
}
