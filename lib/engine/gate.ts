import { type DuckDBConnection, type DuckDBPreparedStatement, StatementType } from "@duckdb/node-api";
import { QueryError } from "./query.ts";
import { refusalOf } from "./syntax-tree.ts";

/**
 * Lets one SELECT through and prepares it; anything else is E_GATE before it is bound or run.
 * The syntax tree is read as well, because DuckDB reports `SELECT * FROM enable_logging(…)` as a plain SELECT,
 * and read first, because extracting `IMPORT DATABASE` already opens files.
 */
export async function admit(connection: DuckDBConnection, sql: string): Promise<DuckDBPreparedStatement> {
  const refusal = refusalOf(await syntaxTree(connection, sql));
  if (refusal) throw new QueryError("E_GATE", refusal);
  const statements = await connection.extractStatements(sql);
  if (statements.count !== 1) throw new QueryError("E_GATE", `A question is one statement, not ${statements.count}.`);
  const prepared = await statements.prepare(0);
  if (prepared.statementType === StatementType.SELECT) return prepared;
  prepared.destroySync();
  throw new QueryError("E_GATE", "A question is a SELECT.");
}

async function syntaxTree(connection: DuckDBConnection, sql: string): Promise<unknown> {
  const reader = await connection.runAndReadAll("SELECT json_serialize_sql($1::VARCHAR)", [sql]);
  const tree = JSON.parse(String(reader.value(0, 0))) as { error_type?: string; error_message?: string };
  if (tree.error_type === "parser") throw new QueryError("E_SQL", tree.error_message ?? "The question cannot be read.");
  return tree;
}
