/** Answers ClickHouse queries, one JSON line each ({sql}), with one JSON line each ({rows, ms} or {error}). */
import { createInterface } from "node:readline";
import { Session } from "chdb";

const session = new Session();
for await (const line of createInterface({ input: process.stdin })) {
  const { sql } = JSON.parse(line);
  try {
    const started = performance.now();
    const text = session.query(sql, "JSONCompactEachRow");
    const ms = performance.now() - started;
    const rows =
      text.trim() === ""
        ? []
        : text
            .trim()
            .split("\n")
            .map((row) => JSON.parse(row));
    process.stdout.write(`${JSON.stringify({ rows, ms })}\n`);
  } catch (error) {
    process.stdout.write(`${JSON.stringify({ error: String(error) })}\n`);
  }
}
session.cleanup();
