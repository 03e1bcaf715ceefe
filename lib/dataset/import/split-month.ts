import type { Workbench } from "./workbench.ts";
import { textLiteral } from "./quote.ts";

/** Rows that one canonical file may hold, about; more become several files. */
export const rowsPerFile = 8_000_000;

const keySpace = 1n << 63n;

/**
 * Conditions over (event, user) that cut the rows of a month into files in sort order. Whole events are packed together;
 * an event too large for one file is cut by ranges of user keys, which are spread evenly.
 */
export async function splitMonth(bench: Workbench, kept: string, events: number, limit = rowsPerFile): Promise<string[]> {
  if (events <= limit) return ["true"];
  const counts = await bench.rows<{ event: string; rows: number }>(
    `SELECT "event", count(*) AS "rows" ${kept} GROUP BY "event" ORDER BY "event"`,
  );
  return packEvents(counts, limit);
}

/** Packs events, given in order, into conditions of at most `limit` rows where an event allows it. */
export function packEvents(counts: { event: string; rows: number }[], limit: number): string[] {
  const packs: { first: string; last: string; rows: number }[] = [];
  for (const { event, rows } of counts) {
    const pack = packs.at(-1);
    if (pack !== undefined && pack.rows + rows <= limit) Object.assign(pack, { last: event, rows: pack.rows + rows });
    else packs.push({ first: event, last: event, rows });
  }
  return packs.flatMap(({ first, last, rows }) => {
    if (rows > limit) return splitEvent(first, Math.ceil(rows / limit));
    return [`"event" BETWEEN ${textLiteral(first)} AND ${textLiteral(last)}`];
  });
}

function splitEvent(event: string, pieces: number): string[] {
  return Array.from({ length: pieces }, (_, index) => {
    const low = (keySpace * BigInt(index)) / BigInt(pieces);
    const high = (keySpace * BigInt(index + 1)) / BigInt(pieces);
    const within = `"user" >= ${low} AND "user" < ${high}`;
    const last = index === pieces - 1;
    return `"event" = ${textLiteral(event)} AND ${last ? `("user" >= ${low} OR "user" IS NULL)` : within}`;
  });
}
