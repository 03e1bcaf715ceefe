import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mustFail } from "./self-test.ts";
import { Supervisor } from "./supervisor.ts";
import { type SmallGeneration, smallGeneration } from "./testing/small-generation.ts";

let data: SmallGeneration;
let gated: Supervisor;
let ungated: Supervisor;

beforeAll(async () => {
  data = await smallGeneration("sandbox");
  writeFileSync(join(data.folder, "secret.txt"), "sentinel");
  const options = { spillRoot: join(data.folder, "spill"), memoryBytes: 300e6, size: 1 };
  gated = new Supervisor(options);
  ungated = new Supervisor({ ...options, workerFile: join(import.meta.dirname, "testing", "ungated-worker.ts") });
  await Promise.all([gated.warm(data.generation), ungated.warm(data.generation)]);
});

afterAll(() => {
  gated.stop();
  ungated.stop();
  data.remove();
});

const probes = () => {
  const { folder, events } = data;
  return [
    ...mustFail(events),
    `SELECT * FROM read_text('${folder}/secret.txt')`,
    `SELECT * FROM read_text('${folder}/other/../secret.txt')`,
    `SELECT * FROM read_csv_auto('${folder}/secret.txt')`,
    `SELECT * FROM '${folder}/other/secret.parquet'`,
    `SELECT * FROM read_parquet('${folder}/**/*.parquet')`,
    `SELECT * FROM parquet_metadata('${folder}/other/secret.parquet')`,
    `SELECT * FROM parquet_kv_metadata('${folder}/other/secret.parquet')`,
    `SELECT * FROM read_json('${folder}/secret.txt')`,
    `SELECT * FROM query('SELECT * FROM read_text(''${folder}/secret.txt'')')`,
    `SELECT * FROM read_duckdb('${folder}/secret.txt')`,
    "SELECT * FROM read_text('/proc/self/environ')",
    "SELECT * FROM read_text('/proc/self/fd/1')",
    "SELECT * FROM read_text('/etc/passwd')",
    "SELECT * FROM read_parquet('s3://bucket/x.parquet')",
    `COPY (SELECT 1) TO '${folder}/events2.parquet'`,
    `COPY (SELECT 1) TO '${folder}/other/secret.parquet' (USE_TMP_FILE false)`,
    `IMPORT DATABASE '${folder}'`,
    "FORCE INSTALL httpfs",
    `LOAD '${folder}/x.duckdb_extension'`,
    "SET allow_community_extensions = true",
    "SET temp_directory = '/tmp'",
    "PRAGMA threads = 1",
    "RESET allowed_paths",
    "SELECT getenv('PATH')",
  ];
};

const ask = async (engine: Supervisor, sql: string, deadlineMs = 15_000) => {
  try {
    return JSON.stringify((await engine.run(data.generation, { sql, values: [] }, { owner: "test", deadlineMs })).values);
  } catch (error) {
    return String(error);
  }
};
const total = () => `SELECT sum("n") FROM read_parquet('${data.events}')`;

describe("sandbox", () => {
  it("refuses every probe, with the gate and without", async () => {
    for (const sql of probes()) {
      expect(await ask(gated, sql), sql).toMatch(/^QueryError/);
      const ungatedOutcome = await ask(ungated, sql);
      expect(ungatedOutcome, sql).toMatch(/Permission Error|has been locked|does not exist/);
      expect(ungatedOutcome, sql).not.toContain("sentinel");
    }
    expect(await ask(gated, total())).toBe("[[499500]]");
    expect(await ask(ungated, total())).toBe("[[499500]]");
  });

  it("keeps the data files as they are, even where DuckDB would write them", async () => {
    const before = readFileSync(data.events);
    const overwrite = `COPY (SELECT 1 AS n) TO '${data.events}' (USE_TMP_FILE false)`;
    expect(await ask(gated, overwrite)).toMatch(/Only SELECT/);
    // Only another user's process can be kept from it: elsewhere the gate is the only guard, and the log says so.
    if (process.getuid?.() === 0) expect(await ask(ungated, overwrite)).toMatch(/IO Error.*Permission denied/);
    expect(readFileSync(data.events).equals(before)).toBe(true);
  });

  it("keeps later questions clean of what earlier ones did", async () => {
    const hostile = [
      "CREATE OR REPLACE MACRO sum(x) AS 7",
      "CALL enable_logging(storage = 'file', storage_path = '/tmp/x')",
      "SELECT * FROM enable_logging()",
    ];
    for (const sql of hostile) expect(await ask(gated, sql)).toContain("QueryError");
    expect(await ask(gated, total())).toBe("[[499500]]");
    // Seen to matter: without the gate the macro answers for everybody.
    await ask(ungated, "CREATE OR REPLACE MACRO sum(x) AS 7");
    expect(await ask(ungated, total())).toContain("[[7,7,");
  });

  it("spills to its own folder when memory is short, and leaves nothing there", async () => {
    const sql = `SELECT count(*) FROM (SELECT a."n", row_number() OVER (ORDER BY hash(a."n" * 1000 + r.range), a."n") AS k
      FROM read_parquet('${data.events}') a, range(10000) r) WHERE k % 2 = 0`;
    expect(await ask(gated, sql, 60_000)).toBe("[[5000000]]");
    for (const name of readdirSync(join(data.folder, "spill"))) {
      const folder = join(data.folder, "spill", name);
      expect([statSync(folder).mode & 0o777, readdirSync(folder)]).toEqual([0o700, []]);
    }
  });
});
