import { DuckDBInstance } from "@duckdb/node-api";
import { pathsOf } from "../dataset/files-of.ts";
import type { Generation } from "../dataset/generation.ts";
import { environment } from "../env.ts";
import { registerFunctions } from "../sql/duckdb/functions.ts";
import { answer, type Desk } from "./answer.ts";
import { admit } from "./gate.ts";
import { defaultDeadlineMs, limits } from "./limits.ts";
import { openLockedInstance } from "./locked-instance.ts";
import { type Engine, QueryError, type QueryOptions, type Rows, type Statement } from "./query.ts";

export type LocalEngine = Engine & { close(): void };

/** The engine inside this process, for command line tools and tests: same gate, functions and locks, no process to kill. */
export async function openLocalEngine(generation: Generation): Promise<LocalEngine> {
  const { threads, memoryBytes } = environment();
  const instance = await openLockedInstance({
    files: pathsOf(generation),
    threads,
    memoryBytes: memoryBytes ?? undefined,
    prepare: registerFunctions,
  });
  return engineOn({ instance, admission: admit });
}

/** DuckDB as its command line starts it, nothing set and nothing registered: it runs the portable spelling. */
export async function openPlainEngine(): Promise<LocalEngine> {
  return engineOn({ instance: await DuckDBInstance.create(":memory:"), admission: (connection, sql) => connection.prepare(sql) });
}

function engineOn(desk: Desk): LocalEngine {
  return {
    run: (statement, options) => runLocally(desk, statement, options),
    close: () => desk.instance.closeSync(),
  };
}

async function runLocally(desk: Desk, statement: Statement, options: QueryOptions): Promise<Rows> {
  const deadline = AbortSignal.timeout(options.deadlineMs ?? defaultDeadlineMs());
  const signal = options.signal ? AbortSignal.any([options.signal, deadline]) : deadline;
  const started = performance.now();
  try {
    return await answer(desk, statement, {
      maxRows: options.maxRows ?? limits.maxRows,
      signal,
      onProgress: (percent, rowsScanned) =>
        options.onProgress?.({ state: "running", percent, rowsScanned, elapsedMs: performance.now() - started }),
    });
  } catch (error) {
    if (deadline.aborted && !options.signal?.aborted) throw new QueryError("E_TIMEOUT", "The question took too long and was stopped.");
    throw error;
  }
}
