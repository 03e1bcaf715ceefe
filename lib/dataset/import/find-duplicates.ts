import { eventOrder } from "./staging-tables.ts";
import type { Workbench } from "./workbench.ts";

/** Keys that one pass of the search for repeated ones may hold as groups. */
const keysPerPass = 16_000_000;

/**
 * Ranks the rows that share a dedup key (semantics §1: the first in order counts) into `verdicts`: new rows of `staged`
 * by their row, `rivals` of earlier imports by their source. The search holds 64-bit hashes of the keys and goes in passes,
 * so that its memory does not grow with the data.
 */
export async function findDuplicates(bench: Workbench): Promise<void> {
  await bench.run(`CREATE TABLE repeated ("key_hash" UBIGINT)`);
  const [count] = await bench.rows<{ keys: number }>(`SELECT count("insert_id") AS "keys" FROM staged`);
  const passes = Math.ceil((count?.keys ?? 0) / keysPerPass);
  for (let pass = 0; pass < passes; pass += 1) {
    await bench.run(`
      INSERT INTO repeated SELECT h FROM (SELECT hash("insert_id") AS h FROM staged WHERE "insert_id" IS NOT NULL)
      WHERE h % ${passes} = ${pass} GROUP BY h HAVING count(*) > 1`);
  }
  const rival = `"insert_id", "time", "tie_key", "source_file", "source_row", "event"`;
  await bench.run(`
    CREATE TABLE verdicts AS
    SELECT "row", "source_file", "source_row", "event", "time", "duplicate" AS "was",
      row_number() OVER (PARTITION BY "insert_id" ORDER BY ${eventOrder}) > 1 AS "duplicate"
    FROM (
      SELECT "row", ${rival}, false AS "duplicate" FROM staged WHERE "insert_id" IS NOT NULL
        AND (hash("insert_id") IN (SELECT "key_hash" FROM repeated) OR hash("insert_id") IN (SELECT hash("insert_id") FROM rivals))
      UNION ALL SELECT NULL, ${rival}, "duplicate" FROM rivals);
    CREATE TABLE losers AS SELECT "row" FROM verdicts WHERE "row" IS NOT NULL AND "duplicate"`);
}

/** Months, 2024-05, in which a row of an earlier import now loses, or counts again. */
export async function monthsOfChangedVerdicts(bench: Workbench): Promise<string[]> {
  const rows = await bench.rows<{ month: string }>(
    `SELECT DISTINCT strftime("time", '%Y-%m') AS "month" FROM verdicts WHERE "row" IS NULL AND "was" <> "duplicate"`,
  );
  return rows.map(({ month }) => month);
}

/** Adds the loaded rows of earlier imports that lose: by the new verdict if there is one, else by the old one. */
export async function extendLosers(bench: Workbench, firstLoadedRow: number): Promise<void> {
  await bench.run(`
    INSERT INTO losers SELECT s."row" FROM staged s
    LEFT JOIN (SELECT * FROM verdicts WHERE "row" IS NULL) v USING ("source_file", "source_row", "event", "time")
    WHERE s."row" >= ${firstLoadedRow} AND coalesce(v."duplicate", s."duplicate")`);
}
