import type { DuckDBConnection } from "@duckdb/node-api";
import { serveQuestions } from "../serve.ts";

/** The worker as if every injection had got past the gate: what is refused here, the locks refuse. */
serveQuestions((connection: DuckDBConnection, sql: string) => connection.prepare(sql));
