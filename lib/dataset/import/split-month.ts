import { keyOf } from "./quote.ts";
import type { Workbench } from "./workbench.ts";

type Size = { events: number; rowsPerFile?: number | undefined };

/** Rows that one canonical file may hold, about; more become several files. */
export const usualRows = 8_000_000;

const keySpace = 1n << 63n;

/**
 * Conditions over (event_key, user) that cut the rows of a month into files in sort order. Whole events are packed together;
 * an event too large for one file is cut by ranges of user keys, which are spread evenly.
 */
export async function splitMonth(bench: Workbench, kept: string, { events, rowsPerFile = usualRows }: Size): Promise<string[]> {
  if (events <= rowsPerFile) return ["true"];
  const counts = await bench.rows<{ key: string; rows: number }>(
    `SELECT CAST(${keyOf('"event"')} AS VARCHAR) AS "key", count(*) AS "rows" ${kept} GROUP BY ${keyOf('"event"')} ORDER BY ${keyOf('"event"')}`,
  );
  return packEvents(counts, rowsPerFile);
}

/** Packs events, given in order, into conditions of at most `limit` rows where an event allows it. */
export function packEvents(counts: { key: string; rows: number }[], limit: number): string[] {
  const packs: { first: string; last: string; rows: number }[] = [];
  for (const { key, rows } of counts) {
    const pack = packs.at(-1);
    if (pack !== undefined && pack.rows + rows <= limit) Object.assign(pack, { last: key, rows: pack.rows + rows });
    else packs.push({ first: key, last: key, rows });
  }
  return packs.flatMap(({ first, last, rows }) => {
    if (rows > limit) return splitEvent(first, Math.ceil(rows / limit));
    return [`"event_key" BETWEEN ${first} AND ${last}`];
  });
}

/** Conditions that cut users into ranges of at most about `limit` when there are `users` of them. */
export function packUsers(users: number, limit: number): string[] {
  return userRanges(Math.ceil(users / limit)).map(({ low, high }) =>
    high === null ? `"user" >= ${low}` : `"user" >= ${low} AND "user" < ${high}`,
  );
}

function splitEvent(key: string, pieces: number): string[] {
  return userRanges(pieces).map(({ low, high }) => {
    const within = high === null ? `("user" >= ${low} OR "user" IS NULL)` : `"user" >= ${low} AND "user" < ${high}`;
    return `"event_key" = ${key} AND ${within}`;
  });
}

function userRanges(pieces: number): { low: bigint; high: bigint | null }[] {
  return Array.from({ length: pieces }, (_, index) => ({
    low: (keySpace * BigInt(index)) / BigInt(pieces),
    high: index === pieces - 1 ? null : (keySpace * BigInt(index + 1)) / BigInt(pieces),
  }));
}
