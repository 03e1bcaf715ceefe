import { createHash } from "node:crypto";
import type { Generation } from "../dataset/generation.ts";
import { ask } from "./ask.ts";
import { FairQueue } from "./fair-queue.ts";
import { defaultDeadlineMs, limits } from "./limits.ts";
import { QueryError, type QueryOptions, type Rows, type Statement } from "./query.ts";
import { type Lease, type PoolOptions, WorkerPool } from "./worker-pool.ts";
import { overhead } from "./worker-process.ts";

export type SupervisorOptions = Partial<PoolOptions> & { queued?: number };

type Job = {
  generation: Generation;
  statement: Statement;
  options: QueryOptions;
  position: number;
  resolve: (rows: Rows) => void;
  reject: (error: unknown) => void;
  leaveQueue: () => void;
};

const crashesUntilRefused = 2;

/** Lets a few questions run at a time, each in a worker of its own, and the others wait their turn. */
export class Supervisor {
  #pool: WorkerPool;
  #queue = new FairQueue<Job>();
  #running = 0;
  #size: number;
  #queued: number;
  #crashes = new Map<string, number>();
  #stopping = new AbortController();

  constructor(options: SupervisorOptions = {}) {
    this.#size = options.size ?? limits.running;
    this.#queued = options.queued ?? limits.queued;
    this.#pool = new WorkerPool({ ...options, size: this.#size });
  }

  run(generation: Generation, statement: Statement, options: QueryOptions): Promise<Rows> {
    const refusal = this.#refusal(statement, options.signal);
    if (refusal) return Promise.reject(refusal);
    return new Promise((resolve, reject) => {
      const signal = options.signal ? AbortSignal.any([options.signal, this.#stopping.signal]) : this.#stopping.signal;
      const leaveQueue = () => {
        if (this.#queue.remove(job)) reject(new QueryError("E_CANCELLED", "The question was cancelled."));
        this.#tellPositions();
      };
      const job: Job = { generation, statement, options: { ...options, signal }, position: 0, resolve, reject, leaveQueue };
      signal.addEventListener("abort", leaveQueue);
      this.#queue.add(options.owner, job);
      this.#next();
    });
  }

  /** Has a worker ready for the first question. */
  async warm(generation: Generation): Promise<void> {
    await this.#pool.warm(generation);
  }

  /** Cancels every question and kills every worker, at once and for good. */
  stop(): void {
    this.#stopping.abort();
    this.#pool.close();
  }

  state(): { running: number; queued: number; pids: number[] } {
    return { running: this.#running, queued: this.#queue.length, pids: this.#pool.pids() };
  }

  #refusal(statement: Statement, signal: AbortSignal | undefined): QueryError | null {
    if (signal?.aborted || this.#stopping.signal.aborted) return new QueryError("E_CANCELLED", "The question was cancelled.");
    if (this.#queue.length >= this.#queued) return new QueryError("E_BUSY", `${this.#queue.length} questions are waiting already.`);
    const crashes = this.#crashes.get(fingerprint(statement)) ?? 0;
    if (crashes >= crashesUntilRefused)
      return new QueryError("E_CRASH", `This question stopped the engine ${crashes} times and is not asked again.`);
    return null;
  }

  #next(): void {
    while (this.#running < this.#size) {
      const job = this.#queue.take();
      if (!job) break;
      this.#running += 1;
      job.options.signal?.removeEventListener("abort", job.leaveQueue);
      void this.#run(job).finally(() => {
        this.#running -= 1;
        this.#next();
      });
    }
    this.#tellPositions();
  }

  /** Resolves when the worker is free again, which may be later than the answer. */
  async #run({ generation, statement, options, resolve, reject }: Job): Promise<void> {
    let lease: Lease;
    try {
      lease = await this.#pool.lease(generation);
    } catch (error) {
      reject(error);
      return;
    }
    options.onProgress?.({ state: "running", percent: 0, elapsedMs: 0 });
    const { answer, idle } = ask(lease.worker, statement, {
      ...options,
      maxRows: options.maxRows ?? limits.maxRows,
      deadlineMs: options.deadlineMs ?? defaultDeadlineMs(),
      memoryCeiling: this.#pool.memoryBytes + overhead(this.#pool.memoryBytes),
    });
    answer.then(resolve, (error: QueryError) => {
      if (error.code === "E_CRASH") this.#countCrash(statement);
      reject(error);
    });
    await idle;
    this.#pool.release(lease);
  }

  #countCrash(statement: Statement): void {
    const key = fingerprint(statement);
    this.#crashes.set(key, (this.#crashes.get(key) ?? 0) + 1);
    const [oldest] = this.#crashes.keys();
    if (this.#crashes.size > 1000 && oldest !== undefined) this.#crashes.delete(oldest);
  }

  #tellPositions(): void {
    this.#queue.inOrder().forEach((job, index) => {
      if (job.position === index + 1) return;
      job.position = index + 1;
      job.options.onProgress?.({ state: "queued", position: job.position });
    });
  }
}

function fingerprint({ sql, values }: Statement): string {
  const text = JSON.stringify(values, (_, value: unknown) => (typeof value === "bigint" ? `${value}n` : value));
  return createHash("sha256").update(sql).update("\0").update(text).digest("base64");
}
