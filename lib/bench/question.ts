import { eventKey } from "../sql/duckdb/event-key.ts";
import { benchDays, benchStart } from "./make-export.ts";

/** Digits of an answer that both sides must give, in an order that both know. */
export type Digits = (string | number)[][];

/** Rows that a question has to look at, so that the bare scan reads the same; days in UTC, both included. */
export type Reads = { columns: string[]; events: readonly string[] | null; from: string; to: string; where?: string };

/** One question of the bench: in the product's words, as a scan, and in ClickHouse's words. */
export type Question = {
  name: string;
  says: string;
  definition: Record<string, unknown>;
  reads: Reads;
  /** `from` is the FROM clause of the canonical files. */
  clickhouse: (from: string) => string;
  /** The product's answer, of the definition's kind, as digits. */
  digits: (result: never) => Digits;
};

const dayMs = 86_400_000;
/** A day of the bench store. */
export const date = (index: number): string => new Date(Date.parse(benchStart) + index * dayMs).toISOString().slice(0, 10);

/** 30 days in the middle. */
export const thirty = { from: date(100), to: date(129) };
/** All 180 days. */
export const all = { from: date(0), to: date(benchDays - 1) };

/** The rows that a question looks at, as ClickHouse says it. */
export function rowsOf({ events, from, to, where }: Reads, source: string): string {
  const named = events ? `event_key IN (${events.map(eventKey).join(", ")}) AND ` : "";
  return `${source} WHERE ${named}time >= toDateTime64('${from} 00:00:00', 6, 'UTC') AND time < toDateTime64('${to} 00:00:00', 6, 'UTC') + INTERVAL 1 DAY${where ? ` AND ${where}` : ""}`;
}
