import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { chainEnds } from "./alias-chains.ts";
import { type LogFolder, logFolder } from "./testing/log-folder.ts";

let folder: LogFolder;
beforeEach(async () => {
  folder = await logFolder();
});
afterEach(() => folder.remove());

const day = (number: number): string => `2024-01-${String(number).padStart(2, "0")} 10:00:00`;

async function usersByEvent(): Promise<Record<string, string | null>> {
  const rows = await folder.query<{ event: string; user_id: string | null }>(
    `SELECT e."event", u."user_id" FROM {events} e LEFT JOIN {users} u ON u."user" = e."user" ORDER BY 1`,
  );
  return Object.fromEntries(rows.map((row) => [row.event, row.user_id]));
}

describe("identities", () => {
  it("give an anonymous id all its events, earlier ones too, and leave events without ids alone", async () => {
    await folder.put({
      "a.json": [
        { event: "before", time: day(1), anon: "a" },
        { event: "login", time: day(2), anon: "a", user: "u" },
        { event: "after", time: day(3), anon: "a" },
        { event: "stranger", time: day(3), anon: "b" },
        { event: "nobody", time: day(3) },
      ],
    });
    const manifest = await folder.run();
    expect(await usersByEvent()).toEqual({ before: "u", login: "u", after: "u", stranger: "b", nobody: null });
    expect(manifest).toMatchObject({ users: 2, counts: { linkedAnonymousIds: 1, sharedAnonymousIds: 0, withoutUser: 1 } });
    expect(await folder.query(`SELECT "anonymous_id", "user_id", "via" FROM {identities}`)).toEqual([
      { anonymous_id: "a", user_id: "u", via: "event" },
    ]);
    expect(await folder.query(`SELECT "user_id", "events" FROM {users} ORDER BY "user_id"`)).toEqual([
      { user_id: "a", events: 2 },
      { user_id: "b", events: 1 },
      { user_id: "u", events: 3 },
    ]);
  });

  it("leave a shared id with the user it was first seen with, for events without a user", async () => {
    await folder.put({
      "a.json": [
        { event: "second", time: day(3), anon: "a", user: "u2" },
        { event: "first", time: day(2), anon: "a", user: "u1" },
        { event: "alone", time: day(4), anon: "a" },
      ],
    });
    expect((await folder.run()).counts).toMatchObject({ linkedAnonymousIds: 1, sharedAnonymousIds: 1 });
    expect(await usersByEvent()).toEqual({ first: "u1", second: "u2", alone: "u1" });
  });

  it("follow maps and aliases to the end, over what was seen together", async () => {
    await folder.put({
      "events.json": [
        { event: "seen", time: day(1), anon: "a", user: "x" },
        { event: "anonymous", time: day(2), anon: "a" },
        { event: "old", time: day(2), user: "u1" },
        { event: "loop", time: day(2), user: "z2" },
      ],
      "map.json": [
        { kind: "map", anon: "a", user: "u1" },
        { kind: "alias", anon: "u1", user: "u2", time: day(1) },
        { kind: "alias", anon: "u2", user: "u3", time: day(1) },
        { kind: "alias", anon: "z1", user: "z2", time: day(1) },
        { kind: "alias", anon: "z2", user: "z1", time: day(1) },
      ],
    });
    await folder.run();
    expect(await usersByEvent()).toEqual({ seen: "x", anonymous: "u3", old: "u3", loop: "z1" });
  });

  it("rewrite only the months that a late link touches", async () => {
    await folder.put({
      "a.json": [
        { event: "one", time: "2024-01-05 00:00:00", anon: "a" },
        { event: "two", time: "2024-02-05 00:00:00", user: "someone" },
        { event: "three", time: "2024-03-05 00:00:00", anon: "a" },
      ],
    });
    const before = (await folder.run()).files.map(({ path }) => path);
    await folder.put({ "b.json": [{ event: "login", time: "2024-04-05 00:00:00", anon: "a", user: "u" }] });
    const after = (await folder.run()).files.map(({ path }) => path);
    expect(after[0]).not.toBe(before[0]);
    expect(after[1]).toBe(before[1]);
    expect(after[2]).not.toBe(before[2]);
    expect(await usersByEvent()).toMatchObject({ one: "u", three: "u", two: "someone" });
  });

  it("keep raw keys beside resolved ones", async () => {
    await folder.put({
      "a.json": [
        { event: "e", time: day(1), anon: "a" },
        { event: "f", time: day(2), anon: "a", user: "u" },
      ],
    });
    await folder.run();
    expect(
      await folder.query(`SELECT e."event", r."user_id" FROM {events} e JOIN {users} r ON r."user" = e."raw_user" ORDER BY 1`),
    ).toEqual([
      { event: "e", user_id: "a" },
      { event: "f", user_id: "u" },
    ]);
  });
});

describe("alias chains", () => {
  it("end in the same place wherever the walk begins", () => {
    const aliases = [
      { from: "t", to: "c" },
      { from: "c", to: "b" },
      { from: "b", to: "a" },
      { from: "a", to: "c" },
    ];
    const ends = { a: "a", b: "a", c: "a", t: "a" };
    expect(Object.fromEntries(chainEnds(aliases))).toEqual(ends);
    expect(Object.fromEntries(chainEnds([...aliases].reverse()))).toEqual(ends);
  });
});
