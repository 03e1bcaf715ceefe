import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { followRun } from "../../../components/report/follow-run.ts";
import { RunStream, type RunUpdate } from "../../../components/runs/run-stream.ts";
import { nearHeader } from "../../../lib/access/client.ts";
import { startRun } from "../../../lib/engine/runs.ts";
import { POST } from "./route.ts";

let server: Server;
let address: string;
let streams = 0;

beforeAll(async () => {
  server = createServer(async (incoming, outgoing) => {
    streams += 1;
    const aborted = new AbortController();
    outgoing.on("close", () => aborted.abort());
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const headers = { ...near, "content-type": incoming.headers["content-type"] ?? "", "sec-fetch-site": "same-origin" };
    const response = await POST(new Request(address, { method: "POST", headers, body: Buffer.concat(chunks), signal: aborted.signal }));
    outgoing.writeHead(response.status, Object.fromEntries(response.headers)).flushHeaders();
    for await (const chunk of response.body ?? []) outgoing.write(chunk);
    outgoing.end();
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function question(key: string) {
  const asked = { aborted: 0, finish: (_: unknown) => {} };
  const run = startRun({
    key,
    owner: "test",
    who: "open",
    execute: (signal, onProgress) => {
      signal.addEventListener("abort", () => (asked.aborted += 1));
      onProgress({ state: "running", percent: 1, elapsedMs: 1 });
      return new Promise((resolve) => (asked.finish = resolve));
    },
  });
  return { ...run, asked };
}

const near = { [nearHeader]: "1", host: "localhost:3000" };
const post = (headers: Record<string, string>, body = '{"handles":["x"]}') =>
  POST(new Request("http://localhost:3000/api/runs", { method: "POST", headers: { ...near, ...headers }, body }));
const json = { "content-type": "application/json" };

describe("the stream of a page", () => {
  it.each<[string, number, Record<string, string>]>([
    ["another site", 403, { ...json, "sec-fetch-site": "cross-site" }],
    ["a sister site", 403, { ...json, "sec-fetch-site": "same-site" }],
    ["a foreign origin", 403, { ...json, origin: "https://evil.example", host: "localhost:3000" }],
    ["another port", 403, { ...json, origin: "http://localhost:3001", host: "localhost:3000" }],
    ["no origin", 403, { ...json, host: "localhost:3000" }],
    ["a null origin", 403, { ...json, origin: "null", host: "localhost:3000" }],
    ["a form", 415, { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" }],
    ["plain text", 415, { "content-type": "text/plain", "sec-fetch-site": "same-origin" }],
    ["our own page", 200, { ...json, "sec-fetch-site": "same-origin" }],
    ["our own page in an older browser", 200, { ...json, origin: "http://localhost:3000", host: "localhost:3000" }],
  ])("answers %s with %i", async (_, status, headers) => {
    expect((await post(headers)).status).toBe(status);
  });

  it.each(["", "[]", "{}", '{"handles":[]}', '{"handles":[1]}', '{"handles":["x"],"sql":"x"}', `{"handles":["${"x".repeat(99)}"]}`])(
    "refuses the body %s",
    async (body) => {
      expect((await post({ ...json, "sec-fetch-site": "same-origin" }, body)).status).toBe(400);
    },
  );

  it.each<[string, Record<string, string>]>([
    ["another machine", { [nearHeader]: "0" }],
    ["a request that no socket vouches for", { [nearHeader]: "" }],
    ["a name that leads to this machine today", { host: "rebound.example:3000" }],
  ])("is closed to %s while there is no owner", async (_, headers) => {
    expect((await post({ ...json, "sec-fetch-site": "same-origin", ...headers })).status).toBe(401);
  });

  it("knows no handle of somebody else", async () => {
    const { handle } = startRun({ key: "of another", owner: "test", who: "account:other", execute: () => new Promise(() => {}) });
    const response = await post({ ...json, "sec-fetch-site": "same-origin" }, JSON.stringify({ handles: [handle] }));
    expect(await response.text()).toBe(`{"handle":"${handle}","state":"lost"}\n`);
  });

  it("says that it does not know a handle, and ends", async () => {
    const response = await post({ ...json, "sec-fetch-site": "same-origin" });
    expect(response.headers.get("x-accel-buffering")).toBe("no");
    expect(await response.text()).toBe('{"handle":"x","state":"lost"}\n');
  });

  it("carries all runs of a page, in one stream at a time, and gives up what is dropped", async () => {
    const stream = new RunStream(address);
    const heard: Record<string, RunUpdate> = {};
    const follow = (name: string, handle: string) =>
      stream.follow(handle, (update) => {
        heard[name] = update;
      });
    const [a, b, c] = [question("a"), question("b"), question("c")];
    follow("a", a.handle);
    const dropB = follow("b", b.handle);
    await expect.poll(() => streams, { timeout: 5000 }).toBe(1);
    dropB();
    follow("c", c.handle);
    await expect.poll(() => [a.asked.aborted, b.asked.aborted, c.asked.aborted, streams], { timeout: 5000 }).toEqual([0, 1, 0, 2]);
    a.asked.finish({ n: 1 });
    c.asked.finish({ n: 2 });
    const done = [1, 2].map((n) => ({ state: "done", result: { n } }));
    await expect.poll(() => [heard.a, heard.c], { timeout: 5000 }).toEqual(done);
    expect(await new Promise((resolve) => server.getConnections((_, count) => resolve(count)))).toBeLessThanOrEqual(2);
    expect(streams).toBe(2);
  });

  it("goes on in the same stream when one of its runs is over", async () => {
    const stream = new RunStream(address);
    const before = streams;
    const runs = ["one", "two", "three"].map(question);
    const options = { signal: new AbortController().signal, onProgress: () => {} };
    const answers = runs.map(({ handle }) => followRun<{ n: number }>(stream, handle, options));
    await expect.poll(() => streams, { timeout: 5000 }).toBe(before + 1);
    for (const [n, { asked }] of runs.entries()) {
      asked.finish({ n });
      expect(await answers[n]).toEqual({ n });
      await sleep(50);
    }
    expect(streams).toBe(before + 1);
    expect(runs.map(({ asked }) => asked.aborted)).toEqual([0, 0, 0]);
  });

  it("stops the question of a page that is left, within half a second", async () => {
    const stream = new RunStream(address);
    const { handle, asked } = question("left");
    const drop = stream.follow(handle, () => {});
    await sleep(100);
    drop();
    await sleep(450);
    expect(asked.aborted).toBe(1);
  });
});
