import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { stageSources } from "../sources/index.ts";
import { knownSources, rememberSources } from "./known-sources.ts";
import type { Manifest } from "./manifest.ts";
import { runImport } from "./run-import.ts";
import { borrowWorkbench } from "./workbench.ts";

let instance: DuckDBInstance;
beforeAll(async () => {
  instance = await DuckDBInstance.create(":memory:");
});
afterAll(() => instance.closeSync());

let base: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), "parquetry-known-"));
  await mkdir(join(base, "source"));
});
afterEach(() => rm(base, { recursive: true, force: true }));

let clock = 1_700_000_000;

/** Writes files with a time of change of long ago, each later than the one before. */
async function put(files: Record<string, string | null>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const path = join(base, "source", name);
    clock += 10;
    if (text === null) await rm(path);
    else await writeFile(path, text).then(() => utimes(path, clock, clock));
  }
}

/** One import; which files it opened, and the generation without its date. */
async function take(root: string): Promise<{ opened: string[]; manifest: Omit<Manifest, "createdAt"> }> {
  const dataRoot = join(base, root);
  const folders: Awaited<ReturnType<typeof stageSources>>[] = [];
  const stage = async (previous: Manifest | null) => {
    const folder = await stageSources(join(base, "source"), { known: await knownSources(dataRoot, previous) });
    folders.push(folder);
    return folder;
  };
  const { manifest } = await runImport({ dataRoot, durable: false, stage, workbench: () => borrowWorkbench(instance) });
  const [folder] = folders;
  if (folder === undefined) throw new Error("nothing was staged");
  await rememberSources(dataRoot, manifest.id, folder.learned);
  const { createdAt: _created, ...rest } = manifest;
  return { opened: folder.opened, manifest: rest };
}

/** Takes in what is new, and checks that an import from nothing gives the same. */
async function openedBy(files: Record<string, string | null>): Promise<string[]> {
  await put(files);
  const { opened, manifest } = await take("root");
  clock += 1;
  expect((await take(`scratch-${clock}`)).manifest).toEqual(manifest);
  return opened;
}

const lines = (...rows: object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join("");
const event = (name: string, day: number): string =>
  lines({ event: name, time: `2024-01-0${day}T00:00:00Z`, user_id: `u${day}`, size: day });

it("opens only what is new or has another content", async () => {
  const first = { "a.ndjson": event("a", 1), "b.ndjson": event("b", 2), "c.csv": "time,event,user\n2024-01-01,c,u1\nno time,c,u1\n" };
  expect(await openedBy(first)).toEqual(["a.ndjson", "b.ndjson", "c.csv"]);
  expect(await openedBy({ "d.ndjson": event("d", 3) })).toEqual(["d.ndjson"]);
  expect(await openedBy({})).toEqual([]);
  expect(await openedBy({ "b.ndjson": event("B", 2) })).toEqual(["b.ndjson"]);
  expect(await openedBy({ "a.ndjson": event("a", 1) })).toEqual([]);
  expect(await openedBy({ "c.csv": null, "bad.parquet": "PAR1 nothing" })).toEqual(["bad.parquet"]);
  expect(await openedBy({ "e.ndjson": event("e", 4) })).toEqual(["e.ndjson"]);
});

it("looks at bytes that changed just before, in another folder or under another mapping", async () => {
  await openedBy({ "a.ndjson": event("a", 1) });
  const soon = new Date();
  await writeFile(join(base, "source", "a.ndjson"), event("b", 1));
  await utimes(join(base, "source", "a.ndjson"), soon, soon);
  expect((await take("root")).opened).toEqual(["a.ndjson"]);
  await writeFile(join(base, "source", "a.ndjson"), event("c", 1));
  await utimes(join(base, "source", "a.ndjson"), soon, soon);
  expect((await take("root")).opened).toEqual(["a.ndjson"]);
  expect(await openedBy({ "mapping.json": JSON.stringify({ event: "event", time: "time", user: "user_id" }) })).toEqual(["a.ndjson"]);
});

const call = (id: string, more: string): string => `${id},u1,2024-01-01T00:00:00Z,2024-01-01T00:00:00Z,${more}\n`;
const head = "id,user_id,timestamp,received_at";

it("opens the tables of Segment together when one of them is joined with the others", async () => {
  const tracks = `${head},event\n${call("1", "signed_up")}${call("2", "paid")}`;
  await openedBy({ "tracks.csv": tracks, "x.ndjson": event("x", 1) });
  expect(await openedBy({ "paid.csv": `${head},event,price\n${call("2", "paid,9")}` })).toEqual(["paid.csv", "tracks.csv"]);
  expect(await openedBy({ "y.ndjson": event("y", 2) })).toEqual(["y.ndjson"]);
  expect(await openedBy({ "tracks.csv": `${tracks}${call("3", "left")}` })).toEqual(["paid.csv", "tracks.csv"]);
  const marked = `${head},event,context_request_ip\n${call("4", "left,1.1.1.1")}`;
  expect(await openedBy({ "left.csv": marked })).toEqual(["left.csv", "paid.csv", "tracks.csv"]);
  expect(await openedBy({ "left.csv": null })).toEqual(["paid.csv", "tracks.csv"]);
});

it("reads PostHog events anew when the table of persons comes", async () => {
  const row = (uuid: string): string =>
    lines({
      uuid,
      event: "e",
      distinct_id: "d1",
      person_id: "p1",
      properties: "{}",
      person_properties: "{}",
      timestamp: "2024-01-01T00:00:00Z",
      team_id: 1,
      elements_chain: "",
    });
  await openedBy({ "a.ndjson": row("1") });
  expect(await openedBy({ "b.ndjson": row("2") })).toEqual(["b.ndjson"]);
  expect(await openedBy({ "persons.ndjson": lines({ distinct_id: "d1", person_id: "p2", properties: "{}" }) })).toEqual([
    "a.ndjson",
    "b.ndjson",
    "persons.ndjson",
  ]);
  expect(await openedBy({ "c.ndjson": row("3") })).toEqual(["c.ndjson"]);
});
