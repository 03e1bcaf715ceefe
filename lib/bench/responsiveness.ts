import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Generation } from "../dataset/generation.ts";
import type { Statement } from "../engine/query.ts";
import { Supervisor } from "../engine/supervisor.ts";
import { compileReport, parseReport } from "../run-report.ts";
import { frequentEvents } from "./make-export.ts";
import { median } from "./measure.ts";

/** Milliseconds, medians: how soon the engine is there, lets go, and is there again after a crash. */
export type Responsiveness = {
  /** From nothing to the first answer of a question that reads no files. */
  coldStart: number;
  /** From cancelling a running report until its worker takes the next question. */
  cancel: number;
  /** From the sudden end of every worker until the next answer. */
  restart: number;
};

const asked = { owner: "bench" };
const nothing: Statement = { sql: "SELECT 1", values: [] };
const runningMs = 300;

/** Measures the engine as the server runs it, over a long funnel that is cancelled on its way. */
export async function measureResponsiveness(generation: Generation, spillRoot: string, rounds: number): Promise<Responsiveness> {
  const engine = new Supervisor({ spillRoot: join(spillRoot, "spill"), size: 1 });
  try {
    const coldStart = await since(() => engine.run(generation, nothing, asked));
    const long = longQuestion(generation);
    const cancels: number[] = [];
    const restarts: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      cancels.push(await cancelled(engine, generation, long));
      restarts.push(await restarted(engine, generation));
    }
    return { coldStart, cancel: median(cancels), restart: median(restarts) };
  } finally {
    engine.stop();
  }
}

async function cancelled(engine: Supervisor, generation: Generation, long: Statement): Promise<number> {
  const controller = new AbortController();
  const answer = engine.run(generation, long, { ...asked, signal: controller.signal, deadlineMs: 600_000 }).catch(() => undefined);
  await sleep(runningMs);
  if (engine.state().running === 0) throw new Error("the question was answered before it could be cancelled");
  controller.abort();
  return since(async () => {
    await answer;
    await engine.run(generation, nothing, asked);
  });
}

async function restarted(engine: Supervisor, generation: Generation): Promise<number> {
  const before = new Set(engine.state().pids);
  return since(async () => {
    for (const pid of before) process.kill(pid, "SIGKILL");
    while (engine.state().pids.some((pid) => before.has(pid))) await sleep(1);
    await engine.run(generation, nothing, asked);
  });
}

function longQuestion(generation: Generation): Statement {
  const steps = frequentEvents.map((event) => ({ event }));
  const parsed = parseReport({ kind: "funnel", steps, range: { from: "all" } });
  if (!parsed.ok) throw new Error(parsed.issues.map(({ message }) => message).join("; "));
  return compileReport(parsed.definition, generation).statement;
}

async function since(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
