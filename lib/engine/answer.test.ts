import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LocalEngine, openLocalEngine, openPlainEngine } from "./local-engine.ts";
import type { BoundValue } from "./query.ts";
import { type SmallGeneration, smallGeneration } from "./testing/small-generation.ts";

let data: SmallGeneration;
let engine: LocalEngine;

beforeAll(async () => {
  data = await smallGeneration("answer", 5000);
  engine = await openLocalEngine(data.generation);
});

afterAll(() => {
  engine.close();
  data.remove();
});

const ask = (sql: string, values: BoundValue[] = [], maxRows?: number) => engine.run({ sql, values }, { owner: "test", maxRows });

describe("answers", () => {
  it.each<[BoundValue, unknown]>([
    ["it's \0 “text”; --", "it's \0 “text”; --"],
    ["", ""],
    [7, 7],
    [-0.5, -0.5],
    [2 ** 40, 2 ** 40],
    [true, true],
    [null, null],
    [2n ** 62n, 2n ** 62n],
    [2n ** 100n, 2n ** 100n],
    [{ timestampMicros: -1n }, "1969-12-31T23:59:59.999999Z"],
    [{ timestampMicros: 1_700_000_000_123_456n }, "2023-11-14T22:13:20.123456Z"],
    [{ list: ["a", "'"] }, ["a", "'"]],
    [{ list: [] }, []],
    [{ list: [1, 2] }, [1, 2]],
    [{ list: [1.5, 2] }, [1.5, 2]],
    [{ bigintList: [2n ** 60n, 1n] }, [2n ** 60n, 1]],
  ])("hands %s through", async (value, expected) => {
    expect(await ask("SELECT $1 AS v", [value])).toEqual({ columns: ["v"], values: [[expected]], rowCount: 1 });
  });

  it("makes every type plain", async () => {
    const { values } = await ask(
      "SELECT sum(9::BIGINT), 1.25::DECIMAL(9,2), DATE '2024-02-29', {'a': 1}, TIMESTAMP 'infinity', 'NaN'::DOUBLE",
    );
    expect(values.map(([value]) => value)).toEqual([9, 1.25, "2024-02-29", { a: 1 }, "infinity", Number.NaN]);
  });

  it("reads many chunks, up to the cap", async () => {
    const sql = `SELECT "n" FROM read_parquet($1::VARCHAR) ORDER BY "n"`;
    const { values, rowCount } = await ask(sql, [data.events], 5000);
    expect([rowCount, values[0]?.at(-1)]).toEqual([5000, 4999]);
    await expect(ask(sql, [data.events], 4999)).rejects.toMatchObject({ code: "E_ROWS" });
    expect((await ask("SELECT 1 AS x")).rowCount).toBe(1);
  });

  it("refuses what is not a question about the generation", async () => {
    await expect(ask("SELECT 1; SELECT 2")).rejects.toMatchObject({ code: "E_GATE" });
    await expect(ask("SELECT $1", [])).rejects.toMatchObject({ code: "E_SQL" });
    await expect(ask("SELECT * FROM read_parquet($1::VARCHAR)", [`${data.folder}/other/secret.parquet`])).rejects.toThrow(
      /Permission Error/,
    );
  });

  it("stops at the deadline and on cancel", async () => {
    const endless = { sql: "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE a.range * b.range = 7", values: [] };
    await expect(engine.run(endless, { owner: "test", deadlineMs: 100 })).rejects.toMatchObject({ code: "E_TIMEOUT" });
    await expect(engine.run(endless, { owner: "test", signal: AbortSignal.timeout(50) })).rejects.toMatchObject({ code: "E_CANCELLED" });
  });

  it("has a plain sister without functions, locks or gate", async () => {
    const plain = await openPlainEngine();
    expect((await plain.run({ sql: "DESCRIBE SELECT 1", values: [] }, { owner: "test" })).rowCount).toBe(1);
    await expect(plain.run({ sql: "SELECT parquetry_walk([1::BIGINT], '')", values: [] }, { owner: "test" })).rejects.toThrow(
      /does not exist/,
    );
    plain.close();
  });
});
