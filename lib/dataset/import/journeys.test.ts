import { cp, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { JourneyFile } from "../generation.ts";
import { readGeneration } from "../read-generation.ts";
import type { Manifest } from "./manifest.ts";
import { type LogFolder, type LogRow, logFolder } from "./testing/log-folder.ts";
import { verifyGeneration } from "./verify-generation.ts";

const open: LogFolder[] = [];
afterEach(async () => {
  for (const folder of open.splice(0)) await folder.remove();
});

async function fresh(): Promise<LogFolder> {
  const folder = await logFolder();
  open.push(folder);
  return folder;
}

/** Rows at the edges of months and of stretches, with ties, in any order; some without a user, some with a session. */
const log = (seed: number): LogRow[] =>
  Array.from({ length: 240 }, (_, index) => {
    const days = ["2023-12-31", "2024-01-01", "2024-01-08", "2024-01-09", "2024-01-31", "2024-02-24", "2024-02-25", "2024-02-29"];
    const times = ["00:00:00", "23:59:59.999999", "12:30:00.000001"];
    return {
      event: `e${(index * 5 + seed) % 7}`,
      time: `${days[(index * 3 + seed) % days.length]} ${times[index % 3]}`,
      ...(index % 9 === 0 ? {} : { anon: `a${(index * 7) % 13}` }),
      ...(index % 5 === 0 ? { user: `u${index % 4}` } : {}),
      ...(index % 11 === 0 ? { session: `s${index % 2}` } : {}),
      id: `${seed}-${index}`,
    };
  });

/** The rows that a stretch's file says, in its order; checks that each bucket's users ascend. */
async function unpacked(folder: LogFolder, manifest: Manifest, file: JourneyFile): Promise<unknown[]> {
  const at = (path: string): string => `read_parquet('${join(folder.dataRoot, path)}')`;
  const names = manifest.journeys?.files?.find(({ month, holds }) => month === file.month && holds === "names")?.path ?? "";
  const rows = at(file.path);
  const [wrong] = await folder.query<{ n: number }>(
    `SELECT count(*) AS n FROM ${rows} WHERE "users" <> list_sort("users") OR list_sum("counts") <> len("places") OR len("users") <> len("counts")`,
  );
  expect(wrong?.n).toBe(0);
  const below = file.numberBits + file.tieBits;
  return folder.query(`SELECT "user"::VARCHAR AS "user", "micros", "tie", n."event" FROM (
      SELECT "user", "order", (place >> ${below}) + epoch_us('${file.start}'::TIMESTAMPTZ::TIMESTAMP) AS "micros",
        (place >> ${file.numberBits}) & ((1 << ${file.tieBits}) - 1) AS "tie", place & ((1 << ${file.numberBits}) - 1) AS "number"
      FROM (SELECT unnest(flatten(list_transform(list_zip("users", "counts"), lambda p: list_resize([]::BIGINT[], p[2]::BIGINT, p[1])))) AS "user",
        unnest("places") AS place, unnest(range(len("places"))) AS "order" FROM ${rows})) p
    JOIN ${at(names)} n ON n."number" = p."number" ORDER BY "user", p."order"`);
}

async function expectWhole(folder: LogFolder, manifest: Manifest): Promise<void> {
  const found: unknown[] = [];
  for (const file of manifest.journeys?.files ?? []) if (file.holds === "rows") found.push(...(await unpacked(folder, manifest, file)));
  const asked = `SELECT "user"::VARCHAR AS "user", epoch_us("time") AS "micros", "tie", "event" FROM {events} WHERE "user" IS NOT NULL`;
  const events = await folder.query<Record<string, unknown>>(`${asked} ORDER BY "time", "tie"`);
  const byUser = (rows: unknown[]): Record<string, unknown[]> => {
    const users: Record<string, unknown[]> = {};
    for (const row of rows as { user: string }[]) users[row.user] = [...(users[row.user] ?? []), row];
    return users;
  };
  expect(byUser(found)).toEqual(byUser(events));
  expect(found.length).toBeGreaterThan(0);
  expect(await verifyGeneration(folder.dataRoot)).toEqual([]);
}

describe("journeys", () => {
  it.each([undefined, 20])("hold the rows of users in order (rows of a file: %s)", async (rowsPerFile) => {
    const folder = await fresh();
    await folder.put({ "a.json": log(1), "b.json": log(2) });
    const manifest = await folder.run(rowsPerFile);
    expect(manifest.counts.withoutUser).toBeGreaterThan(0);
    await expectWhole(folder, manifest);
  });

  it("are the same bytes in whatever order sources arrive, and only touched months are written again", async () => {
    const [folder, scratch] = [await fresh(), await fresh()];
    await folder.put({ "a.json": log(1) });
    const before = await folder.run();
    const late: LogRow[] = [{ event: "new", time: "2024-02-10 00:00:00", anon: "late" }];
    await folder.put({ "late.json": late });
    const after = await folder.run();
    await expectWhole(folder, after);
    const ofMonth = ({ journeys }: Manifest, month: string) => journeys?.files?.filter((file) => file.month === month);
    for (const month of ["2023-12", "2024-01"]) expect(ofMonth(after, month)).toEqual(ofMonth(before, month));
    expect(ofMonth(after, "2024-02")).not.toEqual(ofMonth(before, "2024-02"));
    await scratch.put({ "late.json": late });
    await scratch.run();
    await scratch.put({ "a.json": log(1) });
    const other = await scratch.run();
    expect(other.journeys).toEqual(after.journeys);
    expect(other.id).toBe(after.id);
  });

  it("are added to a data root that has none, and removed with the last generation that names them", async () => {
    const folder = await fresh();
    await folder.put({ "a.json": log(1) });
    const whole = await folder.run();
    await forgetJourneys(folder, whole);
    expect((await readGeneration(folder.dataRoot))?.journeys).toBeNull();
    const upgraded = await folder.run();
    expect(upgraded.id).toBe(whole.id);
    await expectWhole(folder, upgraded);
    for (let round = 0; round < 3; round += 1) {
      await folder.put({ "a.json": [{ event: "e", time: `203${round}-01-01 00:00:00`, user: "u" }] });
      await folder.run();
    }
    const left = await readdir(join(folder.dataRoot, "files", "journeys"), { recursive: true });
    const gone = (whole.journeys?.files ?? []).map(({ path }) => path.slice("files/journeys/".length));
    expect(left.filter((path) => gone.includes(path))).toEqual([]);
  });
});

/** Makes the current generation one of a version that knew no journeys. */
async function forgetJourneys({ dataRoot }: LogFolder, { journeys: _, ...manifest }: Manifest): Promise<void> {
  const id = "0123456789abcdef";
  await cp(join(dataRoot, "generations", manifest.id), join(dataRoot, "generations", id), { recursive: true });
  await rm(join(dataRoot, "generations", manifest.id), { recursive: true });
  await rm(join(dataRoot, "files", "journeys"), { recursive: true });
  await writeFile(join(dataRoot, "generations", id, "manifest.json"), JSON.stringify({ ...manifest, id }));
  await writeFile(join(dataRoot, "current.json"), JSON.stringify({ generation: id }));
}
