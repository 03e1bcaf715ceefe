import type { BoundValue, Statement } from "../sql/statement.ts";

export type { BoundValue, Statement };

/** Rows by column. Integers beyond 2^53 arrive as bigint; timestamps as ISO text with microseconds and Z; lists as arrays. */
export type Rows = { columns: string[]; values: unknown[][]; rowCount: number };

export type QueryProgress =
  | { state: "queued"; position: number }
  | { state: "running"; percent: number; elapsedMs: number; rowsScanned?: number };

export type QueryOptions = {
  /** Queue fairness: one owner cannot starve another. */
  owner: string;
  signal?: AbortSignal | undefined;
  /** Counted from the start of the run, not from the wait before it. */
  deadlineMs?: number | undefined;
  /** More rows than this are E_ROWS. */
  maxRows?: number | undefined;
  onProgress?: ((progress: QueryProgress) => void) | undefined;
};

/** Answers single SELECTs over the files of one generation; every failure is a QueryError. */
export type Engine = { run(statement: Statement, options: QueryOptions): Promise<Rows> };

export type QueryErrorCode =
  | "E_TIMEOUT"
  | "E_CANCELLED"
  | "E_ROWS"
  | "E_MEMORY"
  | "E_GATE"
  | "E_CRASH"
  | "E_BUSY"
  | "E_SQL"
  /** No room for a file, and no permission to write it. */
  | "E_DISK"
  | "E_WRITE";

/** A question that got no answer; the message may be shown to people, the code decides what to offer them. */
export class QueryError extends Error {
  constructor(
    readonly code: QueryErrorCode,
    message: string,
  ) {
    super(message);
    this.name = "QueryError";
  }
}

/** Any thrown value as a QueryError. By name, since a server loads this class more than once. */
export function asQueryError(error: unknown): QueryError {
  if (error instanceof QueryError) return error;
  if (error instanceof Error && error.name === "QueryError" && "code" in error)
    return new QueryError(error.code as QueryErrorCode, error.message);
  return new QueryError("E_SQL", error instanceof Error ? error.message : String(error));
}
