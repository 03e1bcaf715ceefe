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
         ((epoch_us("exposure_time") - 1714521600000000) // 86400000000) AS "bucket"
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
"events_2" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped_2" AS (
  SELECT "user" AS "actor_1",
         "time" AS "time",
         "n_price" AS "number_1"
  FROM "events_2" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-03 09:00:00') AND ("event" = 'purchase_completed') AND ("user" IS NOT NULL) AND ("event" = 'purchase_completed'))
),
"figures" AS (
  SELECT "r"."actor_1" AS "actor_1",
         avg("r"."number_1") FILTER (WHERE (((epoch_us("r"."time") - "c"."exposure") >= 1) AND ((epoch_us("r"."time") - "c"."exposure") <= 604800000000))) AS "value",
         TRY_CAST(count(*) FILTER (WHERE ((((epoch_us("r"."time") - "c"."exposure") >= 1) AND ((epoch_us("r"."time") - "c"."exposure") <= 604800000000)) AND ("r"."number_1" IS NULL))) AS DOUBLE) AS "not_numeric"
  FROM "scoped_2" AS "r"
  JOIN "counted" AS "c" ON (("r"."actor_1" = "c"."actor_1") AND (((epoch_us("r"."time") - "c"."exposure") >= 1) AND ((epoch_us("r"."time") - "c"."exposure") <= 604800000000)))
  GROUP BY "r"."actor_1"
),
"outcomes" AS (
  SELECT "c"."actor_1" AS "actor_1",
         "c"."variant" AS "variant",
         "c"."exposure" AS "exposure",
         "c"."bucket" AS "bucket",
         ("exposure" <= 1714122000000000) AS "settled",
         coalesce("f"."value", CAST(0 AS DOUBLE)) AS "value",
         coalesce("f"."not_numeric", CAST(0 AS DOUBLE)) AS "not_numeric"
  FROM "counted" AS "c"
  LEFT JOIN "figures" AS "f" ON ("c"."actor_1" = "f"."actor_1")
),
"centre" AS (
  SELECT avg("value") FILTER (WHERE "settled") AS "value_centre"
  FROM "outcomes"
),
"deviations" AS (
  SELECT "o"."variant" AS "variant",
         "o"."bucket" AS "bucket",
         "o"."settled" AS "settled",
         "o"."not_numeric" AS "not_numeric",
         "o"."value" AS "value",
         ("o"."value" - "m"."value_centre") AS "value_deviation"
  FROM "outcomes" AS "o"
  CROSS JOIN "centre" AS "m"
),
"arm_sums" AS (
  SELECT 'A' AS "metric",
         "variant" AS "variant",
         "bucket" AS "bucket",
         count(*) FILTER (WHERE "settled") AS "settled",
         count(*) FILTER (WHERE (NOT "settled")) AS "immature",
         sum("value") FILTER (WHERE "settled") AS "sum",
         sum(("value" * "value")) FILTER (WHERE "settled") AS "sum_of_squares",
         min("value") FILTER (WHERE "settled") AS "min",
         max("value") FILTER (WHERE "settled") AS "max",
         sum("not_numeric") FILTER (WHERE "settled") AS "not_numeric",
         sum("value_deviation") FILTER (WHERE "settled") AS "deviations_of_value",
         sum(("value_deviation" * "value_deviation")) FILTER (WHERE "settled") AS "squares_of_deviations_of_value"
  FROM "deviations"
  GROUP BY "variant", "bucket"
),
"all_rows" AS (
  SELECT * FROM "left_out"
  UNION ALL BY NAME
  SELECT * FROM "arms"
  UNION ALL BY NAME
  SELECT * FROM "arm_sums"
),
"without_actor" AS (
  SELECT * FROM (VALUES (0)) AS "rows"("without_actor")
)
SELECT *
FROM "without_actor" AS "s"
LEFT JOIN "all_rows" AS "a" ON TRUE;
