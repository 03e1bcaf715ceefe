import { createHash } from "node:crypto";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DateTime } from "luxon";
import { afterEach, describe, expect, it } from "vitest";
import { readGeneration } from "../read-generation.ts";
import type { Manifest } from "./manifest.ts";
import { type LogFolder, type LogRow, logFolder } from "./testing/log-folder.ts";
import { forgetDays, forgetIndex } from "./testing/older-index.ts";
import { verifyGeneration } from "./verify-generation.ts";

const open: LogFolder[] = [];
afterEach(async () => {
  for (const folder of open.splice(0)) await folder.remove();
});

async function fresh(zone: () => string = () => "UTC"): Promise<LogFolder> {
  const folder = await logFolder(zone);
  open.push(folder);
  return folder;
}

/** Active dates by "event/user"; "*" stands for any event. */
type Days = Record<string, string[]>;

const isoDay = (days: number): string => DateTime.fromMillis(days * 86_400_000, { zone: "UTC" }).toFormat("yyyy-MM-dd");

/** What the index says; checks on the way what its README promises of each row. */
async function indexed(folder: LogFolder, manifest: Manifest): Promise<Days> {
  const days: Days = {};
  const seen = new Set<string>();
  const files = manifest.activity?.files ?? [];
  for (const { path, year } of files.filter(({ by }) => by === "user")) {
    const rows = await folder.query<Record<string, number | string | null>>(
      `SELECT * EXCLUDE ("event_key", "user"), "event_key"::VARCHAR AS "key", "user"::VARCHAR AS "user",
        "event_key" IN (0, (md5_number_upper("event") >> 1)::BIGINT) AS "keyed"
       FROM read_parquet('${join(folder.dataRoot, path)}')`,
    );
    const order = rows.map(({ key, user }) => [BigInt(String(key)), BigInt(String(user))] as const);
    expect(order).toEqual([...order].sort((a, b) => (a[0] === b[0] ? (a[1] < b[1] ? -1 : 1) : a[0] < b[0] ? -1 : 1)));
    for (const row of rows) {
      expect(row.keyed).toBe(true);
      expect(row.key === "0").toBe(row.event === null);
      const pair = `${row.event ?? "*"}/${row.user}`;
      expect(seen.has(`${year} ${pair}`)).toBe(false);
      seen.add(`${year} ${pair}`);
      const dates = datesOf(row, year);
      expect(isoDay(Number(row.first_day))).toBe(dates[0]);
      days[pair] = [...(days[pair] ?? []), ...dates];
    }
  }
  for (const year of new Set(files.map((file) => file.year))) {
    const source = { folder, manifest, year };
    expect(await patterns(source)).toEqual(await foldedPairs(source));
    expect(await twins(source)).toEqual([]);
    expect(await dailyUsers(source)).toEqual(await countedDays(source));
  }
  return sorted(days);
}

const masks = Array.from({ length: 12 }, (_, month) => `"days_${String(month + 1).padStart(2, "0")}"`).join(", ");

type Source = { folder: LogFolder; manifest: Manifest; year: number };

function rowsBy(by: "user" | "pattern" | "day", { folder, manifest, year }: Source): string {
  const files = (manifest.activity?.files ?? []).filter((file) => file.year === year && file.by === by);
  return `read_parquet([${files.map(({ path }) => `'${join(folder.dataRoot, path)}'`).join(", ")}])`;
}

/** Users by the days that they share, as the index has them and as its rows by user give them. */
function patterns(source: Source): Promise<unknown[]> {
  return source.folder.query(
    `SELECT "event", "first_day", ${masks}, sum("users")::BIGINT AS "users" FROM ${rowsBy("pattern", source)} GROUP BY ALL ORDER BY ALL`,
  );
}

/** Numbers that stand for more than one row of an event. */
function twins(source: Source): Promise<unknown[]> {
  return source.folder.query(`SELECT "pattern" FROM ${rowsBy("pattern", source)} GROUP BY "pattern" HAVING count(*) > 1`);
}

function foldedPairs(source: Source): Promise<unknown[]> {
  return source.folder.query(
    `SELECT "event", "first_day", ${masks}, count(*) AS "users" FROM ${rowsBy("user", source)} GROUP BY ALL ORDER BY ALL`,
  );
}

/** Users of each event by day, as the index has them and as its rows by user give them, bit by bit. */
function dailyUsers(source: Source): Promise<unknown[]> {
  return source.folder.query(`SELECT "event_key"::VARCHAR AS "key", "event", "day", "users" FROM ${rowsBy("day", source)} ORDER BY ALL`);
}

function countedDays(source: Source): Promise<unknown[]> {
  const months = masks.split(", ").map(
    (
      mask,
      month,
    ) => `SELECT "event_key"::VARCHAR AS "key", "event", (make_date(${source.year}, ${month + 1}, 1) - DATE '1970-01-01')::INTEGER + "bit"::INTEGER AS "day"
      FROM ${rowsBy("user", source)}, range(31) AS "bits"("bit") WHERE ((${mask})::BIGINT >> "bit") & 1 = 1`,
  );
  return source.folder.query(
    `SELECT "key", "event", "day", count(*) AS "users" FROM (${months.join(" UNION ALL ")}) GROUP BY ALL ORDER BY ALL`,
  );
}

function datesOf(row: Record<string, unknown>, year: number): string[] {
  return Array.from({ length: 12 * 31 }, (_, place) => ({ month: String(Math.floor(place / 31) + 1).padStart(2, "0"), bit: place % 31 }))
    .filter(({ month, bit }) => (Number(row[`days_${month}`]) >> bit) & 1)
    .map(({ month, bit }) => `${String(year).padStart(4, "0")}-${month}-${String(bit + 1).padStart(2, "0")}`);
}

/** The same from the events, one by one. */
async function counted(folder: LogFolder, zone: string): Promise<Days> {
  const days: Record<string, Set<string>> = {};
  const rows = await folder.query<{ event: string; user: string; ms: number }>(
    `SELECT "event", "user"::VARCHAR AS "user", epoch_ms("time") AS "ms" FROM {events} WHERE "user" IS NOT NULL`,
  );
  for (const { event, user, ms } of rows) {
    const date = DateTime.fromMillis(ms, { zone }).toFormat("yyyy-MM-dd");
    for (const pair of [`${event}/${user}`, `*/${user}`]) {
      days[pair] ??= new Set();
      days[pair].add(date);
    }
  }
  return sorted(Object.fromEntries(Object.entries(days).map(([pair, dates]) => [pair, [...dates]])));
}

function sorted(days: Days): Days {
  return Object.fromEntries(
    Object.entries(days)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([pair, dates]) => [pair, dates.sort()]),
  );
}

async function expectSame(folder: LogFolder, manifest: Manifest, zone: string): Promise<void> {
  const days = await indexed(folder, manifest);
  expect(days).toEqual(await counted(folder, zone));
  expect(Object.keys(days).length).toBeGreaterThan(0);
  expect(await verifyGeneration(folder.dataRoot)).toEqual([]);
}

/** Events around every change of day, month, year and clock in a zone, by a few users; some without any. */
function edges(zone: string, seed: number): LogRow[] {
  const dates = [
    "2023-12-31",
    "2024-01-01",
    "2024-02-29",
    "2024-03-09",
    "2024-03-10",
    "2024-03-31",
    "2024-04-01",
    "2024-10-27",
    "2024-11-03",
    "2024-12-31",
  ];
  return dates.flatMap((date, index) => {
    const start = DateTime.fromISO(date, { zone }).startOf("day");
    const end = start.plus({ days: 1 }).startOf("day");
    return [start, start.minus(1), start.plus({ hours: 2, minutes: 30 }), end.minus(1), end].map((moment, place) => ({
      event: `e${(index * 3 + place + seed) % 4}`,
      time: moment.toUTC().toFormat("yyyy-MM-dd HH:mm:ss.SSS"),
      id: `${seed}-${index}-${place % 4}`,
      ...(place === 3 && index % 2 === 0 ? {} : { anon: `a${(index + place) % 5}` }),
      ...((index + place) % 4 === 0 ? { user: `u${index % 3}` } : {}),
    }));
  });
}

const zones = ["UTC", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Kiritimati", "America/Santiago"];

describe("the activity index", () => {
  it.each(zones)("has the days of the events in %s", async (zone) => {
    const folder = await fresh(() => zone);
    await folder.put({ "a.json": edges(zone, 1), "b.json": edges(zone, 2) });
    const manifest = await folder.run();
    expect(manifest.counts.duplicates).toBeGreaterThan(0);
    expect(manifest.counts.withoutUser).toBeGreaterThan(0);
    expect(manifest.activity?.timezone).toBe(zone);
    await expectSame(folder, manifest, zone);
  });

  it("says the same when its files are small", async () => {
    const folder = await fresh(() => "Europe/Berlin");
    await folder.put({ "a.json": edges("Europe/Berlin", 1), "b.json": edges("Europe/Berlin", 2) });
    const manifest = await folder.run(3);
    expect(manifest.activity?.files.length).toBeGreaterThan(12);
    await expectSame(folder, manifest, "Europe/Berlin");
  });

  it("leaves out a day that the calendar skipped", async () => {
    const folder = await fresh(() => "Pacific/Apia");
    await folder.put({
      "a.json": ["2011-12-30 09:59:59", "2011-12-30 10:00:00", "2011-12-31 12:00:00"].map((time) => ({ event: "e", time, user: "u" })),
    });
    const days = await indexed(folder, await folder.run());
    expect(Object.values(days)[0]).toEqual(["2011-12-29", "2011-12-31", "2012-01-01"]);
  });
});

describe("the next import", () => {
  it("moves the days of an anonymous id to its user, and gives the bytes of an import from nothing", async () => {
    const folder = await fresh();
    const early: LogRow[] = [
      { event: "e", time: "2023-06-01 10:00:00", anon: "a" },
      { event: "e", time: "2024-02-01 10:00:00", anon: "a" },
      { event: "e", time: "2024-02-02 10:00:00", user: "u" },
    ];
    await folder.put({ "a.json": early, "other.json": [{ event: "x", time: "2022-05-05 00:00:00", user: "u" }] });
    const before = await folder.run();
    expect(Object.keys(await indexed(folder, before))).toHaveLength(5);
    await folder.put({ "late.json": [{ kind: "map", anon: "a", user: "u" }] });
    const after = await folder.run();
    await expectSame(folder, after, "UTC");
    const days = await indexed(folder, after);
    expect(Object.keys(days)).toHaveLength(3);
    expect(Object.values(days)[1]).toEqual(["2023-06-01", "2024-02-01", "2024-02-02"]);
    const shared = (manifest: Manifest): string[] =>
      (manifest.activity?.files ?? []).filter(({ year }) => year === 2022).map(({ path }) => path);
    expect(shared(after)).toEqual(shared(before));
    const scratch = await fresh();
    await scratch.put({
      "a.json": early,
      "other.json": [{ event: "x", time: "2022-05-05 00:00:00", user: "u" }],
      "late.json": [{ kind: "map", anon: "a", user: "u" }],
    });
    expect((await scratch.run()).activity).toEqual(after.activity);
    expect((await scratch.run()).id).toBe(after.id);
  });

  it("writes the index of another zone when the data set gets one, without touching the events", async () => {
    let zone = "UTC";
    const folder = await fresh(() => zone);
    await folder.put({ "a.json": edges("Asia/Tokyo", 1) });
    const before = await folder.run();
    zone = "Asia/Tokyo";
    const after = await folder.run();
    expect(after.files).toEqual(before.files);
    expect(after.activity?.timezone).toBe("Asia/Tokyo");
    await expectSame(folder, after, "Asia/Tokyo");
  });

  it("adds the index to a data root that has none, from its event files alone", async () => {
    const folder = await fresh();
    await folder.put({ "a.json": edges("UTC", 1) });
    const whole = await folder.run();
    await forgetIndex(folder, whole);
    expect((await readGeneration(folder.dataRoot))?.activity).toBeNull();
    const upgraded = await folder.run();
    expect(upgraded.id).toBe(whole.id);
    expect(upgraded.activity).toEqual(whole.activity);
    await expectSame(folder, upgraded, "UTC");
    expect((await folder.run()).id).toBe(whole.id);
  });

  it("reads an index that does not count the users of each day, and adds them without touching its rows", async () => {
    const folder = await fresh();
    await folder.put({ "a.json": edges("UTC", 1) });
    const whole = await folder.run();
    await forgetDays(folder, whole);
    const older = await readGeneration(folder.dataRoot);
    expect(older?.activity?.files.map(({ by }) => by)).toEqual(["user", "pattern", "user", "pattern"]);
    const rows = (older?.activity?.files ?? []).map(({ path }) => path);
    const before = await Promise.all(rows.map((path) => stat(path)));
    const upgraded = await folder.run();
    expect(upgraded.id).toBe(whole.id);
    await expectSame(folder, upgraded, "UTC");
    const after = await Promise.all(rows.map((path) => stat(path)));
    expect(after.map(({ ino, mtimeMs }) => [ino, mtimeMs])).toEqual(before.map(({ ino, mtimeMs }) => [ino, mtimeMs]));
  });
});

describe("files of the index", () => {
  it("are checked by verification, and removed with the last generation that names them", async () => {
    const folder = await fresh();
    await folder.put({ "a.json": edges("UTC", 1) });
    const { activity } = await folder.run();
    const path = activity?.files[0]?.path ?? "";
    const content = await readFile(join(folder.dataRoot, path));
    expect(createHash("sha256").update(content).digest("hex")).toBe(activity?.files[0]?.sha256);
    await writeFile(join(folder.dataRoot, path), "x");
    expect((await verifyGeneration(folder.dataRoot))[0]).toMatch("has 1 bytes instead of");
    for (let round = 0; round < 3; round += 1) {
      await folder.put({ "a.json": [{ event: "e", time: `203${round}-01-01 00:00:00`, user: "u" }] });
      await folder.run();
    }
    expect(await verifyGeneration(folder.dataRoot)).toEqual([]);
    const left = await readdir(join(folder.dataRoot, "files", "activity"), { recursive: true });
    expect(left).not.toContain(path.slice("files/activity/".length));
  });
});
