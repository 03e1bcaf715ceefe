import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LogFolder, type LogRow, logFolder } from "../dataset/import/testing/log-folder.ts";
import { readGeneration } from "../dataset/read-generation.ts";
import { exportRows } from "../engine/export.ts";
import { type LocalEngine, openLocalEngine } from "../engine/local-engine.ts";
import { compilePeople, parsePeople } from "../run-people.ts";
import { ask, type Desk } from "../testing/people/ask.ts";
import { type ExploredColumn, type ExploredRow, exportHeads } from "./explore.ts";

const hostile = `=HYPERLINK("x")', "y"`;

/** Three events at each of 40 instants, two users in turns. */
const rows: LogRow[] = Array.from({ length: 120 }, (_, index) => ({
  event: index % 3 === 0 ? "pay" : "visit",
  time: new Date(Date.UTC(2024, 4, 1 + Math.floor(index / 3), 12)).toISOString(),
  user: index % 2 === 0 ? "ann" : "bob",
  props: { n: String(index), ...(index === 7 ? { [hostile]: "-1+1\r\nnext" } : {}) },
  ...(index === 0 ? { userProps: { plan: "pro" } } : {}),
}));

let folder: LogFolder;
let engine: LocalEngine;
let desk: Desk;
let files: string;

beforeAll(async () => {
  files = await mkdtemp(join(tmpdir(), "parquetry-export-"));
  folder = await logFolder(() => "UTC");
  await folder.put({ "one.json": rows });
  await folder.run(50);
  const generation = await readGeneration(folder.dataRoot);
  if (!generation) throw new Error("the import left nothing");
  engine = await openLocalEngine(generation);
  desk = { generation, engine, spelling: "fast" };
});

afterAll(async () => {
  engine.close();
  await folder.remove();
  await rm(files, { recursive: true });
});

const n: ExploredColumn = { name: "n", of: "event" };
const numbers = (list: readonly ExploredRow[]) => list.map(({ values }) => Number(values[0]));

describe("the events explorer", () => {
  it("shows the newest events first, ties in their order, page by page, each once", async () => {
    const found: number[] = [];
    let before: { micros: number; tie: number } | null = null;
    for (let more = true; more; ) {
      const page: { rows: ExploredRow[]; more: boolean } = await ask(desk, {
        ask: "explore",
        range: { from: "all" },
        columns: [n],
        before,
        limit: 7,
      });
      found.push(...numbers(page.rows));
      const last = page.rows.at(-1);
      before = last ? { micros: last.micros, tie: last.tie } : null;
      more = page.more;
    }
    expect(found).toEqual(Array.from({ length: 120 }, (_, index) => 119 - index));
  });

  it("keeps to the range, the names, the conditions and the stretch", async () => {
    const asked = {
      range: { from: "2024-05-02", to: "2024-05-03" },
      events: ["visit"],
      filters: [{ property: "plan", of: "user", op: "is", value: "pro" }],
    };
    expect(numbers((await ask(desk, { ask: "explore", ...asked, columns: [n] })).rows)).toEqual([8, 4]);
    expect(await ask(desk, { ask: "count", ...asked })).toBe(2);
    const from = Date.UTC(2024, 4, 3) * 1000;
    expect(numbers((await ask(desk, { ask: "explore", ...asked, columns: [n], from })).rows)).toEqual([8]);
  });

  it("shows properties of the event and of its user", async () => {
    const columns = [n, { name: "plan", of: "user" }, { name: hostile, of: "event" }, { name: "absent", of: "event" }];
    const { rows: found } = await ask(desk, { ask: "explore", range: { from: "2024-05-03", to: "2024-05-03" }, columns });
    expect(found.map(({ event, id, values }) => [event, id, ...values])).toEqual([
      ["visit", "ann", "8", "pro", null, null],
      ["visit", "bob", "7", null, "-1+1\r\nnext", null],
      ["pay", "ann", "6", "pro", null, null],
    ]);
  });

  it("counts nothing, and shows nothing, where there is nothing", async () => {
    expect(await ask(desk, { ask: "count", range: { from: "2020-01-01", to: "2020-01-02" } })).toBe(0);
    expect(await ask(desk, { ask: "explore", range: { from: "2020-01-01", to: "2020-01-02" } })).toMatchObject({ rows: [], more: false });
  });
});

describe("an export", () => {
  const exported = async (format: "csv" | "parquet", signal = new AbortController().signal) => {
    const columns = [n, { name: hostile, of: "event" }, { name: "TIME", of: "event" }, { name: "n", of: "user" }];
    const parsed = parsePeople({ ask: "export", range: { from: "all" }, events: ["visit"], columns });
    if (!parsed.ok || parsed.definition.ask !== "export") throw new Error("not an export");
    const { statement } = compilePeople(parsed.definition, desk.generation);
    const path = join(files, `out.${format}`);
    const heads = exportHeads(parsed.definition.columns);
    const { generation } = desk;
    const written = await exportRows({ generation, statement, heads, format, path, expected: 80, signal, onProgress: () => {} });
    return { path, ...written };
  };
  const heads = [
    "time",
    "event",
    "user_id",
    "anonymous_id",
    "session",
    "insert_id",
    "source_file",
    "source_row",
    "n",
    hostile,
    "TIME 2",
    "user n",
  ];

  it("is a file that spreadsheets read and do not run", async () => {
    const { path, rows: count, bytes } = await exported("csv");
    const text = await readFile(path, "utf8");
    expect(count).toBe(80);
    expect(bytes).toBe(Buffer.byteLength(text));
    const lines = text.split("\r\n");
    expect(lines[0]).toBe(
      `time,event,user_id,anonymous_id,session,insert_id,source_file,source_row,n,"'=HYPERLINK(""x"")', ""y""",TIME 2,user n`,
    );
    expect(lines[1]).toBe("2024-06-09T12:00:00.000000Z,visit,bob,,,,one.json,119,119,,,");
    expect(text).toContain(`,one.json,7,7,"'-1+1\r\nnext",,\r\n`);
  });

  it("is Parquet with the same rows in the same order", async () => {
    const { path, rows: count } = await exported("parquet");
    expect(count).toBe(80);
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    const reader = await connection.runAndReadAll(`SELECT * FROM read_parquet('${path}')`);
    expect(reader.columnNames()).toEqual(heads);
    expect(reader.getColumns()[8]?.slice(0, 4)).toEqual(["119", "118", "116", "115"]);
    expect(reader.getColumns()[9]?.filter((value) => value !== null)).toEqual(["-1+1\r\nnext"]);
  });

  it("leaves nothing behind when it is given up", async () => {
    for (const name of await readdir(files)) await rm(join(files, name));
    const controller = new AbortController();
    const given = exported("csv", controller.signal);
    setTimeout(() => controller.abort(), 50);
    await expect(given).rejects.toMatchObject({ code: "E_CANCELLED" });
    await expect(stat(join(files, "out.csv"))).rejects.toThrow();
  });
});
