import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type LogFolder, logFolder } from "./testing/log-folder.ts";

let folder: LogFolder;
beforeEach(async () => {
  folder = await logFolder();
});
afterEach(() => folder.remove());

const at = (day: number, time = "10:00:00"): string => `2024-01-${String(day).padStart(2, "0")} ${time}`;

describe("duplicates", () => {
  it("count once, the first in order, across files and months", async () => {
    await folder.put({
      "b.json": [{ event: "late", time: "2024-02-03 00:00:00", user: "u", id: "x" }],
      "a.json": [
        { event: "second", time: at(2), user: "u", id: "x" },
        { event: "first", time: at(1), user: "u", id: "x" },
        { event: "other", time: at(1), user: "u", id: "y" },
      ],
    });
    const manifest = await folder.run();
    expect(manifest.counts).toMatchObject({ sourceRows: 4, events: 2, duplicates: 2 });
    expect(await folder.query(`SELECT "event" FROM {events} ORDER BY "event"`)).toEqual([{ event: "first" }, { event: "other" }]);
  });

  it("never merge rows without a key, but count full twins", async () => {
    const twin = { event: "e", time: at(1), user: "u", props: { a: "1" } };
    await folder.put({ "a.json": [twin, twin, { ...twin, props: { a: "2" } }, twin, { event: "e", time: at(2), user: "u" }] });
    expect((await folder.run()).counts).toMatchObject({ events: 5, duplicates: 0, fullRowTwins: 2 });
  });

  it("come back when the earlier copy is taken away, and give way when an earlier copy arrives", async () => {
    await folder.put({ "b.json": [{ event: "b", time: at(5), id: "x", props: { only_here: "1" } }] });
    await folder.run();
    await folder.put({ "a.json": [{ event: "a", time: "2023-12-31 00:00:00", id: "x" }] });
    const both = await folder.run();
    expect(both.counts).toMatchObject({ events: 1, duplicates: 1 });
    expect(await folder.query(`SELECT "event" FROM {events}`)).toEqual([{ event: "a" }]);
    await folder.put({ "a.json": null });
    expect((await folder.run()).counts).toMatchObject({ events: 1, duplicates: 0 });
    expect(await folder.query(`SELECT "event", "p_only_here" AS "p" FROM {events}`)).toEqual([{ event: "b", p: "1" }]);
  });

  it("are ranked by the shape's tie key before file and row at one instant", async () => {
    await folder.put({
      "a.json": [{ event: "a", time: at(1), tie: "2" }],
      "b.json": [
        { event: "b", time: at(1), tie: "1" },
        { event: "none", time: at(1) },
        { event: "c", time: at(1), tie: "2" },
      ],
    });
    const manifest = await folder.run();
    expect(manifest.maxTie).toBe(3);
    expect(await folder.query(`SELECT "event", "tie" FROM {events} ORDER BY "tie"`)).toEqual([
      { event: "none", tie: 0 },
      { event: "b", tie: 1 },
      { event: "a", tie: 2 },
      { event: "c", tie: 3 },
    ]);
  });
});
