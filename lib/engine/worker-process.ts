import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Confinement } from "./confinement.ts";
import type { FromWorker, ToWorker, WorkerSettings } from "./protocol.ts";
import { QueryError } from "./query.ts";
import { capAddressSpace, memoryOf } from "./resident-memory.ts";

export type WorkerListener = { message(message: FromWorker): void; gone(error: QueryError): void };

/** Beyond DuckDB's own limit: rows as JavaScript values, the program itself, memory DuckDB does not count. */
export const overhead = (memoryBytes: number): number => memoryBytes * 0.25 + 1e9;

/** One worker process from outside: started, opened once on a set of files, then spoken to by one listener at a time. */
export class WorkerProcess {
  alive = true;
  listener: WorkerListener | null = null;
  /** Resolves when the process is up and can be opened; rejects when it never comes up. */
  readonly loaded: Promise<void>;
  readonly ended: Promise<void>;
  readonly confinement: Confinement;
  #child: ChildProcess;
  #stderr = "";
  #ended = false;

  constructor(file: string, confinement: Confinement) {
    this.confinement = confinement;
    const [program = process.execPath, ...rest] = [...confinement.prefix, process.execPath, "--import", "tsx", file];
    this.#child = spawn(program, rest, {
      cwd: projectRoot(),
      env: workerEnvironment(),
      stdio: ["ignore", "ignore", "pipe", "ipc"],
      serialization: "advanced",
    });
    this.#child.stderr?.on("data", (text: Buffer) => (this.#stderr = (this.#stderr + text.toString()).slice(-2000)));
    this.#child.on("message", (message) => this.listener?.message(message as FromWorker));
    this.#child.on("error", (error) => this.#end(error.message));
    this.#child.on("exit", (code, signal) => this.#end(`it ended with ${signal ?? `code ${code}`}`));
    this.ended = new Promise((resolve) => this.#child.once("close", () => resolve()));
    this.loaded = this.#expect("loaded");
    this.loaded.catch(() => undefined);
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Opens, locks and self-tests the worker's DuckDB, and caps the memory of its process. */
  async open(settings: WorkerSettings): Promise<void> {
    this.keepProgramRunning(true);
    await this.loaded;
    const ready = this.#expect("ready");
    this.send({ kind: "open", settings });
    await ready;
    const memory = await memoryOf(this.pid);
    const room = settings.memoryBytes + overhead(settings.memoryBytes) + 1e9;
    if (memory) await capAddressSpace(this.pid, { bytes: memory.virtual + room, uid: this.confinement.uid });
  }

  send(message: ToWorker): void {
    if (this.#child.connected) this.#child.send(message);
  }

  kill(): void {
    this.alive = false;
    this.#child.kill("SIGKILL");
  }

  /** A busy worker keeps the program running, an idle one does not. */
  keepProgramRunning(yes: boolean): void {
    const handles = [this.#child, this.#child.channel, this.#child.stderr as unknown as { ref(): void; unref(): void } | null];
    for (const handle of handles) yes ? handle?.ref() : handle?.unref();
  }

  #expect(kind: FromWorker["kind"]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.listener = {
        message: (message) => {
          if (message.kind === kind) resolve();
          else if (message.kind === "broken") reject(new QueryError("E_CRASH", message.message));
        },
        gone: reject,
      };
    });
  }

  #end(reason: string): void {
    if (this.#ended) return;
    this.#ended = true;
    this.alive = false;
    const detail = this.#stderr.trim().split("\n").at(-1);
    this.listener?.gone(new QueryError("E_CRASH", `The query worker stopped: ${reason}${detail ? ` (${detail})` : ""}.`));
    this.listener = null;
  }
}

/** The folder of package.json, whether this code runs from its source or bundled into a server started there. */
export function projectRoot(): string {
  const here = process.cwd();
  if (existsSync(join(/*turbopackIgnore: true*/ here, "lib/engine/worker.ts"))) return here;
  return join(dirname(fileURLToPath(import.meta.url)), "..", "..");
}

/** The program of a worker. */
export function workerFile(): string {
  return join(/*turbopackIgnore: true*/ projectRoot(), "lib", "engine", "worker.ts");
}

/** Nothing of the server's own environment: a worker has no use for its secrets. */
export function workerEnvironment(): NodeJS.ProcessEnv {
  // biome-ignore lint/style/noProcessEnv: a program finds others, and Windows its own, by these three.
  const { PATH, SystemRoot, TEMP } = process.env;
  return {
    ...(PATH ? { PATH } : {}),
    ...(SystemRoot ? { SystemRoot } : {}),
    ...(TEMP ? { TEMP } : {}),
    NODE_ENV: "production",
    UV_THREADPOOL_SIZE: "16",
    MALLOC_ARENA_MAX: "4",
    TSX_DISABLE_CACHE: "1",
  };
}
