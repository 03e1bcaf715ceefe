import { pathsOf } from "../dataset/files-of.ts";
import type { Generation } from "../dataset/generation.ts";
import { environment } from "../env.ts";
import { confinementFor } from "./confinement.ts";
import { boxMemory, hasRoomForSpare } from "./resident-memory.ts";
import { dropSpillFolder, makeSpillFolder, spillBytes, spillRoot, sweepSpill } from "./spill.ts";
import { WorkerProcess, workerFile } from "./worker-process.ts";

export type PoolOptions = {
  /** Workers with an open DuckDB, busy or idle. */
  size: number;
  /** Bytes for the DuckDB of one worker; without, its share of what the settings give, or a quarter of the box. */
  memoryBytes?: number | undefined;
  /** Another program for the worker, for tests. */
  workerFile?: string | undefined;
  spillRoot?: string | undefined;
};

/** A worker opened on one generation. */
export type Lease = { worker: WorkerProcess; generation: Generation; questions: number };

const questionsPerWorker = 2_000;

/** The worker processes: idle ones by generation, and one spare that is loaded but has not been opened yet. */
export class WorkerPool {
  readonly memoryBytes: number;
  #size: number;
  #threads: number;
  #program: string;
  #spillRoot: string;
  #leases = new Set<Lease>();
  #idle: Lease[] = [];
  #spare: WorkerProcess | null = null;
  #swept: Promise<void> | null = null;
  #noted = "";
  #closed = false;

  constructor(options: PoolOptions) {
    const { memoryBytes, threads } = environment();
    this.#size = options.size;
    this.#threads = threads;
    this.memoryBytes = options.memoryBytes ?? (memoryBytes ? memoryBytes / options.size : Math.max(256e6, boxMemory() / 4));
    this.#program = options.workerFile ?? workerFile();
    this.#spillRoot = options.spillRoot ?? spillRoot();
  }

  /** An idle worker of this generation, else a new one, for which an idle worker of another generation may have to go. */
  async lease(generation: Generation): Promise<Lease> {
    const idle = this.#idle.find((lease) => lease.generation.id === generation.id && lease.worker.alive);
    if (!idle) return this.#open(generation);
    this.#idle = this.#idle.filter((lease) => lease !== idle);
    return idle;
  }

  /** Takes a worker back when its question has settled. */
  release(lease: Lease): void {
    lease.questions += 1;
    lease.worker.keepProgramRunning(false);
    if (lease.worker.alive && lease.questions < questionsPerWorker && !this.#closed) this.#idle.push(lease);
    else this.#retire(lease);
    this.#keepSpare(lease.generation);
  }

  /** Opens a worker before anybody asks. */
  async warm(generation: Generation): Promise<void> {
    if ([...this.#leases].some((lease) => lease.generation.id === generation.id)) return;
    this.release(await this.lease(generation));
  }

  /** Kills every worker at once; the pool is of no use afterwards. */
  close(): void {
    this.#closed = true;
    for (const lease of [...this.#leases]) this.#retire(lease);
    this.#spare?.kill();
  }

  /** Process ids of all workers, the spare included. */
  pids(): number[] {
    return [...[...this.#leases].map((lease) => lease.worker), ...(this.#spare ? [this.#spare] : [])]
      .filter(({ alive }) => alive)
      .map(({ pid }) => pid);
  }

  async #open(generation: Generation): Promise<Lease> {
    for (const idle of [...this.#idle]) if (!idle.worker.alive || this.#leases.size >= this.#size) this.#retire(idle);
    const files = pathsOf(generation);
    const lease: Lease = { worker: this.#start(files), generation, questions: 0 };
    const { worker } = lease;
    this.#leases.add(lease);
    try {
      this.#swept ??= sweepSpill(this.#spillRoot);
      await this.#swept;
      const directory = await makeSpillFolder(this.#spillRoot, spillName(worker), worker.confinement.uid);
      await worker.open({
        files,
        threads: this.#threads,
        memoryBytes: this.memoryBytes,
        spill: { directory, bytes: await spillBytes(directory) },
        confinement: worker.confinement,
      });
      return lease;
    } catch (error) {
      this.#retire(lease);
      throw error;
    }
  }

  /** The spare where the operating system holds it as these files need, else a new process. */
  #start(files: readonly string[]): WorkerProcess {
    const confinement = confinementFor([...files.slice(0, 1), this.#program]);
    if (confinement.note && confinement.note !== this.#noted) console.warn(confinement.note);
    this.#noted = confinement.note ?? "";
    const spare = this.#spare;
    this.#spare = null;
    if (spare?.alive && spare.confinement.prefix.join() === confinement.prefix.join()) return spare;
    spare?.kill();
    return new WorkerProcess(this.#program, confinement);
  }

  #keepSpare(generation: Generation): void {
    if (this.#closed || this.#spare?.alive || !hasRoomForSpare()) return;
    const spare = new WorkerProcess(this.#program, confinementFor([...pathsOf(generation).slice(0, 1), this.#program]));
    this.#spare = spare;
    void spare.loaded.then(() => spare === this.#spare && spare.keepProgramRunning(false)).catch(() => undefined);
  }

  #retire(lease: Lease): void {
    this.#leases.delete(lease);
    this.#idle = this.#idle.filter((other) => other !== lease);
    lease.worker.kill();
    void lease.worker.ended.then(() => dropSpillFolder(this.#spillRoot, spillName(lease.worker)));
  }
}

function spillName(worker: WorkerProcess): string {
  return `${process.pid}-${worker.pid}`;
}
