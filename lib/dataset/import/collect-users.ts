import { keyOf, textLiteral } from "./quote.ts";
import type { Workbench } from "./workbench.ts";

/** A FROM item over event files, given by absolute path; without files, an empty relation of the same columns. */
export function eventFiles(paths: string[]): string {
  if (paths.length > 0) return `read_parquet([${paths.map(textLiteral).join(", ")}], union_by_name = true)`;
  return `(SELECT * FROM (SELECT NULL::VARCHAR AS "event", NULL::BIGINT AS "user", NULL::BIGINT AS "raw_user", NULL::TIMESTAMP AS "time") WHERE false)`;
}

/**
 * Fills `users`: resolved users first, then raw ids that are not users themselves. `previous` is the users file of the
 * generation before, which names the ids of the months that this import did not read. Two ids with one key stop the import.
 */
export async function collectUsers(bench: Workbench, events: string, previous: string | null): Promise<void> {
  const known = previous === null ? "" : `UNION SELECT "user_id" FROM read_parquet(${textLiteral(previous)})`;
  await bench.run(`
    CREATE TABLE ids AS SELECT ${keyOf("id")} AS "user", id AS "user_id" FROM (
      SELECT coalesce("user_id", "anonymous_id") AS id FROM staged UNION SELECT "user_id" FROM resolved_anonymous
      UNION SELECT "anonymous_id" FROM resolved_anonymous ${known}) WHERE id IS NOT NULL;
    CREATE TABLE activity AS SELECT "user", "raw_user", min("time") AS "first_seen", max("time") AS "last_seen", count(*) AS "events"
      FROM ${events} WHERE "user" IS NOT NULL GROUP BY ALL`);
  const [collision] = await bench.rows<{ key: number }>(`SELECT "user" AS "key" FROM ids GROUP BY "user" HAVING count(*) > 1 LIMIT 1`);
  if (collision !== undefined) throw new Error(`Two user ids share the key ${collision.key}: the import stops`);
  const totals = `min("first_seen") AS "first_seen", max("last_seen") AS "last_seen", sum("events")::BIGINT AS "events"`;
  await bench.run(`
    CREATE TABLE users AS SELECT "user", "user_id", "first_seen", "last_seen", "events" FROM (
      SELECT "user", ${totals} FROM activity GROUP BY "user"
      UNION ALL
      SELECT "raw_user", ${totals} FROM activity WHERE "raw_user" NOT IN (SELECT "user" FROM activity) GROUP BY "raw_user"
    ) JOIN ids USING ("user")`);
}
