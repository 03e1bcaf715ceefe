import { type DuckDBConnection, type DuckDBPreparedStatement, StatementType } from "@duckdb/node-api";
import { QueryError } from "./query.ts";
import { refusalOf } from "./syntax-tree.ts";

/**
 * Lets one SELECT through and prepares it; anything else is E_GATE before it is bound or run.
 * The syntax tree is read as well, because DuckDB reports `SELECT * FROM enable_logging(…)` as a plain SELECT.
 */
export async function admit(connection: DuckDBConnection, sql: string): Promise<DuckDBPreparedStatement> {
  const statements = await extract(connection, sql);
  if (statements.count !== 1) throw new QueryError("E_GATE", `A question is one statement, not ${statements.count}.`);
  const refusal = refusalOf(await syntaxTree(connection, sql));
  if (refusal) throw new QueryError("E_GATE", refusal);
  const prepared = await statements.prepare(0);
  if (prepared.statementType !== StatementType.SELECT) {
    prepared.destroySync();
    throw new QueryError("E_GATE", "A question is a SELECT.");
  }
  return prepared;
}

async function extract(connection: DuckDBConnection, sql: string): Promise<Awaited<ReturnType<DuckDBConnection["extractStatements"]>>> {
  if (sql.trim() === "") throw new QueryError("E_GATE", "A question is one statement, not none.");
  try {
    return await connection.extractStatements(sql);
  } catch (error) {
    throw new QueryError("E_SQL", error instanceof Error ? error.message : String(error));
  }
}

async function syntaxTree(connection: DuckDBConnection, sql: string): Promise<unknown> {
  const reader = await connection.runAndReadAll("SELECT json_serialize_sql($1::VARCHAR)", [sql]);
  return JSON.parse(String(reader.value(0, 0)));
}
