import type { DuckDBInstance } from "@duckdb/node-api";
import { registerFunctions } from "../sql/duckdb/functions.ts";
import { type Admission, answer, type Desk } from "./answer.ts";
import { giveWay } from "./give-way.ts";
import { openLockedInstance } from "./locked-instance.ts";
import type { ExportJob, FromWorker, ToWorker, WorkerSettings } from "./protocol.ts";
import { QueryError } from "./query.ts";
import { selfTest } from "./self-test.ts";
import { writeFile } from "./write-file.ts";

/** Exit code of a worker whose locks are not what they should be. */
export const exitBroken = 78;

/** The life of a worker process: opens one locked DuckDB, then answers one question at a time until its parent is gone. */
export function serveQuestions(admission: Admission): void {
  let instance: DuckDBInstance | undefined;
  let running: AbortController | undefined;
  // Ctrl-C reaches the whole process group; when to go is the server's decision.
  process.on("SIGINT", () => undefined);
  process.on("disconnect", () => process.kill(process.pid, "SIGKILL"));
  process.on("message", (message: ToWorker) => {
    if (message.kind === "interrupt") running?.abort();
    else if (message.kind === "open") void open(message.settings).then((opened) => (instance = opened));
    else if (instance && message.kind === "export") void replyWritten({ instance, admission }, message.job);
    else if (instance && message.kind === "ask") {
      running = new AbortController();
      void reply({ instance, admission }, { ...message, signal: running.signal });
    }
  });
  send({ kind: "loaded" });
}

async function open(settings: WorkerSettings): Promise<DuckDBInstance | undefined> {
  try {
    const { files, writes } = settings;
    const instance = await openLockedInstance({ ...settings, files: writes ? [...files, writes] : files, prepare: registerFunctions });
    await selfTest(instance, settings);
    giveWay();
    send({ kind: "ready" });
    return instance;
  } catch (error) {
    send({ kind: "broken", message: error instanceof Error ? error.message : String(error) }, () => process.exit(exitBroken));
    return undefined;
  }
}

type Question = Extract<ToWorker, { kind: "ask" }> & { signal: AbortSignal };

async function reply(desk: Desk, { statement, maxRows, signal }: Question): Promise<void> {
  const onProgress = (percent: number, rowsScanned: number) => send({ kind: "progress", percent, rowsScanned });
  try {
    send({ kind: "rows", rows: await answer(desk, statement, { maxRows, signal, onProgress }) });
  } catch (error) {
    replyFailed(error);
  }
}

async function replyWritten(desk: Desk, job: ExportJob): Promise<void> {
  try {
    send({ kind: "written", rows: await writeFile(desk, job, (percent, rowsScanned) => send({ kind: "progress", percent, rowsScanned })) });
  } catch (error) {
    replyFailed(error);
  }
}

function replyFailed(error: unknown): void {
  const { code, message } = error instanceof QueryError ? error : new QueryError("E_SQL", String(error));
  if (isPoisoned(message)) send({ kind: "failed", code: "E_CRASH", message }, () => process.exit(1));
  else send({ kind: "failed", code, message });
}

/** After these DuckDB refuses every later question or cannot be trusted any more. */
function isPoisoned(message: string): boolean {
  return /FATAL Error|INTERNAL Error|database has been invalidated/i.test(message);
}

function send(message: FromWorker, sent?: () => void): void {
  process.send?.(message, undefined, undefined, () => sent?.());
}
