import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { AnswerCache } from "./answer-cache.ts";
import { QueryError, type QueryProgress } from "./query.ts";
import { Runs } from "./runs.ts";

/** A question whose end is ours to choose. */
function question(key: string) {
  const asked = { times: 0, aborted: 0, finish: (_: unknown) => {}, fail: (_: unknown) => {}, progress: (_: QueryProgress) => {} };
  const execute = (signal: AbortSignal, onProgress: (progress: QueryProgress) => void) => {
    asked.times += 1;
    asked.progress = onProgress;
    signal.addEventListener("abort", () => (asked.aborted += 1));
    return new Promise<unknown>((resolve, reject) => Object.assign(asked, { finish: resolve, fail: reject }));
  };
  return { asked, request: (place?: string) => ({ key, owner: "test", place, execute }) };
}

const quick = { attachMs: 80, graceMs: 40, keepMs: 200 };
const hear = (runs: Runs, ...handles: string[]) => {
  const heard: string[] = [];
  return { heard, stop: runs.listen(handles, (_, state, text) => heard.push(state === "done" ? text : state)) };
};

describe("runs", () => {
  it("tells what happens and keeps the answer", async () => {
    const runs = new Runs(quick);
    const { asked, request } = question("k");
    const started = runs.start(request());
    const { heard } = hear(runs, started.handle);
    asked.progress({ state: "running", percent: 50, elapsedMs: 10 });
    asked.finish({ rows: [1] });
    await sleep(5);
    expect(heard).toEqual(["queued", "running", '{"state":"done","result":{"rows":[1]}}']);
    const again = runs.start(request());
    expect([again.cached, asked.times]).toEqual([{ rows: [1] }, 1]);
    expect(hear(runs, again.handle).heard).toEqual(['{"state":"done","result":{"rows":[1]}}']);
  });

  it("runs identical questions once and stops when the last listener has gone", async () => {
    const runs = new Runs(quick);
    const { asked, request } = question("k");
    const [one, two] = [runs.start(request()), runs.start(request())];
    const listeners = [hear(runs, one.handle), hear(runs, two.handle)];
    expect(asked.times).toBe(1);
    listeners[0]?.stop();
    await sleep(80);
    expect(asked.aborted).toBe(0);
    listeners[1]?.stop();
    await sleep(80);
    expect(asked.aborted).toBe(1);
    runs.start(request());
    expect(asked.times).toBe(2);
  });

  it("survives the change from one stream to the next, but not silence", async () => {
    const runs = new Runs(quick);
    const { asked, request } = question("k");
    const { handle } = runs.start(request());
    hear(runs, handle).stop();
    await sleep(10);
    const second = hear(runs, handle);
    await sleep(80);
    expect(asked.aborted).toBe(0);
    second.stop();
    await sleep(80);
    expect(asked.aborted).toBe(1);
    expect(hear(runs, handle).heard).toEqual(["lost"]);
  });

  it("gives up what nobody came for, and what another run at the same place replaces", async () => {
    const runs = new Runs(quick);
    const [first, second] = [question("1"), question("2")];
    runs.start(first.request("chart"));
    const { handle } = runs.start(second.request("chart"));
    expect([first.asked.aborted, second.asked.aborted]).toEqual([1, 0]);
    await sleep(120);
    expect(second.asked.aborted).toBe(1);
    runs.cancel(handle);
  });

  it("cancels for one listener and goes on for the other", async () => {
    const runs = new Runs(quick);
    const { asked, request } = question("k");
    const [one, two] = [runs.start(request()), runs.start(request())];
    const [mine, theirs] = [hear(runs, one.handle), hear(runs, two.handle)];
    runs.cancel(one.handle);
    asked.finish(1);
    await sleep(5);
    expect([mine.heard, theirs.heard.at(-1), asked.aborted]).toEqual([["queued", "failed"], '{"state":"done","result":1}', 0]);
  });

  it("passes failures on and does not keep them", async () => {
    const runs = new Runs(quick);
    const { asked, request } = question("k");
    const { handle } = runs.start(request());
    const told: string[] = [];
    runs.listen([handle], (_, __, text) => told.push(text));
    asked.fail(Object.assign(new Error("too long"), { name: "QueryError", code: "E_TIMEOUT" }));
    await sleep(5);
    expect(told.at(-1)).toBe('{"state":"failed","code":"E_TIMEOUT","message":"too long"}');
    runs.start(request());
    expect(asked.times).toBe(2);
  });

  it("reports an answer that is not JSON, and an execute that throws", async () => {
    const runs = new Runs(quick);
    const { handle } = runs.start({ key: "big", owner: "test", execute: async () => ({ n: 1n }) });
    const thrown = runs.start({
      key: "thrown",
      owner: "test",
      execute: () => {
        throw new QueryError("E_GATE", "no");
      },
    });
    const { heard } = hear(runs, handle, thrown.handle);
    await sleep(5);
    expect(heard.filter((state) => state === "failed")).toHaveLength(2);
  });
});

describe("answer cache", () => {
  it("forgets the least recently used beyond its bytes", () => {
    const cache = new AnswerCache(100);
    for (const key of ["a", "b", "c", "d", "e"]) cache.set(key, "x".repeat(10));
    cache.get("a");
    cache.set("f", "x".repeat(10));
    expect(["a", "b", "c", "f"].map((key) => cache.get(key) !== undefined)).toEqual([true, false, true, true]);
    cache.set("huge", "x".repeat(60));
    expect([cache.get("huge"), cache.get("a")?.length]).toEqual([undefined, 10]);
  });
});
