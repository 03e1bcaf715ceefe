import { type Alias, chainEnds } from "./alias-chains.ts";
import type { IdCounts } from "./manifest.ts";
import { textLiteral } from "./quote.ts";
import type { Workbench } from "./workbench.ts";

const linkOrder = `"time" NULLS FIRST, "tie_key" NULLS FIRST, "source_file", "source_row", "user_id"`;

/**
 * Decides which user each id is (semantics §1) from `links`, into `resolved_user` (an id that a map or alias names as
 * another one) and `resolved_anonymous`. A map or alias outranks what was seen together; of several users the first seen stays.
 */
export async function resolveIdentities(bench: Workbench): Promise<void> {
  await bench.run(`
    CREATE TABLE named AS SELECT "anonymous_id" AS "from", "user_id" AS "to", "via", "time" FROM links
      WHERE "via" IN ('alias', 'map')
      QUALIFY row_number() OVER (PARTITION BY "anonymous_id" ORDER BY ${linkOrder}) = 1;
    CREATE TABLE seen AS SELECT "anonymous_id", "user_id", "via", "time" FROM links
      WHERE "via" IN ('event', 'identify')
      QUALIFY row_number() OVER (PARTITION BY "anonymous_id" ORDER BY ${linkOrder}) = 1;
    CREATE TABLE chain_ends ("to" VARCHAR, "end" VARCHAR);`);
  await followChains(bench);
  await bench.run(`
    CREATE TABLE resolved_user AS SELECT "from" AS "user_id", coalesce("end", "to") AS "resolved", "via", "time"
      FROM named LEFT JOIN chain_ends USING ("to") WHERE coalesce("end", "to") <> "from";
    CREATE TABLE resolved_anonymous AS
      SELECT "user_id" AS "anonymous_id", "resolved" AS "user_id", "time" AS "first_time", "via" FROM resolved_user
      UNION ALL
      SELECT "anonymous_id", coalesce("resolved", s."user_id"), s."time", s."via"
      FROM seen s LEFT JOIN resolved_user u ON u."user_id" = s."user_id"
      WHERE "anonymous_id" NOT IN (SELECT "from" FROM named) AND "anonymous_id" <> coalesce("resolved", s."user_id");`);
}

/**
 * Pairs of ids on one event, once per source file: what later imports need of files
 * that they do not read again. Goes before the rows of earlier imports are loaded into `staged`.
 */
export async function collectSeenPairs(bench: Workbench): Promise<void> {
  await bench.run(`
    INSERT INTO links SELECT "source_file", f.r, "anonymous_id", "user_id", 'event', f.t, nullif(f.k, '') FROM (
      SELECT "source_file", "anonymous_id", "user_id",
        min({'t': "time", 'k': coalesce("tie_key", ''), 'r': "source_row"}) AS f
      FROM staged WHERE "anonymous_id" <> "user_id" GROUP BY ALL)`);
}

async function followChains(bench: Workbench): Promise<void> {
  const aliases = await bench.rows<Alias>(`
    SELECT "from", "to" FROM named
    WHERE "to" IN (SELECT "from" FROM named) OR "from" IN (SELECT "to" FROM named) ORDER BY "from"`);
  const ends = [...chainEnds(aliases)];
  for (let start = 0; start < ends.length; start += 1000) {
    const rows = ends.slice(start, start + 1000).map(([id, end]) => `(${textLiteral(id)}, ${textLiteral(end)})`);
    await bench.run(`INSERT INTO chain_ends VALUES ${rows.join(", ")}`);
  }
}

/** How many anonymous ids resolve to a user, and how many were seen with several. */
export async function countIdentities(bench: Workbench): Promise<IdCounts> {
  const [row] = await bench.rows<IdCounts>(`SELECT (SELECT count(*) FROM resolved_anonymous) AS "linkedAnonymousIds",
    (SELECT count(*) FROM (SELECT "anonymous_id" FROM links GROUP BY "anonymous_id" HAVING count(DISTINCT "user_id") > 1)) AS "sharedAnonymousIds"`);
  return row ?? { linkedAnonymousIds: 0, sharedAnonymousIds: 0 };
}
