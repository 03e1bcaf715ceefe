import { finiteNumber, identifier, isoText } from "./quote.ts";
import type { Workbench } from "./workbench.ts";

/** What one pass over the kept rows of a month tells before they are written. */
export type MonthSummary = {
  events: number;
  /** First and last instant, as ISO text. */
  start: string;
  end: string;
  withoutUser: number;
  sessions: boolean;
  maxTie: number;
  timeUnitMicros: number;
  fullRowTwins: number;
  /** Text columns with any value, sorted, and whether any value of them reads as a number. */
  columns: { text: string; numeric: boolean }[];
};

/** The rows of a month that count, as FROM and WHERE; `s` is the staging table. */
export function keptRows(start: string, end: string): string {
  return `FROM staged s ANTI JOIN losers l ON l."row" = s."row" WHERE s."time" >= TIMESTAMP '${start}' AND s."time" < TIMESTAMP '${end}'`;
}

/** Ranks the rows of each instant into `ties` (rank 0 is not stored) and summarises the month. */
export async function summariseMonth(bench: Workbench, kept: string, textColumns: string[]): Promise<MonthSummary> {
  await bench.run(`CREATE OR REPLACE TABLE ties AS SELECT * FROM (
    SELECT s."row", "time", (row_number() OVER (PARTITION BY "time"
      ORDER BY "tie_key" NULLS FIRST, "source_file", "source_row", "event") - 1)::INTEGER AS "tie" ${kept}) WHERE "tie" > 0`);
  const present = textColumns.flatMap((column, index) => [
    `count(${identifier(column)}) > 0 AS t${index}`,
    `count(${finiteNumber(identifier(column))}) > 0 AS n${index}`,
  ]);
  const [row] = await bench.rows<Record<string, unknown>>(`
    SELECT count(*) AS "events", coalesce(${isoText(`min("time")`)}, '') AS "start", coalesce(${isoText(`max("time")`)}, '') AS "end", count_if("user_id" IS NULL AND "anonymous_id" IS NULL) AS "withoutUser",
      count("session") > 0 AS "sessions", (SELECT coalesce(max("tie"), 0) FROM ties) AS "maxTie",
      CASE WHEN bool_and(epoch_us("time") % 1000000 = 0) THEN 1000000 WHEN bool_and(epoch_us("time") % 1000 = 0) THEN 1000
        ELSE 1 END AS "timeUnitMicros"${present.map((part) => `, ${part}`).join("")} ${kept}`);
  if (row === undefined) throw new Error("A month without a summary");
  const columns = textColumns
    .map((text, index) => ({ text, numeric: row[`n${index}`] === true, present: row[`t${index}`] === true }))
    .filter(({ present: isPresent }) => isPresent)
    .map(({ text, numeric }) => ({ text, numeric }));
  return {
    events: Number(row["events"]),
    start: String(row["start"]),
    end: String(row["end"]),
    withoutUser: Number(row["withoutUser"]),
    sessions: row["sessions"] === true,
    maxTie: Number(row["maxTie"]),
    timeUnitMicros: Number(row["timeUnitMicros"]),
    fullRowTwins:
      row["maxTie"] === 0
        ? 0
        : await countTwins(
            bench,
            kept,
            columns.map(({ text }) => text),
          ),
    columns,
  };
}

async function countTwins(bench: Workbench, kept: string, columns: string[]): Promise<number> {
  const compared = ["event", "user_id", "anonymous_id", "session", ...columns].map(identifier).join(", ");
  const [row] = await bench.rows<{ twins: number }>(`
    SELECT coalesce(sum(n - 1), 0)::BIGINT AS "twins" FROM (SELECT count(*) AS n ${kept} AND "insert_id" IS NULL
      AND "time" IN (SELECT "time" FROM ties) GROUP BY "time", hash(${compared}))`);
  return row?.twins ?? 0;
}
