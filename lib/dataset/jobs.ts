import { randomUUID } from "node:crypto";
import type { ImportProgress } from "./import/progress.ts";

/** What is true of a job now; one line of its stream. */
export type JobState =
  | { state: "running"; progress: ImportProgress | null }
  | { state: "done"; result: unknown }
  | { state: "failed"; message: string }
  | { state: "cancelled" }
  | { state: "lost" };

export type JobRequest = {
  kind: "preview" | "dry-run" | "import" | "verify";
  /** Imports go on when nobody watches; whatever only serves a page ends with it. */
  unwatched: "goes-on" | "ends";
  execute: (signal: AbortSignal, onProgress: (progress: ImportProgress) => void) => Promise<unknown>;
};

type Listener = (state: JobState) => void;
type Job = JobRequest & { handle: string; controller: AbortController; state: JobState; listeners: Set<Listener>; timer?: NodeJS.Timeout };

const attachMs = 10_000;
const graceMs = 2_000;
const keepMs = 600_000;

/** Imports and their preparations under way on this server, each known by its handle. */
export class Jobs {
  #jobs = new Map<string, Job>();

  /** Starts a job and returns its handle at once. */
  start(request: JobRequest): string {
    const handle = randomUUID();
    const controller = new AbortController();
    const job: Job = { ...request, handle, controller, state: { state: "running", progress: null }, listeners: new Set() };
    this.#jobs.set(handle, job);
    if (job.unwatched === "ends") this.#later(job, attachMs);
    const work = (async () => request.execute(controller.signal, (progress) => this.#tell(job, { state: "running", progress })))();
    void work.then(
      (result) => this.#end(job, { state: "done", result }),
      (error: unknown) => this.#end(job, { state: "failed", message: wordsOf(error) }),
    );
    return handle;
  }

  /** Tells the state of a job at once and on every change, until the returned function is called. */
  listen(handle: string, listener: Listener): () => void {
    const job = this.#jobs.get(handle);
    if (!job) {
      listener({ state: "lost" });
      return () => {};
    }
    clearTimeout(job.timer);
    job.listeners.add(listener);
    listener(job.state);
    return () => {
      job.listeners.delete(listener);
      if (job.listeners.size === 0 && job.unwatched === "ends" && !isOver(job.state)) this.#later(job, graceMs);
    };
  }

  /** Stops a job; an import leaves the data set as it was. */
  cancel(handle: string): void {
    const job = this.#jobs.get(handle);
    if (!job || isOver(job.state)) return;
    job.controller.abort();
    this.#end(job, { state: "cancelled" });
  }

  /** The job of a kind that runs now, for pages opened meanwhile. */
  running(kind: JobRequest["kind"]): string | null {
    return [...this.#jobs.values()].find((job) => job.kind === kind && !isOver(job.state))?.handle ?? null;
  }

  #later(job: Job, afterMs: number): void {
    job.timer = setTimeout(() => job.listeners.size === 0 && this.cancel(job.handle), afterMs).unref();
  }

  #tell(job: Job, state: JobState): void {
    if (isOver(job.state)) return;
    job.state = state;
    for (const listener of [...job.listeners]) listener(state);
  }

  #end(job: Job, state: JobState): void {
    clearTimeout(job.timer);
    this.#tell(job, state);
    setTimeout(() => this.#jobs.delete(job.handle), keepMs).unref();
  }
}

/** Nothing more will be said about this job. */
export function isOver({ state }: JobState): boolean {
  return state !== "running";
}

/** The first line, for people: what follows it is a stack or a statement. */
function wordsOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split("\n", 1)[0] ?? "").slice(0, 600);
}

const place = Symbol.for("parquetry.jobs");

/** The jobs of this server: one for the whole process, although a server loads this module several times. */
export function serverJobs(): Jobs {
  const holder = globalThis as { [place]?: Jobs };
  holder[place] ??= new Jobs();
  return holder[place];
}
