import type { DuckDBConnection, DuckDBInstance, DuckDBPreparedStatement } from "@duckdb/node-api";
import { bindValues } from "./bind.ts";
import { plainValue } from "./plain-value.ts";
import { QueryError, type Rows, type Statement } from "./query.ts";

/** How a statement becomes prepared: through the gate, or without one where the text is the product's own. */
export type Admission = (connection: DuckDBConnection, sql: string) => Promise<DuckDBPreparedStatement>;

/** Where questions are answered: a DuckDB, and what it lets through. */
export type Desk = { instance: DuckDBInstance; admission: Admission };

export type AnswerOptions = {
  maxRows: number;
  /** Interrupts the question, again and again until it has stopped. */
  signal: AbortSignal;
  onProgress?: ((percent: number, rowsScanned: number) => void) | undefined;
};

/** The buffer holds a whole answer: DuckDB waits forever when several parts of a union come to a full one. */
const perConnection = "SET enable_progress_bar = true; SET enable_progress_bar_print = false; SET streaming_buffer_size = '256MB'";
const interruptEveryMs = 50;
const progressEveryMs = 120;

/** Answers one question on a connection of its own, which is closed when the question has settled. */
export async function answer({ instance, admission }: Desk, statement: Statement, options: AnswerOptions): Promise<Rows> {
  const connection = await instance.connect();
  const stop = watch(connection, options);
  try {
    await connection.run(perConnection);
    const prepared = await admission(connection, statement.sql);
    try {
      bindValues(prepared, statement.values);
      return await readRows(prepared, options);
    } finally {
      prepared.destroySync();
    }
  } catch (error) {
    throw queryErrorOf(error, options.signal);
  } finally {
    stop();
    connection.closeSync();
  }
}

/** Repeats the interrupt while the signal is aborted (DuckDB forgets one that comes between two steps), and reports progress. */
function watch(connection: DuckDBConnection, { signal, onProgress }: AnswerOptions): () => void {
  const interrupt = setInterval(() => signal.aborted && connection.interrupt(), interruptEveryMs);
  const atOnce = () => connection.interrupt();
  signal.addEventListener("abort", atOnce);
  const report = setInterval(() => {
    const { percentage, rows_processed } = connection.progress;
    if (percentage >= 0) onProgress?.(percentage, Number(rows_processed));
  }, progressEveryMs);
  return () => {
    clearInterval(interrupt);
    clearInterval(report);
    signal.removeEventListener("abort", atOnce);
  };
}

async function readRows(prepared: DuckDBPreparedStatement, { maxRows, signal }: AnswerOptions): Promise<Rows> {
  const result = await prepared.stream();
  const columns = result.columnNames();
  const values: unknown[][] = columns.map(() => []);
  let rowCount = 0;
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    rowCount += chunk.rowCount;
    if (rowCount > maxRows) throw new QueryError("E_ROWS", `The answer has more than ${maxRows} rows.`);
    if (signal.aborted) throw new QueryError("E_CANCELLED", "The question was cancelled.");
    const rows = chunk;
    values.forEach((column, index) => {
      rows.visitColumnValues(index, (value) => column.push(plainValue(value)));
    });
  }
  return { columns, values, rowCount };
}

/** What DuckDB threw as the error of a question. */
export function queryErrorOf(error: unknown, signal?: AbortSignal): QueryError {
  if (error instanceof QueryError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (signal?.aborted) return new QueryError("E_CANCELLED", "The question was cancelled.");
  if (/^out of memory|out of memory error|failed to allocate|bad_alloc/i.test(message))
    return new QueryError("E_MEMORY", "The question needs more memory than the engine may use.");
  return new QueryError("E_SQL", message);
}
