import type { StagedSource } from "../staged-source.ts";
import { textLiteral } from "./quote.ts";
import { fixedValues, relation } from "./staged-relation.ts";
import type { Workbench } from "./workbench.ts";

/**
 * Reads the user properties that the rows of a source carry, as (id, time, property, value). A value that merely repeats
 * the previous one of the same id in the same file is no observation of its own.
 */
export async function stageObservations(bench: Workbench, source: StagedSource): Promise<void> {
  const carried = source.role === "events" ? source.userProperties : [...source.properties, ...source.userProperties];
  const values = carried.map(({ text }, index) => `nullif(${text}, '') AS v${index}`);
  const changed = carried.map(
    (_, index) => `CASE WHEN v${index} IS DISTINCT FROM lag(v${index}) OVER past THEN v${index} END AS c${index}`,
  );
  const pairs = carried.map(({ name }, index) => `{'property': ${textLiteral(name)}, 'value': c${index}}`);
  const needsTime = source.role === "events" ? `AND "time" IS NOT NULL AND "event" IS NOT NULL` : "";
  await bench.run(`
    INSERT INTO observations
    SELECT "source_file", "source_row", "user_id", "anonymous_id", "time", "tie_key", pair.property, pair.value FROM (
      SELECT "source_file", "source_row", "user_id", "anonymous_id", "time", "tie_key", unnest([${pairs.join(", ")}]) AS pair FROM (
        SELECT *, ${changed.join(", ")} FROM (
          SELECT ${[...fixedValues(source), `(${source.reject})::VARCHAR AS "reject"`, ...values].join(", ")} ${relation(source)})
        WHERE "reject" IS NULL AND ("time" IS NULL OR isfinite("time")) ${needsTime}
          AND ("user_id" IS NOT NULL OR "anonymous_id" IS NOT NULL)
        WINDOW past AS (PARTITION BY coalesce("user_id", "anonymous_id") ORDER BY "time" NULLS FIRST, "tie_key" NULLS FIRST, "source_row")))
    WHERE pair.value IS NOT NULL`);
}
