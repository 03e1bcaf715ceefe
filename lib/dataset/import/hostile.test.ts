import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { columnStem } from "./column-names.ts";
import { type LogFolder, logFolder } from "./testing/log-folder.ts";

let folder: LogFolder;
beforeEach(async () => {
  folder = await logFolder();
});
afterEach(() => folder.remove());

const time = "2024-01-01 00:00:00";
const hostile = [
  `a"b`,
  "a'b",
  "a;--",
  "nul\u0000nul",
  "😀",
  "p_x",
  "P_X",
  "x",
  "X",
  "__proto__",
  "constructor",
  "event",
  "user",
  "time",
  "n".repeat(300),
  `${"n".repeat(299)}m`,
  "",
  " ",
  "ünïcode",
  "a.b",
  "%s",
  "$1",
  "</script>",
];

describe("hostile names", () => {
  it("stay what they are as event names, property names and values", async () => {
    await folder.put({
      "a.json": hostile.map((name) => ({
        event: name || "(empty)",
        time,
        user: name,
        props: JSON.parse(`{${JSON.stringify(name)}: ${JSON.stringify(`v${name}`)}}`),
      })),
    });
    const manifest = await folder.run();
    expect(manifest.counts.events).toBe(hostile.length);
    expect(Object.keys(manifest.eventProperties).sort()).toEqual([...hostile].sort());
    for (const [name, { text }] of Object.entries(manifest.eventProperties)) {
      const [row] = await folder.query<{ value: string }>(`SELECT "${text}" AS "value" FROM {events} WHERE "${text}" IS NOT NULL`);
      expect(row?.value).toBe(`v${name}`);
    }
    const events = await folder.query<{ event: string }>(`SELECT "event" FROM {events}`);
    expect(events.map(({ event }) => event).sort()).toEqual(hostile.map((name) => name || "(empty)").sort());
  });

  it("become columns that differ without regard to case, and legible names stay legible", () => {
    const stems = hostile.map((name) => columnStem(name).toLowerCase());
    expect(new Set(stems).size).toBe(hostile.length);
    expect(columnStem("plan_name")).toBe("plan_name");
    expect(stems.every((stem) => /^[a-z0-9_$]{1,48}$/.test(stem))).toBe(true);
  });
});

describe("values", () => {
  it("are numbers only where they are finite", async () => {
    const values = ["1", "1.5", "-2e3", "NaN", "inf", "-Infinity", "abc", "true", " 7 "];
    await folder.put({ "a.json": values.map((value, index) => ({ event: "e", time, props: { v: value, t: "text", i: String(index) } })) });
    const manifest = await folder.run();
    expect(manifest.eventProperties).toMatchObject({
      v: { text: "p_v", number: "n_v" },
      t: { number: null, type: "text" },
      i: { type: "number" },
    });
    expect(await folder.query(`SELECT list("n_v" ORDER BY "source_row")::VARCHAR AS "n" FROM {events}`)).toEqual([
      { n: "[1.0, 1.5, -2000.0, NULL, NULL, NULL, NULL, NULL, 7.0]" },
    ]);
  });
});

describe("rows that cannot be taken", () => {
  it("are counted and kept with the reason; the others go in", async () => {
    await folder.put({
      "a.json": [
        { event: "e", time, cut: 2 },
        { event: "e", time: "yesterday" },
        { time },
        { event: "e", time, reject: "too deep" },
        { event: "e".repeat(5000), time: "infinity" },
        { event: "e", time: "20000-01-01 00:00:00" },
        { event: "e", time: "0001-01-01 00:00:00" },
        { event: "e", time: "9999-12-31 23:59:59" },
      ],
      "b.json": [{ kind: "map", anon: "a" }],
    });
    const manifest = await folder.run();
    expect(manifest.counts).toMatchObject({ events: 3, rejected: 6, sourceRows: 9, cutValues: 2 });
    expect(manifest.sources).toMatchObject([
      { path: "a.json", rows: 8, rejected: 5 },
      { path: "b.json", rows: 1, rejected: 1 },
    ]);
    expect(
      await folder.query(
        `SELECT "source_file" AS f, "source_row"::INTEGER AS r, "reason", length("raw") AS n FROM {rejects} ORDER BY 1, 2`,
      ),
    ).toEqual([
      { f: "a.json", r: 1, reason: "time cannot be read", n: 11 },
      { f: "a.json", r: 2, reason: "no event name", n: 20 },
      { f: "a.json", r: 3, reason: "too deep", n: 21 },
      { f: "a.json", r: 4, reason: "time is not finite", n: 2048 },
      { f: "a.json", r: 5, reason: "time is out of range", n: 22 },
      { f: "b.json", r: 0, reason: "an identity needs two ids", n: 4 },
    ]);
  });
});

describe("user properties", () => {
  it("keep each change in time, hold since ever without one, and know the latest", async () => {
    await folder.put({
      "a.json": [
        { event: "e", time: "2024-01-01 00:00:00", anon: "a", userProps: { plan: "free" } },
        { event: "e", time: "2024-01-02 00:00:00", anon: "a", user: "u", userProps: { plan: "free" } },
        { event: "e", time: "2024-01-03 00:00:00", user: "u", userProps: { plan: "pro", size: "10" } },
      ],
      "users.json": [{ kind: "users", user: "u", userProps: { plan: "none", country: "DE" } }],
    });
    const manifest = await folder.run();
    expect(
      await folder.query(`SELECT "property", "time"::DATE::VARCHAR AS "day", "value", "number", "latest" FROM {user_properties}`),
    ).toEqual([
      { property: "country", day: null, value: "DE", number: null, latest: true },
      { property: "plan", day: null, value: "none", number: null, latest: false },
      { property: "plan", day: "2024-01-01", value: "free", number: null, latest: false },
      { property: "plan", day: "2024-01-03", value: "pro", number: null, latest: true },
      { property: "size", day: "2024-01-03", value: "10", number: 10, latest: true },
    ]);
    expect(manifest.userProperties).toEqual({
      country: { type: "text", users: 1 },
      plan: { type: "text", users: 1 },
      size: { type: "number", users: 1 },
    });
  });
});
