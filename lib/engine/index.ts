import type { Generation } from "../dataset/generation.ts";
import type { Engine } from "./query.ts";
import { Supervisor } from "./supervisor.ts";

const key = Symbol.for("parquetry.engine");
type Place = { [key]?: Supervisor };

/** The engine of this server on one generation: questions run in worker processes, one at a time each. */
export function engineFor(generation: Generation): Engine {
  return { run: (statement, options) => supervisor().run(generation, statement, options) };
}

/** Has a worker ready for the first question about this generation. */
export function warmEngine(generation: Generation): Promise<void> {
  return supervisor().warm(generation);
}

/** What is running and waiting, for the diagnostics of the server. */
export function engineState(): { running: number; queued: number; pids: number[] } {
  return supervisor().state();
}

/** One for the whole process, although a server loads this module several times. */
function supervisor(): Supervisor {
  const place = globalThis as Place;
  if (!place[key]) {
    const created = new Supervisor();
    place[key] = created;
    process.once("exit", () => created.stop());
    for (const signal of ["SIGINT", "SIGTERM"] as const)
      process.once(signal, () => {
        created.stop();
        if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
      });
  }
  return place[key];
}
