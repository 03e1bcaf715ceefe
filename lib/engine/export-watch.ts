import { stat } from "node:fs/promises";
import type { ExportJob, WorkerSettings } from "./protocol.ts";
import { QueryError, type QueryErrorCode, type QueryProgress } from "./query.ts";
import { memoryOf } from "./resident-memory.ts";
import { overhead, type WorkerProcess } from "./worker-process.ts";

type ExportWatch = {
  signal: AbortSignal;
  onProgress: (progress: QueryProgress) => void;
  /** How large the file may become. */
  roomBytes: number;
  deadlineMs: number;
};

type Task = { settings: WorkerSettings; job: ExportJob };

const lookEveryMs = 250;

/** Has a worker write one file, watches its time, its memory and the size of the file from outside, and ends it in every case. */
export async function watchExport(worker: WorkerProcess, task: Task, watch: ExportWatch): Promise<number> {
  let stopped: QueryError | null = null;
  const stop = (code: QueryErrorCode, message: string) => {
    stopped ??= new QueryError(code, message);
    worker.kill();
  };
  const cancel = () => stop("E_CANCELLED", "The export was cancelled.");
  const late = setTimeout(() => stop("E_TIMEOUT", `The export took longer than ${watch.deadlineMs / 1000} s.`), watch.deadlineMs);
  const look = setInterval(() => void weigh(worker, task, { stop, roomBytes: watch.roomBytes }), lookEveryMs);
  watch.signal.addEventListener("abort", cancel);
  if (watch.signal.aborted) cancel();
  try {
    const rows = await written(worker, task, watch.onProgress);
    const { size } = await stat(task.job.path);
    if (size > watch.roomBytes) stop("E_DISK", tooLarge);
    if (stopped) throw stopped;
    return rows;
  } catch (error) {
    throw stopped ?? error;
  } finally {
    clearTimeout(late);
    clearInterval(look);
    watch.signal.removeEventListener("abort", cancel);
    worker.kill();
    await worker.ended;
  }
}

const tooLarge = "The file would take more than a quarter of the free disk space.";

type Scales = { stop: (code: QueryErrorCode, message: string) => void; roomBytes: number };

async function weigh(worker: WorkerProcess, { settings, job }: Task, { stop, roomBytes }: Scales): Promise<void> {
  const [file, memory] = await Promise.all([stat(job.path).catch(() => null), memoryOf(worker.pid)]);
  if (file && file.size > roomBytes) stop("E_DISK", tooLarge);
  const ceiling = settings.memoryBytes + overhead(settings.memoryBytes);
  if (memory && memory.resident > ceiling) stop("E_MEMORY", "The export needs more memory than the engine may use.");
}

async function written(worker: WorkerProcess, { settings, job }: Task, onProgress: ExportWatch["onProgress"]): Promise<number> {
  const started = performance.now();
  try {
    await worker.open(settings);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw /EACCES|EPERM|EROFS/.test(message) ? new QueryError("E_WRITE", message) : error;
  }
  return new Promise((resolve, reject) => {
    worker.listener = {
      message: (message) => {
        if (message.kind === "written") resolve(message.rows);
        else if (message.kind === "failed") reject(new QueryError(message.code, message.message));
        else if (message.kind === "progress")
          onProgress({ state: "running", percent: message.percent, elapsedMs: Math.round(performance.now() - started) });
      },
      gone: reject,
    };
    if (worker.alive) worker.send({ kind: "export", job });
    else reject(new QueryError("E_CRASH", "The export stopped."));
  });
}
