import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LogFolder, type LogRow, logFolder } from "../dataset/import/testing/log-folder.ts";
import { readGeneration } from "../dataset/read-generation.ts";
import { type LocalEngine, openLocalEngine, openPlainEngine } from "../engine/local-engine.ts";
import { ask, type Desk } from "../testing/people/ask.ts";

const hostile = `"><img src=x onerror=1>'; DROP TABLE users; -- \u202e../..`;

const rows: LogRow[] = [
  { event: "visit", time: "2024-01-31T22:30:00", anon: "device-1" },
  { event: "visit", time: "2024-01-31T22:45:00", anon: "device-1", props: { page: "/pricing" } },
  { event: "sign_up", time: "2024-01-31T23:10:00", user: "ann", anon: "device-1", userProps: { plan: "free", email: "Ann@example.com" } },
  { event: "pay", time: "2024-02-03T09:00:00", user: "ann", session: "s1", userProps: { plan: "pro" } },
  { event: "pay", time: "2024-02-03T12:00:00", user: "ann", session: "s1" },
  { event: "visit", time: "2024-02-03T10:00:00", user: "ann" },
  { event: "visit", time: "2024-02-03T10:30:00", user: "ann" },
  { event: "visit", time: "2024-02-01T00:00:00", user: hostile, anon: "__proto__", props: { [hostile]: hostile } },
  { event: "visit", time: "2024-02-01T00:00:00", user: hostile, props: { "": "empty", "a'b": "2" } },
  { event: "visit", time: "2024-02-01T00:00:00", user: "somebody" },
  { kind: "map", user: "ann", anon: "crm-7" },
  { kind: "identify", user: "ann", anon: "device-2", time: "2024-02-02T00:00:00" },
];

let folder: LogFolder;
let engine: LocalEngine;
let desk: Desk;

beforeAll(async () => {
  folder = await logFolder(() => "Europe/Rome");
  await folder.put({ "one.json": rows });
  await folder.run();
  const generation = await readGeneration(folder.dataRoot);
  if (!generation) throw new Error("the import left nothing");
  engine = await openLocalEngine(generation);
  desk = { generation, engine, spelling: "fast" };
});

afterAll(async () => {
  engine.close();
  await folder.remove();
});

const at = (iso: string) => Date.parse(`${iso}Z`) * 1000;

describe("a person", () => {
  it("is found by the user's id, and by any id that resolves to it", async () => {
    const ann = { id: "ann", known: true, events: 7, firstSeen: "2024-01-31T22:30:00.000000Z", lastSeen: "2024-02-03T12:00:00.000000Z" };
    expect(await ask(desk, { ask: "person", id: "ann" })).toEqual({ ...ann, asked: "ann" });
    for (const id of ["device-1", "device-2", "crm-7"]) expect(await ask(desk, { ask: "person", id })).toEqual({ ...ann, asked: id });
  });

  it("is the id alone when ids are read raw", async () => {
    expect(await ask(desk, { ask: "person", id: "device-1", identity: "raw" })).toMatchObject({ id: "device-1", known: true, events: 2 });
    const { rows: own } = await ask(desk, { ask: "timeline", id: "device-1", identity: "raw" });
    expect(own.map(({ event }) => event)).toEqual(["visit", "visit"]);
  });

  it("is known by a link alone when ids are read raw, with no event of its own", async () => {
    const alone = { known: true, events: 0, firstSeen: null, lastSeen: null };
    for (const id of ["crm-7", "device-2", "__proto__"])
      expect(await ask(desk, { ask: "person", id, identity: "raw" })).toEqual({ ...alone, asked: id, id });
    expect((await ask(desk, { ask: "timeline", id: "crm-7", identity: "raw" })).rows).toEqual([]);
    expect(await ask(desk, { ask: "person", id: "nobody", identity: "raw" })).toMatchObject({ known: false, events: 0 });
  });

  it("is not known when nothing bears the id, whatever the id looks like", async () => {
    for (const id of ["nobody", "%", "' OR 1=1 --", "\0", "ann "])
      expect(await ask(desk, { ask: "person", id })).toMatchObject({ known: false, id, events: 0 });
  });

  it("may bear a hostile name", async () => {
    expect(await ask(desk, { ask: "person", id: "__proto__" })).toMatchObject({ id: hostile, known: true, events: 2 });
    const { rows: own } = await ask(desk, { ask: "timeline", id: hostile });
    expect(own.map(({ tie }) => tie)).toEqual([1, 0]);
    const [newer, older] = await Promise.all(own.map(({ micros, tie, event }) => ask(desk, { ask: "event", micros, tie, event })));
    expect(newer?.properties).toEqual([
      { name: "", value: "empty" },
      { name: "a'b", value: "2" },
    ]);
    expect(older).toMatchObject({
      anonymousId: "__proto__",
      properties: [{ name: hostile, value: hostile }],
      sourceFile: "one.json",
      sourceRow: 7,
    });
    expect(older?.canonicalFile).toMatch(/files\/events\/2024-02\/[0-9a-f]{16}\.parquet$/);
  });

  it("shows which ids were linked to it, by what and when", async () => {
    expect(await ask(desk, { ask: "links", id: "ann" })).toEqual({
      total: 3,
      links: [
        { id: "device-1", via: "event", firstTime: "2024-01-31T23:10:00.000000Z" },
        { id: "device-2", via: "identify", firstTime: "2024-02-02T00:00:00.000000Z" },
        { id: "crm-7", via: "map", firstTime: null },
      ],
    });
    expect((await ask(desk, { ask: "links", id: "ann", limit: 1, offset: 1 })).links.map(({ id }) => id)).toEqual(["device-2"]);
  });

  it("has the latest properties, or those of a time", async () => {
    const plan = async (when: string | null) => {
      const held = await ask(desk, { ask: "properties", id: "ann", at: when && at(when) });
      return held.find(({ name }) => name === "plan")?.value ?? null;
    };
    expect(await plan(null)).toBe("pro");
    expect(await plan("2024-02-03T09:00:00")).toBe("pro");
    expect(await plan("2024-02-03T08:59:59")).toBe("free");
    expect(await plan("2024-01-31T23:09:59")).toBeNull();
  });

  it("begins a session where the gap is the timeout or more, apart from sessions of the source", async () => {
    const { rows: own } = await ask(desk, { ask: "timeline", id: "ann" });
    expect(own.map(({ event, session, stretch }) => [event, session, stretch])).toEqual([
      ["pay", "s1", 0],
      ["visit", null, 0],
      ["visit", null, 1],
      ["pay", "s1", 1],
      ["sign_up", null, 2],
      ["visit", null, 2],
      ["visit", null, 2],
    ]);
  });

  it("was active on local days, in sessions of the source and between gaps", async () => {
    expect(await ask(desk, { ask: "activity", id: "ann", timezone: "Europe/Rome" })).toEqual({
      days: [
        { day: "2024-01-31", events: 2, sessionsBegun: 1 },
        { day: "2024-02-01", events: 1, sessionsBegun: 0 },
        { day: "2024-02-03", events: 4, sessionsBegun: 3 },
      ],
      events: 7,
      sessions: 4,
      firstSeen: "2024-01-31T22:30:00.000000Z",
      lastSeen: "2024-02-03T12:00:00.000000Z",
    });
  });

  it("did what the activity index says, month by month in UTC", async () => {
    expect(await ask(desk, { ask: "habits", id: "ann" })).toEqual([
      { month: "2024-02", events: ["pay", "sign_up", "visit"] },
      { month: "2024-01", events: ["sign_up", "visit"] },
    ]);
  });

  it("is found by a part of the id or of a property, the id itself first", async () => {
    const found = async (search: string) => (await ask(desk, { ask: "find", search })).people;
    expect((await found("ann")).map(({ id }) => id)).toEqual(["ann"]);
    expect(await found("ann@EXAMPLE")).toMatchObject([{ id: "ann", property: { name: "email", value: "Ann@example.com" } }]);
    expect(await found("device")).toMatchObject([
      { id: "device-2", resolvesTo: "ann", events: 7 },
      { id: "device-1", resolvesTo: "ann", events: 2 },
    ]);
    expect(await found("__PROTO__")).toMatchObject([{ id: "__proto__", resolvesTo: hostile }]);
    expect((await found("'; DROP")).map(({ id }) => id)).toEqual([hostile]);
    expect(await ask(desk, { ask: "find", search: "%" })).toEqual({ people: [], total: 0 });
    expect(await ask(desk, { ask: "find", limit: 2 })).toMatchObject({ total: 4, people: [{ id: "ann" }, { id: hostile }] });
  });

  it.each([
    { ask: "person", id: "device-2" },
    { ask: "person", id: hostile, identity: "raw" },
    { ask: "person", id: "crm-7", identity: "raw" },
    { ask: "links", id: "ann" },
    { ask: "properties", id: "ann" },
    { ask: "properties", id: "ann", at: at("2024-02-01T00:00:00") },
    { ask: "habits", id: "ann" },
    { ask: "activity", id: "ann", timezone: "Europe/Rome" },
    { ask: "event", event: "visit", micros: at("2024-02-01T00:00:00"), tie: 1 },
    { ask: "find", search: "d" },
    { ask: "find" },
    {
      ask: "explore",
      range: { from: "all" },
      columns: [
        { name: hostile, of: "event" },
        { name: "plan", of: "user" },
      ],
    },
    { ask: "count", range: { from: "all" }, filters: [{ property: "plan", of: "user", op: "is", value: "pro" }] },
  ] as const)("gets the same answer from plain SQL: %j", async (question) => {
    const plain: Desk = { generation: desk.generation, engine: await openPlainEngine(), spelling: "portable" };
    const answer = await ask(plain, question);
    plain.engine.close();
    expect(answer).toEqual(await ask(desk, question));
  });
});
