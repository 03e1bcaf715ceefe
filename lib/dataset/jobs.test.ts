import { describe, expect, it, vi } from "vitest";
import type { ImportProgress } from "./import/progress.ts";
import { type JobRequest, type JobState, Jobs } from "./jobs.ts";

const progress: ImportProgress = { phase: "reading", bytes: 1, totalBytes: 2, rows: 3, rowsPerSecond: 4, secondsLeft: 5 };

function job(unwatched: JobRequest["unwatched"] = "ends") {
  const held = {
    signal: undefined as AbortSignal | undefined,
    tell: (_: ImportProgress) => {},
    finish: (_: unknown) => {},
    fail: (_: Error) => {},
  };
  const request: JobRequest = {
    kind: "import",
    unwatched,
    execute: (signal, onProgress) =>
      new Promise((resolve, reject) => Object.assign(held, { signal, tell: onProgress, finish: resolve, fail: reject })),
  };
  return { held, request };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe("a job", () => {
  it("tells what is true at once, then every change, then its end", async () => {
    const jobs = new Jobs();
    const { held, request } = job();
    const handle = jobs.start(request);
    const told: JobState[] = [];
    jobs.listen(handle, (state) => told.push(state));
    held.tell(progress);
    expect(jobs.running("import")).toBe(handle);
    held.finish({ n: 1 });
    await settled();
    expect(told).toEqual([
      { state: "running", progress: null },
      { state: "running", progress },
      { state: "done", result: { n: 1 } },
    ]);
    expect(jobs.running("import")).toBeNull();
    const late: JobState[] = [];
    jobs.listen(handle, (state) => late.push(state));
    expect(late).toEqual([{ state: "done", result: { n: 1 } }]);
  });

  it("that fails says why in one line, without a stack", async () => {
    const jobs = new Jobs();
    const { held, request } = job();
    const told: JobState[] = [];
    jobs.listen(jobs.start(request), (state) => told.push(state));
    held.fail(new Error("There is nothing there\n    at secret (/home/me)"));
    await settled();
    expect(told.at(-1)).toEqual({ state: "failed", message: "There is nothing there" });
  });

  it("that is cancelled is aborted and says nothing after", async () => {
    const jobs = new Jobs();
    const { held, request } = job();
    const handle = jobs.start(request);
    const told: JobState[] = [];
    jobs.listen(handle, (state) => told.push(state));
    jobs.cancel(handle);
    held.finish({});
    await settled();
    expect(held.signal?.aborted).toBe(true);
    expect(told.at(-1)).toEqual({ state: "cancelled" });
  });

  it("that nobody watches ends, unless it is an import", async () => {
    vi.useFakeTimers();
    const jobs = new Jobs();
    const [look, bring] = [job(), job("goes-on")];
    const leave = [look, bring].map(({ request }) => jobs.listen(jobs.start(request), () => {}));
    for (const each of leave) each();
    vi.advanceTimersByTime(30_000);
    expect([look.held.signal?.aborted, bring.held.signal?.aborted]).toEqual([true, false]);
    vi.useRealTimers();
  });

  it("that is not known is lost", () => {
    const told: JobState[] = [];
    new Jobs().listen("x", (state) => told.push(state));
    expect(told).toEqual([{ state: "lost" }]);
  });
});
