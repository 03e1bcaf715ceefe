import type { FromWorker } from "./protocol.ts";
import { QueryError, type QueryErrorCode, type QueryProgress, type Rows, type Statement } from "./query.ts";
import { memoryOf } from "./resident-memory.ts";
import type { WorkerProcess } from "./worker-process.ts";

export type AskOptions = {
  maxRows: number;
  deadlineMs: number;
  /** Resident bytes at which the worker is killed, whatever it is doing. */
  memoryCeiling: number;
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: QueryProgress) => void) | undefined;
};

/** Milliseconds a worker has to stop by itself, after its deadline and after a cancel, before it is killed. */
export const patience = { deadlineMs: 2_000, cancelMs: 350 } as const;
const memoryEveryMs = 150;

/** `answer` settles as soon as the asker can know, `idle` when the worker is free again or gone. */
export type Asked = { answer: Promise<Rows>; idle: Promise<void> };

/** Puts one question to an idle worker and watches it from outside: time, cancel, memory, sudden death. */
export function ask(worker: WorkerProcess, statement: Statement, options: AskOptions): Asked {
  const question = new Question(worker, options);
  worker.keepProgramRunning(true);
  worker.listener = question;
  worker.send({ kind: "ask", statement, maxRows: options.maxRows });
  return { answer: question.answer, idle: question.idle };
}

class Question {
  readonly answer: Promise<Rows>;
  readonly idle: Promise<void>;
  #worker: WorkerProcess;
  #options: AskOptions;
  #started = performance.now();
  /** Why it was stopped from here; what the worker says afterwards is only an echo of that. */
  #stopped: QueryError | null = null;
  #timers: NodeJS.Timeout[] = [];
  #resolve: (rows: Rows) => void = () => undefined;
  #reject: (error: QueryError) => void = () => undefined;
  #free: () => void = () => undefined;

  constructor(worker: WorkerProcess, options: AskOptions) {
    this.#worker = worker;
    this.#options = options;
    this.answer = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.idle = new Promise((resolve) => (this.#free = resolve));
    this.#timers.push(
      setTimeout(() => this.#tooLate(), options.deadlineMs),
      setInterval(() => void this.#weigh(), memoryEveryMs),
    );
    options.signal?.addEventListener("abort", this.#cancel);
    if (options.signal?.aborted) queueMicrotask(this.#cancel);
  }

  message(message: FromWorker): void {
    if (message.kind === "progress") this.#progress(message.percent, message.rowsScanned);
    if (message.kind === "rows") this.#settle(() => this.#resolve(message.rows));
    if (message.kind === "failed") this.#settle(() => this.#reject(new QueryError(message.code, message.message)));
  }

  gone(error: QueryError): void {
    this.#settle(() => this.#reject(error));
  }

  #settle(outcome: () => void): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#options.signal?.removeEventListener("abort", this.#cancel);
    this.#worker.listener = null;
    this.#worker.keepProgramRunning(false);
    if (this.#stopped) this.#reject(this.#stopped);
    else outcome();
    this.#free();
  }

  #cancel = (): void => {
    this.#stop("E_CANCELLED", "The question was cancelled.", patience.cancelMs);
    // The asker need not wait for the worker.
    if (this.#stopped) this.#reject(this.#stopped);
  };

  #tooLate(): void {
    this.#stop(
      "E_TIMEOUT",
      `The question took longer than ${Math.round(this.#options.deadlineMs / 100) / 10} s and was stopped.`,
      patience.deadlineMs,
    );
  }

  async #weigh(): Promise<void> {
    const memory = await memoryOf(this.#worker.pid);
    if (!memory || memory.resident < this.#options.memoryCeiling || this.#stopped) return;
    this.#stopped = new QueryError("E_MEMORY", "The question needs more memory than the engine may use.");
    this.#worker.kill();
  }

  #stop(code: QueryErrorCode, message: string, patienceMs: number): void {
    this.#stopped ??= new QueryError(code, message);
    this.#worker.send({ kind: "interrupt" });
    this.#timers.push(setTimeout(() => this.#worker.kill(), patienceMs));
  }

  #progress(percent: number, rowsScanned: number): void {
    if (this.#stopped) return;
    this.#options.onProgress?.({ state: "running", percent, rowsScanned, elapsedMs: Math.round(performance.now() - this.#started) });
  }
}
