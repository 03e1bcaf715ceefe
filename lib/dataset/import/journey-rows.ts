import { bucketBits } from "../generation.ts";
import { keyOf } from "./quote.ts";

/** Tie and number of a row fit beside its time, counted from the start of its stretch, in so many bits. */
export const mostPlaceBits = 22;

/** Some days of a month in UTC: its first instant, its last one (both ISO), and the rows in it. */
export type Stretch = { start: string; end: string; baseMicros: number; condition: string };

const stretchDays = 8;
const dayMs = 86_400_000;

/** Stretches of a month, none longer than nine days. */
export function stretchesOf(month: string): Stretch[] {
  const [year, number] = month.split("-").map(Number) as [number, number];
  const until = Date.UTC(year, number, 1);
  return [0, 1, 2, 3].map((place) => {
    const first = Date.UTC(year, number - 1, 1 + place * stretchDays);
    const next = place === 3 ? until : first + stretchDays * dayMs;
    const condition = `"time" >= make_timestamp(${first * 1000}) AND "time" < make_timestamp(${next * 1000})`;
    return { start: new Date(first).toISOString(), end: new Date(next - 1).toISOString(), baseMicros: first * 1000, condition };
  });
}

/** The names of a month's events, numbered from 0 by their keys. */
export const nameRows = (events: string): string =>
  `SELECT row_number() OVER (ORDER BY "event_key") - 1 AS "number", * FROM (
    SELECT "event_key", any_value("event") AS "event" FROM ${events} GROUP BY "event_key") ORDER BY "event_key"`;

/** What the rows of one stretch are made from: FROM items of its month's events and of their names. */
export type JourneySource = {
  events: string;
  names: string;
  stretch: Stretch;
  numberBits: number;
  tieBits: number;
  hasSessions: boolean;
};

const bucket = `"user" >> ${63 - bucketBits}`;

/** One row per bucket of users: their keys in order, how many rows each has, and all rows, user by user, packed and in order. */
export function journeyRows({ events, names, stretch, numberBits, tieBits, hasSessions }: JourneySource, part: string): string {
  const since = `epoch_us("time") - ${stretch.baseMicros}`;
  const place = `((${since}) << ${numberBits + tieBits}) | ("tie"::BIGINT << ${numberBits}) | n."number"`;
  const session = hasSessions ? `, coalesce(${keyOf('"session"')}, 0) AS "session"` : "";
  const rows = `SELECT "user", ${place} AS "place"${session} FROM ${events} e JOIN ${names} n ON n."event_key" = e."event_key"
    WHERE "user" IS NOT NULL AND ${stretch.condition} AND ${part}`;
  const ofUser = hasSessions ? `, list("session" ORDER BY "place") AS "sessions"` : "";
  const users = `SELECT "user", count(*) AS "rows", list_sort(list("place")) AS "places"${ofUser} FROM (${rows}) GROUP BY "user"`;
  const ofBucket = hasSessions ? `, flatten(list("sessions" ORDER BY "user")) AS "sessions"` : "";
  return `SELECT ${bucket} AS "bucket", list("user" ORDER BY "user") AS "users", list("rows" ORDER BY "user") AS "counts",
    flatten(list("places" ORDER BY "user")) AS "places"${ofBucket} FROM (${users}) GROUP BY 1 ORDER BY 1`;
}

/** Conditions that cut so many rows into parts of about `limit`, whole buckets each; none for no rows. */
export function bucketParts(rows: number, limit: number): string[] {
  if (rows === 0) return [];
  if (rows <= limit) return ["true"];
  const buckets = 2 ** bucketBits;
  const count = Math.min(Math.ceil(rows / limit), buckets);
  const bound = (piece: number): number => Math.floor((buckets * piece) / count);
  return Array.from({ length: count }, (_, piece) => `${bucket} BETWEEN ${bound(piece)} AND ${bound(piece + 1) - 1}`);
}
