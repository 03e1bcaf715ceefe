WITH "events" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped" AS (
  SELECT "user" AS "actor_1",
         "time" AS "time",
         "tie" AS "tie",
         nullif("p_plan", '') AS "variant"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '0001-01-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-31 23:59:59.999999') AND ("event" = 'page_viewed') AND ("user" IS NOT NULL) AND ("event" = 'page_viewed'))
),
"first_exposures" AS (
  SELECT "actor_1" AS "actor_1",
         min("time") FILTER (WHERE ("variant" IS NOT NULL)) AS "exposure_time",
         epoch_us(min("time") FILTER (WHERE ("variant" IS NOT NULL))) AS "exposure",
         arg_min_null("variant", row("time", "tie")) FILTER (WHERE ("variant" IS NOT NULL)) AS "variant",
         (min("variant") FILTER (WHERE ("variant" IS NOT NULL)) <> max("variant") FILTER (WHERE ("variant" IS NOT NULL))) AS "several",
         epoch_us(min("time") FILTER (WHERE (("variant" IS NULL) AND ("time" >= TIMESTAMP '2024-05-01 00:00:00')))) AS "unset"
  FROM "scoped"
  GROUP BY "actor_1"
),
"variant_sizes" AS (
  SELECT "variant" AS "variant",
         count(*) AS "units"
  FROM "first_exposures"
  WHERE (("exposure" >= 1714521600000000) AND (NOT "several"))
  GROUP BY "variant"
),
"found_arms" AS (
  SELECT "variant" AS "variant"
  FROM "variant_sizes"
  QUALIFY (row_number() OVER (ORDER BY "units" DESC, "variant") <= 10)
),
"units_by_state" AS NOT MATERIALIZED (
  SELECT *,
         CASE WHEN ("exposure" IS NULL) THEN 'without_variant' WHEN ("exposure" < 1714521600000000) THEN 'before_range' WHEN "several" THEN 'several_variants' WHEN ("variant" IN (FROM "found_arms")) THEN 'exposed' ELSE 'not_planned' END AS "state"
  FROM "first_exposures"
  WHERE (("exposure" IS NOT NULL) OR ("unset" IS NOT NULL))
),
"counted" AS (
  SELECT "actor_1" AS "actor_1",
         "variant" AS "variant",
         "exposure" AS "exposure",
         ((epoch_us("exposure_time") - 1714348800000000) // 604800000000) AS "bucket"
  FROM "units_by_state"
  WHERE ("state" = 'exposed')
),
"left_out" AS (
  SELECT "state" AS "state",
         count(*) AS "units"
  FROM "units_by_state"
  WHERE ("state" <> 'exposed')
  GROUP BY "state"
),
"arms" AS (
  SELECT 'exposed' AS "state",
         "variant" AS "variant",
         "bucket" AS "bucket",
         count(*) AS "units",
         min("exposure") AS "first_exposure"
  FROM "counted"
  GROUP BY "variant", "bucket"
),
"all_rows" AS (
  SELECT * FROM "left_out"
  UNION ALL BY NAME
  SELECT * FROM "arms"
),
"without_actor" AS (
  SELECT * FROM (VALUES (0)) AS "rows"("without_actor")
)
SELECT *
FROM "without_actor" AS "s"
LEFT JOIN "all_rows" AS "a" ON TRUE;
