import { join } from "node:path";
import type { EventFile } from "../generation.ts";
import { daysInSlot, type LocalYear, monthStarts, slotOf } from "./local-year.ts";
import { textLiteral } from "./quote.ts";

const days = Array.from({ length: 12 }, (_, month) => `"days_${String(month + 1).padStart(2, "0")}"`);

/** The event files that hold times of a year; `root` is what their paths start from. */
export type YearSource = { local: LocalYear; files: EventFile[]; root: string };

/** Rows of events that fulfil `part`, one per (event, user); two months of days at a time are gathered in one integer. */
export function eventRows({ local, files, root }: YearSource, part: string): string {
  const touched = new Set<number>();
  const slots = [...new Set(files.map(({ month }) => month))].map((month) => {
    const read = files.filter((file) => file.month === month);
    const { from, until } = boundsOf(read);
    const { slot, months } = slotOf(local, from, until);
    for (const each of months) touched.add(each);
    return `SELECT "event_key", "user", ${slot} AS "slot" FROM ${parquet(read.map(({ path }) => join(root, path)))}
      WHERE "user" IS NOT NULL AND ${part} AND "time" >= make_timestamp(${local.startMicros}) AND "time" < make_timestamp(${local.endMicros})`;
  });
  const words = [...new Set([...touched].map((month) => month >> 1))];
  const bits = daysInSlot * 2;
  const gathered = words.map(
    (word) => `bit_or(CASE WHEN "slot" // ${bits} = ${word} THEN 1::BIGINT << ("slot" % ${bits}) ELSE 0 END) AS "word_${word}"`,
  );
  const masks = days.map((name, month) => `${maskOf(month, words)}::INTEGER AS ${name}`);
  return `SELECT r."event_key", e."event", r."user", ${firstDay(local.year)} AS "first_day", ${days.join(", ")} FROM (
    SELECT "event_key", "user", ${masks.join(", ")} FROM (
      SELECT "event_key", "user", ${gathered.join(", ")} FROM (${slots.join(" UNION ALL ")}) GROUP BY "event_key", "user")) r
    JOIN year_events e ON e."event_key" = r."event_key" ORDER BY r."event_key", r."user"`;
}

function maskOf(month: number, words: number[]): string {
  if (!words.includes(month >> 1)) return "0";
  return month % 2 === 0 ? `("word_${month >> 1}" & ${2 ** daysInSlot - 1})` : `("word_${month >> 1}" >> ${daysInSlot})`;
}

function firstDay(year: number): string {
  const branches = monthStarts(year).map(
    (start, month) => `WHEN ${days[month]} <> 0 THEN ${start} + bit_count((${days[month]} & -${days[month]}) - 1)::INTEGER`,
  );
  return `(CASE ${branches.join(" ")} END)::INTEGER`;
}

/** The rows of each event and of any, where all of them are few. */
export function allRows(source: YearSource): string {
  return `WITH each_event AS MATERIALIZED (${eventRows(source, "true")}) SELECT * FROM (
    SELECT * FROM each_event UNION ALL (${anyRows("each_event", "true")})) ORDER BY "event_key", "user"`;
}

/** The rows of any event out of those of each event: event_key 0, no name. */
export function anyRows(rows: string, part: string): string {
  const masks = days.map((name) => `bit_or(${name}) AS ${name}`);
  return `SELECT 0::BIGINT AS "event_key", NULL::VARCHAR AS "event", "user", min("first_day") AS "first_day", ${masks.join(", ")}
    FROM ${rows} WHERE ${part} GROUP BY "user" ORDER BY "user"`;
}

/** The users of the file at this place in its year, counted by the days that they share; "pattern" numbers the rows of the year. */
export function patternRows(rows: string, place: number): string {
  const shared = days.join(", ");
  return `SELECT "event_key", "event", ${place}::BIGINT * 4294967296 + row_number() OVER () - 1 AS "pattern", "first_day", ${shared}, "users" FROM (
    SELECT "event_key", any_value("event") AS "event", min("first_day") AS "first_day", ${shared}, count(*) AS "users"
      FROM ${rows} GROUP BY "event_key", ${shared} ORDER BY "event_key", ${shared})`;
}

/** The users of each event on each day of a year, out of its rows by pattern: months are few masks, whose bits are then looked at. */
export function dayRows(patterns: string, year: number): string {
  const starts = monthStarts(year);
  const months = days.map(
    (mask, month) => `SELECT "event_key", "event", ${starts[month]} + "bit" AS "day", "users" FROM (
      SELECT "event_key", any_value("event") AS "event", ${mask} AS "mask", sum("users") AS "users" FROM ${patterns}
        WHERE ${mask} <> 0 GROUP BY "event_key", ${mask}), (SELECT unnest(range(${daysInSlot}))::INTEGER AS "bit") WHERE ("mask" >> "bit") & 1 = 1`,
  );
  return `SELECT "event_key", any_value("event") AS "event", "day"::INTEGER AS "day", sum("users")::BIGINT AS "users"
    FROM (${months.join(" UNION ALL ")}) GROUP BY "event_key", "day" ORDER BY "event_key", "day"`;
}

/** First and last instant of event files in microseconds, rounded outwards to milliseconds. */
export function boundsOf(files: EventFile[]): { from: number; until: number } {
  return {
    from: Math.min(...files.map(({ start }) => Date.parse(start))) * 1000,
    until: Math.max(...files.map(({ end }) => Date.parse(end))) * 1000 + 999,
  };
}

/** A FROM item over Parquet files. */
export function parquet(paths: string[]): string {
  return `read_parquet([${paths.map(textLiteral).join(", ")}], union_by_name = true)`;
}
