import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { admit } from "./gate.ts";

let instance: DuckDBInstance;
let connection: DuckDBConnection;

beforeAll(async () => {
  instance = await DuckDBInstance.create(":memory:");
  connection = await instance.connect();
});

afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

const refused = [
  "",
  "SELECT 1; SELECT 2",
  "SELECT 1; DROP TABLE x",
  "COPY (SELECT 1) TO 'x.csv'",
  "CALL enable_logging()",
  "SET threads = 1",
  "SET VARIABLE x = 1",
  "RESET threads",
  "PRAGMA version",
  "PRAGMA enable_profiling",
  "ATTACH ':memory:' AS other",
  "DETACH other",
  "USE memory",
  "INSTALL httpfs",
  "LOAD httpfs",
  "CREATE MACRO sum(x) AS 7",
  "CREATE TABLE t AS SELECT 1",
  "CREATE TYPE mood AS ENUM ('sad')",
  "CREATE SECRET s (TYPE s3)",
  "INSERT INTO t VALUES (1)",
  "DELETE FROM t",
  "UPDATE t SET x = 1",
  "PREPARE v AS SELECT 1",
  "EXECUTE v",
  "EXPLAIN SELECT 1",
  "EXPLAIN ANALYZE COPY (SELECT 1) TO 'x.csv'",
  "DESCRIBE SELECT 1",
  "SUMMARIZE SELECT 1",
  "SHOW TABLES",
  "BEGIN",
  "CHECKPOINT",
  "VACUUM",
  "EXPORT DATABASE 'x'",
  "IMPORT DATABASE 'x'",
  "PIVOT (SELECT 1 AS a) ON a",
  "SELECT * FROM enable_logging()",
  "SELECT * FROM main.enable_logging()",
  'SELECT * FROM "ENABLE_LOGGING"()',
  "SELECT (SELECT count(*) FROM enable_logging())",
  "WITH a AS (SELECT * FROM checkpoint()) SELECT * FROM a",
  "SELECT * FROM query('SELECT 1')",
  "SELECT * FROM json_execute_serialized_sql('x')",
  "SELECT * FROM read_text('x')",
  "SELECT * FROM read_csv('x')",
  "SELECT * FROM 'x.parquet'",
  "SELECT * FROM duckdb_settings()",
  "SELECT * FROM duckdb_settings",
  "SELECT * FROM information_schema.tables",
  "SELECT * FROM (DESCRIBE SELECT 1)",
  "SELECT current_setting('temp_directory')",
  "SELECT sleep_ms(10)",
  "SELECT write_log('x')",
  "SELECT setseed(0.5)",
  "SELECT json_structure('[]')",
  "SELECT ('[]').json_structure()",
  "SELECT '1'::JSON::VARIANT",
  "FROM glob('*')",
];

const admitted = [
  "SELECT 1",
  "  /* c */ SELECT 1;",
  "WITH a AS (SELECT 1 AS x), b AS (SELECT * FROM a) SELECT count(*), sum(x) OVER () FROM B JOIN a USING (x) GROUP BY x",
  "SELECT unnest(range(0, 3)) AS x UNION ALL SELECT * FROM range(3) UNION ALL (VALUES (1))",
  "WITH RECURSIVE r AS (SELECT 1 AS x UNION ALL SELECT x + 1 FROM r WHERE x < 3) SELECT * FROM r",
  "SELECT json_extract_string('{}', '$.a'), '{}'::JSON ->> 'a'",
  'SELECT $1::VARCHAR AS "; DROP TABLE x --"',
];

describe("gate", () => {
  it.each(refused)("refuses %s", async (sql) => {
    await expect(admit(connection, sql)).rejects.toMatchObject({ code: "E_GATE" });
  });

  it.each(admitted)("admits %s", async (sql) => {
    (await admit(connection, sql)).destroySync();
  });

  it("leaves no trace of what it refused", async () => {
    const reader = await connection.runAndReadAll("SELECT sum(x) AS s FROM (VALUES (1), (2)) AS v(x)");
    expect(reader.getRowsJS()).toEqual([[3n]]);
  });
});
