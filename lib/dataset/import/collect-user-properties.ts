import type { UserPropertySummary } from "../generation.ts";
import { majorityType } from "./majority-type.ts";
import { finiteNumber, keyOf } from "./quote.ts";
import type { Workbench } from "./workbench.ts";

/**
 * Fills `user_properties` from `observations`: per user and property the values in time, each where it changes. Of several
 * observations of one instant the last one counts; one without time holds since ever.
 */
export async function collectUserProperties(bench: Workbench): Promise<void> {
  await bench.run(`
    CREATE TABLE user_properties AS
    SELECT "user", "property", "time", 0 AS "tie", "value", ${finiteNumber(`"value"`)} AS "number",
      row_number() OVER (PARTITION BY "user", "property" ORDER BY "time" DESC NULLS LAST) = 1 AS "latest"
    FROM (
      SELECT * FROM (${lastOfEachInstant})
      QUALIFY "value" IS DISTINCT FROM lag("value") OVER (PARTITION BY "user", "property" ORDER BY "time" NULLS FIRST))`);
}

const observedId = `coalesce(u."resolved", o."user_id", a."user_id", o."anonymous_id")`;

const lastOfEachInstant = `
  SELECT "user", "property", "time", "value" FROM (
    SELECT ${keyOf(observedId)} AS "user", o.* EXCLUDE ("user_id", "anonymous_id") FROM observations o
    LEFT JOIN resolved_user u ON u."user_id" = o."user_id"
    LEFT JOIN resolved_anonymous a ON a."anonymous_id" = CASE WHEN o."user_id" IS NULL THEN o."anonymous_id" END)
  QUALIFY row_number() OVER (PARTITION BY "user", "property", "time"
    ORDER BY "tie_key" DESC NULLS LAST, "source_file" DESC, "source_row" DESC, "value" DESC) = 1`;

/** Type and reach of each user property, by name. */
export async function summariseUserProperties(bench: Workbench): Promise<Record<string, UserPropertySummary>> {
  const rows = await bench.rows<{ name: string; type: UserPropertySummary["type"]; users: number }>(`
    SELECT "property" AS "name", ${majorityType(`"value"`, "1")} AS "type", count_if("latest") AS "users"
    FROM user_properties GROUP BY "property" ORDER BY "property"`);
  return Object.fromEntries(rows.map(({ name, type, users }) => [name, { type, users }]));
}
