import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { QueryOptions, QueryProgress, Rows } from "./query.ts";
import { Supervisor } from "./supervisor.ts";
import { slownessOfMachine } from "./testing/slowness.ts";
import { type SmallGeneration, smallGeneration } from "./testing/small-generation.ts";

const slowness = slownessOfMachine();
let data: SmallGeneration;
let other: SmallGeneration;
let engine: Supervisor;

beforeAll(async () => {
  [data, other] = await Promise.all([smallGeneration("one", 1000), smallGeneration("two", 10)]);
  engine = new Supervisor({ spillRoot: join(data.folder, "spill"), memoryBytes: 400e6, queued: 6 });
  await engine.warm(data.generation);
  await Promise.all([ask("SELECT 1"), ask("SELECT 2")]);
});

afterAll(() => {
  engine.stop();
  data.remove();
  other.remove();
});

const endless = "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE a.range * b.range = 7";
const deaf = "SELECT levenshtein(repeat('a', 200000), repeat('b', 200000))";

const ask = (sql: string, options: Partial<QueryOptions> = {}, of = data): Promise<Rows> =>
  engine.run(of.generation, { sql, values: [] }, { owner: "test", ...options });
const count = (of = data) => ask(`SELECT count(*) FROM read_parquet('${of.events}')`, {}, of).then(({ values }) => values[0]?.[0]);
const timed = async (promise: Promise<unknown>) => {
  const started = performance.now();
  const outcome = await promise.catch((error: { code: string }) => error.code);
  return { outcome, ms: performance.now() - started };
};
const idle = async () => {
  while (engine.state().running > 0) await sleep(10);
};

describe("time", () => {
  it("stops a question at its deadline while a neighbour is answered", async () => {
    const { pids } = engine.state();
    const late = timed(ask(endless, { deadlineMs: 400 }));
    expect(await count()).toBe(1000);
    const { outcome, ms } = await late;
    expect(outcome).toBe("E_TIMEOUT");
    expect(ms).toBeLessThan(1000 * slowness);
    // It heard the interrupt: no worker had to go.
    expect(pids.every(isAlive)).toBe(true);
  });

  it("kills what ignores the interrupt, and answers again at once", async () => {
    const { outcome, ms } = await timed(ask(deaf, { deadlineMs: 200 }));
    expect(outcome).toBe("E_TIMEOUT");
    expect(ms).toBeLessThan(2200 + 500 * slowness);
    const next = await timed(count());
    expect(next.outcome).toBe(1000);
    expect(next.ms).toBeLessThan(1000 * slowness);
  });

  it.each([
    ["heard", endless],
    ["deaf", deaf],
  ])("gives a cancelled question up within half a second (%s)", async (_, sql) => {
    const controller = new AbortController();
    const cancelled = timed(ask(sql, { signal: controller.signal }));
    await sleep(200);
    controller.abort();
    const started = performance.now();
    expect((await cancelled).outcome).toBe("E_CANCELLED");
    await idle();
    expect(performance.now() - started).toBeLessThan(500 * slowness);
  });

  it("does not start what was cancelled in the queue", async () => {
    const controller = new AbortController();
    const running = [ask(endless, { deadlineMs: 300 }), ask(endless, { deadlineMs: 300 })].map(timed);
    const queued = timed(ask(endless, { signal: controller.signal }));
    controller.abort();
    const { outcome, ms } = await queued;
    expect([outcome, ms < 100, engine.state().queued]).toEqual(["E_CANCELLED", true, 0]);
    await Promise.all(running);
  });
});

describe("memory and crashes", () => {
  it.each([
    ["DuckDB counts itself", "SELECT len(list(range)) FROM range(400000000)"],
    ["only the system sees", "SELECT len(repeat('abcdefgh', 300000000))"],
  ])(
    "answers E_MEMORY and goes on: memory that %s",
    async (_, sql) => {
      expect((await timed(ask(sql, { deadlineMs: 20_000 }))).outcome).toBe("E_MEMORY");
      expect(await count()).toBe(1000);
    },
    30_000,
  );

  it("loses one question to a crash, restarts within a second, refuses a poison question", async () => {
    const open = new Supervisor({
      spillRoot: join(data.folder, "spill"),
      memoryBytes: 400e6,
      workerFile: join(import.meta.dirname, "testing", "ungated-worker.ts"),
    });
    const askOpen = (sql: string, options: Partial<QueryOptions> = {}) =>
      timed(open.run(data.generation, { sql, values: [] }, { owner: "test", ...options }));
    const bomb = "SELECT json_structure(repeat('[', 100000) || repeat(']', 100000))";
    const cold = await timed(open.warm(data.generation));
    // A second on a quiet machine, where a cold start takes about half of one.
    const restartMs = Math.max(1000, 2 * cold.ms);
    await Promise.all([askOpen("SELECT 1"), askOpen("SELECT 2")]);
    for (const _ of [1, 2]) {
      const neighbour = askOpen(endless, { deadlineMs: 700 });
      expect((await askOpen(bomb)).outcome).toBe("E_CRASH");
      const next = await askOpen("SELECT 3");
      expect(next.outcome).toMatchObject({ values: [[3]] });
      expect(next.ms).toBeLessThan(restartMs);
      expect((await neighbour).outcome).toBe("E_TIMEOUT");
    }
    const refused = await askOpen(bomb);
    expect(refused.outcome).toBe("E_CRASH");
    expect(refused.ms).toBeLessThan(50);
    open.stop();
  });
});

describe("turns", () => {
  it("answers owners in turn, tells positions, and refuses when the line is full", async () => {
    const one = new Supervisor({ spillRoot: join(data.folder, "spill"), memoryBytes: 400e6, size: 1, queued: 6 });
    const askOne = (sql: string, options: Partial<QueryOptions>) =>
      one.run(data.generation, { sql, values: [] }, { owner: "test", ...options });
    const order: string[] = [];
    const positions: { name: string; position: number }[] = [];
    const positionsOf = (name: string) => positions.filter((told) => told.name === name).map(({ position }) => position);
    const queue = (owner: string, name: string) => {
      const onProgress = (progress: QueryProgress) => progress.state === "queued" && positions.push({ name, position: progress.position });
      return askOne("SELECT 1", { owner, onProgress }).then(() => order.push(name));
    };
    const blocker = timed(askOne(endless, { deadlineMs: 400 }));
    const queued = [queue("a", "a1"), queue("a", "a2"), queue("a", "a3"), queue("a", "a4"), queue("b", "b1"), queue("c", "c1")];
    expect((await timed(askOne("SELECT 1", { owner: "d" }))).outcome).toBe("E_BUSY");
    await Promise.all([blocker, ...queued]);
    one.stop();
    expect(order).toEqual(["a1", "b1", "c1", "a2", "a3", "a4"]);
    expect([positionsOf("a1"), positionsOf("a2")]).toEqual([[1], [2, 3, 4, 3, 2, 1]]);
  });

  it("says when a question's turn has come, after the wait and before any work", async () => {
    const one = new Supervisor({ spillRoot: join(data.folder, "spill"), memoryBytes: 400e6, size: 1, queued: 6 });
    const started = performance.now();
    const told: { state: string; elapsedMs: number; atMs: number }[] = [];
    const onProgress = (progress: QueryProgress) => told.push({ elapsedMs: -1, ...progress, atMs: performance.now() - started });
    const askOne = (sql: string, options: Partial<QueryOptions>) =>
      one.run(data.generation, { sql, values: [] }, { owner: "test", ...options });
    await Promise.all([timed(askOne(endless, { deadlineMs: 400 })), askOne("SELECT 1", { onProgress })]);
    one.stop();
    expect(told.slice(0, 2).map(({ state }) => state)).toEqual(["queued", "running"]);
    expect(told[0]?.atMs).toBeLessThan(200 * slowness);
    expect(told[1]).toMatchObject({ elapsedMs: 0 });
    expect(told[1]?.atMs).toBeGreaterThan(400);
  });

  it("leaves the server's own file reads alone", async () => {
    const busy = Array.from({ length: 6 }, () => timed(ask(endless, { deadlineMs: 250 })));
    const reads: number[] = [];
    while (engine.state().running > 0) {
      reads.push((await timed(readFile(data.events))).ms);
      await sleep(5);
    }
    await Promise.all(busy);
    expect(reads.length).toBeGreaterThan(20);
    expect(reads.sort((a, b) => a - b)[Math.floor(reads.length * 0.9)]).toBeLessThan(40 * slowness);
  });
});

describe("generations", () => {
  it("answers each from its own files, in workers of its own", async () => {
    expect([await count(), await count(other), await count()]).toEqual([1000, 10, 1000]);
    await expect(ask(`SELECT count(*) FROM read_parquet('${other.events}')`)).rejects.toThrow(/Permission Error/);
  });

  it("lets a running question finish on the old one while the new one answers", async () => {
    const slow = ask("SELECT sum(hash(range) % 10) FROM range(20000000)");
    expect(await count(other)).toBe(10);
    expect((await slow).rowCount).toBe(1);
  });
});

describe("the end", () => {
  it("aborts everything at once and leaves no worker behind", async () => {
    const last = new Supervisor({ spillRoot: join(data.folder, "spill"), memoryBytes: 400e6 });
    await last.warm(data.generation);
    const running = timed(last.run(data.generation, { sql: endless, values: [] }, { owner: "test" }));
    await sleep(100);
    const { pids } = last.state();
    last.stop();
    expect((await running).outcome).toBe("E_CANCELLED");
    expect((await timed(last.run(data.generation, { sql: "SELECT 1", values: [] }, { owner: "test" }))).outcome).toBe("E_CANCELLED");
    expect(pids.length).toBeGreaterThan(0);
    while (pids.some(isAlive)) await sleep(20);
  });

  it("takes the workers along when the server is killed", async () => {
    const script = `
      import { Supervisor } from ${JSON.stringify(join(import.meta.dirname, "supervisor.ts"))};
      const engine = new Supervisor({ spillRoot: ${JSON.stringify(join(data.folder, "spill"))}, memoryBytes: 4e8 });
      const generation = ${JSON.stringify(data.generation)};
      await engine.warm(generation);
      engine.run(generation, { sql: ${JSON.stringify(deaf)}, values: [] }, { owner: "x" }).catch(() => {});
      setTimeout(() => console.log(JSON.stringify(engine.state().pids)), 200);`;
    const server = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [line] = (await once(server.stdout, "data")) as [Buffer];
    const pids = JSON.parse(String(line)) as number[];
    expect(pids.filter(isAlive)).toEqual(pids);
    server.kill("SIGKILL");
    const deadline = Date.now() + 5000 * slowness;
    while (pids.some(isAlive) && Date.now() < deadline) await sleep(20);
    expect(pids.filter(isAlive)).toEqual([]);
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
