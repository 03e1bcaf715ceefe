import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync, gzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { stagedRows } from "../../testing/staged-rows.ts";
import { findSources, previewSource, stageSources } from "./index.ts";

const line = (event: string) => `${JSON.stringify({ event, time: "2024-01-01", user: "u" })}\n`;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "parquetry-files-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("finding", () => {
  test("only regular files inside the root, no markers, manifests or documents", async () => {
    await mkdir(join(folder, "src/b"), { recursive: true });
    await writeFile(join(folder, "outside.ndjson"), line("outside"));
    await symlink(join(folder, "outside.ndjson"), join(folder, "src/link.ndjson"));
    await symlink("/", join(folder, "src/all"));
    execFileSync("mkfifo", [join(folder, "src/pipe.csv")]);
    for (const name of ["_SUCCESS", "complete", "manifest.json", "mapping.json", ".hidden.ndjson", "README.md", "LICENSE-Apache2.txt"]) {
      await writeFile(join(folder, "src", name), "{}");
    }
    await writeFile(join(folder, "src/b/2.ndjson"), line("b"));
    await writeFile(join(folder, "src/a.ndjson"), line("a"));
    await writeFile(join(folder, "src/empty.csv"), "");
    await writeFile(join(folder, "src/picture.bin"), Buffer.from([0, 1, 2, 3, 0, 0, 0, 1]));
    const { found, problems, cleanup } = await stageSources(join(folder, "src"));
    await cleanup();
    expect(found.map(({ path, format }) => [path, format])).toEqual([
      ["a.ndjson", "ndjson"],
      ["all", null],
      ["b/2.ndjson", "ndjson"],
      ["empty.csv", null],
      ["link.ndjson", null],
      ["picture.bin", null],
      ["pipe.csv", null],
    ]);
    expect(problems.map(({ path }) => path)).toEqual(["all", "empty.csv", "link.ndjson", "picture.bin", "pipe.csv"]);
    expect(found[0]?.sha256).toHaveLength(64);
  });
  test("a single file, and names with wildcards", async () => {
    await writeFile(join(folder, "a[1]*.ndjson"), line("a"));
    await writeFile(join(folder, "a1x.ndjson"), line("b"));
    const preview = await previewSource(join(folder, "a[1]*.ndjson"));
    expect(preview.rows.map(({ event }) => event)).toEqual(["a"]);
  });
  test("a corrupt Parquet file is a problem with its name, the rest is read", async () => {
    const { events, problems } = await stagedRows({ "a.parquet": "PAR1 nothing at all PAR1", "b.ndjson": line("b") });
    expect(events.map(({ event }) => event)).toEqual(["b"]);
    expect(problems.map(({ path }) => path)).toEqual(["a.parquet"]);
  });
});

describe("archives", () => {
  test("members are read as files of their own", async () => {
    await writeFile(
      join(folder, "export.zip"),
      zipOf({ "1/1_2024-01-01_0#0.json.gz": gzipSync(line("a")), "1/b.csv": "time,user,event\n2024-01-01,u,b\n", "1/complete": "" }),
    );
    const { rows, files } = await previewSource(folder);
    expect(files.map(({ path }) => path)).toEqual(["export.zip/1/1_2024-01-01_0#0.json.gz", "export.zip/1/b.csv"]);
    expect(rows.map(({ event }) => event)).toEqual(["a", "b"]);
    expect((await findSources(folder)).map(({ sha256 }) => sha256.length)).toEqual([64, 64]);
  });
  test("names that climb out and bombs are refused, nothing is written outside", async () => {
    await mkdir(join(folder, "src"));
    await writeFile(join(folder, "src/slip.zip"), zipOf({ "../../evil.ndjson": line("evil") }));
    await writeFile(join(folder, "src/bomb.zip"), zipOf({ "big.ndjson": Buffer.alloc(40_000_000, 32) }));
    const spaces = Buffer.alloc(8_000_000, 32);
    await writeFile(join(folder, "src/cluster.zip"), zipOf({ "1.ndjson": spaces, "2.ndjson": spaces, "3.ndjson": spaces }));
    const { found, problems, cleanup } = await stageSources(join(folder, "src"));
    await cleanup();
    expect(found.map(({ path, format }) => [path, format])).toEqual([
      ["bomb.zip", null],
      ["cluster.zip", null],
      ["slip.zip", null],
    ]);
    expect(problems.map(({ path }) => path)).toEqual(["bomb.zip", "cluster.zip", "slip.zip"]);
    expect(await readdir(folder)).toEqual(["src"]);
  });
});

describe("mapping.json", () => {
  const files = { "e.csv": "wann,wer,was,extra\n2024-07-01 00:00:00,u1,a,x\n" };
  test("overrides the guess, with a zone and constants", async () => {
    const mapping = JSON.stringify({ event: { constant: "kauf" }, time: "wann", user: "wer", timezone: "Europe/Berlin" });
    const { events, timezone } = await stagedRows({ ...files, "mapping.json": mapping });
    expect(timezone).toBe("Europe/Berlin");
    expect(events[0]).toMatchObject({
      event: "kauf",
      time: "2024-06-30T22:00:00.000000Z",
      user: "u1",
      properties: { was: "a", extra: "x" },
    });
  });
  test("a missing column is named, with the columns there are; unknown keys and zones are refused", async () => {
    const staging = (mapping: object) => stagedRows({ ...files, "mapping.json": JSON.stringify(mapping) });
    await expect(staging({ time: "when" })).rejects.toThrow(
      'the column "when", which e.csv does not have; its columns are wann, wer, was, extra',
    );
    await expect(staging({ tme: "wann" })).rejects.toThrow("mapping.json");
    await expect(staging({ timezone: "Mars/Olympus" })).rejects.toThrow("time zone");
  });
  test("paths into objects, several key columns, user properties", async () => {
    const { events } = await stagedRows({
      "e.ndjson": { lines: [{ name: "a", data: { at: 1714557600, who: "u", x: 1 }, profile: { plan: "pro" }, k1: "a", k2: "b" }] },
      "mapping.json": JSON.stringify({
        event: "name",
        time: "data.at",
        user: "data.who",
        properties: "data",
        userProperties: "profile",
        insertId: ["k1", "k2"],
      }),
    });
    expect(events[0]).toMatchObject({
      event: "a",
      user: "u",
      insertId: "a\u001fb",
      properties: { x: "1" },
      userProperties: { plan: "pro" },
    });
  });
});

describe("tables", () => {
  test("hive folders name columns; folders of dates are no properties", async () => {
    const { events } = await stagedRows({
      "event=signup/dt=2024-01-31/country=N%20L/a.parquet": { parquet: `SELECT TIMESTAMP '2024-01-01' AS ts, 'u' AS user_id, 1 AS n` },
      "event=login/dt=2024-01-31/a.parquet": {
        parquet: `SELECT TIMESTAMP '2024-01-01' AS ts, 'u' AS user_id, 2.50 AS n, MAP {'a': 1} AS m, {'x': 1, 'y': {'z': 2}} AS s, [1, 2] AS l, 'ab'::BLOB AS b`,
      },
    });
    expect(events.map(({ event, properties }) => [event, properties])).toEqual([
      ["login", { n: "2.5", "m.a": "1", "s.x": "1", "s.y": '{"z":2}', l: "[1,2]", b: "6162" }],
      ["signup", { n: "1", country: "N L" }],
    ]);
  });
  test("a file of people gives user properties, a file of events without names is called after the file", async () => {
    const { rows } = await stagedRows({
      "users.csv": "user_id,created_at,plan\nu1,2024-01-01,pro\n",
      "checkout.csv": "user_id,timestamp\nu1,2024-01-01 10:00:00\n",
    });
    expect(rows.map(({ role, event, user, userProperties }) => [role, event, user, userProperties])).toEqual([
      ["events", "checkout", "u1", {}],
      ["user_properties", null, "u1", { created_at: "2024-01-01", plan: "pro" }],
    ]);
  });
  test("an id that repeats is no dedup key", async () => {
    const { events } = await stagedRows({
      "e.csv": "id,event,time\n7,a,2024-01-01\n7,b,2024-01-02\n",
      "f.csv": "id,event,time\n1,a,2024-01-01\n2,b,2024-01-02\n",
    });
    expect(events.map(({ insertId }) => insertId)).toEqual([null, null, "1", "2"]);
  });
});

test("zstd text is read, JSON and CSV", async () => {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const copy = (select: string, name: string) =>
    connection.run(`COPY (${select}) TO '${join(folder, name)}' (FORMAT csv, HEADER false, QUOTE '', DELIMITER '|', COMPRESSION zstd)`);
  await copy(`SELECT '${line("z").trim()}'`, "a.json.zst");
  await copy("SELECT unnest(['time,user,event', '2024-01-01,u,y'])", "b.csv.zst");
  connection.closeSync();
  const { rows, files } = await previewSource(folder);
  expect(files.map(({ compression }) => compression)).toEqual(["zstd", "zstd"]);
  expect(rows.map(({ event }) => event)).toEqual(["z", "y"]);
});

/** A zip archive written by hand, so that names and sizes can be hostile. */
function zipOf(members: Record<string, string | Buffer>): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(members)) {
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(plain.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const head = Buffer.concat([Buffer.from("PK\x03\x04"), fields, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from("PK\x01\x02"), Buffer.from([20, 0]), fields, tail, Buffer.from(name)]));
    local.push(head);
    offset += head.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(central.length, 4);
  end.writeUInt16LE(central.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, directory, Buffer.from("PK\x05\x06"), end]);
}
