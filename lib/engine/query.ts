export type { BoundValue, Statement } from "../sql/statement.ts";

/** Rows by column. Integers beyond 2^53 arrive as bigint; timestamps as ISO text with microseconds and Z; lists as arrays. */
export type Rows = { columns: string[]; values: unknown[][]; rowCount: number };

export type QueryProgress = { state: "queued"; position: number } | { state: "running"; percent: number; elapsedMs: number };

export type QueryOptions = {
  /** The generation whose files the question may read; a new generation opens a new instance. */
  generation: string;
  /** Queue fairness: one owner cannot starve another. */
  owner: string;
  signal?: AbortSignal;
  deadlineMs?: number;
  maxRows?: number;
  onProgress?: (progress: QueryProgress) => void;
};

/** Codes: E_TIMEOUT, E_CANCELLED, E_ROWS, E_MEMORY, E_GATE, E_CRASH, E_BUSY, E_SQL. */
export class QueryError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = "QueryError";
  }
}
