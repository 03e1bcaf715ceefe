import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { Generation } from "../dataset/generation.ts";
import { registerFunctions } from "../sql/duckdb/functions.ts";
import { type Admission, answer } from "./answer.ts";
import { admit } from "./gate.ts";
import { filesOf } from "./generation-files.ts";
import { limits } from "./limits.ts";
import { openLockedInstance } from "./locked-instance.ts";
import { type Engine, QueryError, type QueryOptions, type Rows, type Statement } from "./query.ts";

export type LocalEngine = Engine & { close(): void };

/** The engine inside this process, for command line tools and tests: same gate, functions and locks, no process to kill. */
export async function openLocalEngine(generation: Generation): Promise<LocalEngine> {
  const instance = await openLockedInstance({ files: filesOf(generation), prepare: registerFunctions });
  return engineOn(instance, admit);
}

/** DuckDB as its command line starts it, nothing set and nothing registered: it runs the portable spelling. */
export async function openPlainEngine(): Promise<LocalEngine> {
  return engineOn(await DuckDBInstance.create(":memory:"), (connection: DuckDBConnection, sql: string) => connection.prepare(sql));
}

function engineOn(instance: DuckDBInstance, admission: Admission): LocalEngine {
  return {
    run: (statement, options) => runLocally(instance, admission, { statement, options }),
    close: () => instance.closeSync(),
  };
}

type Question = { statement: Statement; options: QueryOptions };

async function runLocally(instance: DuckDBInstance, admission: Admission, { statement, options }: Question): Promise<Rows> {
  const deadline = AbortSignal.timeout(options.deadlineMs ?? limits.deadlineMs);
  const signal = options.signal ? AbortSignal.any([options.signal, deadline]) : deadline;
  const started = performance.now();
  try {
    return await answer(instance, admission, statement, {
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
