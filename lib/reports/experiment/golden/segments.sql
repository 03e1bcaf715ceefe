WITH "user_properties" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['user_properties.parquet'], union_by_name = true)
),
"user_values" AS (
  SELECT "user" AS "of_user",
         "value" AS "value",
         "number" AS "number"
  FROM "user_properties"
  WHERE (("property" = 'country') AND "latest")
),
"events" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped" AS (
  SELECT "user" AS "actor_1",
         "time" AS "time",
         "tie" AS "tie",
         nullif("p_plan", '') AS "variant",
         nullif("u1"."value", '') AS "segment"
  FROM "events" AS "e"
  LEFT JOIN "user_values" AS "u1" ON ("e"."user" = "u1"."of_user")
  WHERE (("e"."time" >= TIMESTAMP '0001-01-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-31 23:59:59.999999') AND ("event" = 'page_viewed') AND ("user" IS NOT NULL) AND ("event" = 'page_viewed'))
),
"first_exposures" AS (
  SELECT "actor_1" AS "actor_1",
         min("time") FILTER (WHERE ("variant" IS NOT NULL)) AS "exposure_time",
         epoch_us(min("time") FILTER (WHERE ("variant" IS NOT NULL))) AS "exposure",
         arg_min_null("variant", row("time", "tie")) FILTER (WHERE ("variant" IS NOT NULL)) AS "variant",
         (min("variant") FILTER (WHERE ("variant" IS NOT NULL)) <> max("variant") FILTER (WHERE ("variant" IS NOT NULL))) AS "several",
         arg_min_null("segment", row("time", "tie")) FILTER (WHERE ("variant" IS NOT NULL)) AS "segment",
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
         "segment" AS "group_value"
  FROM "units_by_state"
  WHERE ("state" = 'exposed')
),
"group_weights" AS (
  SELECT "group_value" AS "group_value",
         count(*) AS "weight"
  FROM "counted"
  GROUP BY "group_value"
),
"group_places" AS NOT MATERIALIZED (
  SELECT *,
         row_number() OVER (ORDER BY ("group_value" IS NULL), "weight" DESC, "group_value") AS "place",
         count(*) OVER () AS "group_count"
  FROM "group_weights"
),
"grouped" AS NOT MATERIALIZED (
  SELECT "r".*,
         CASE WHEN ("r"."group_value" IS NULL) THEN 2 WHEN ("p"."place" <= 5) THEN 1 ELSE 3 END AS "group_kind",
         CASE WHEN ("r"."group_value" IS NULL) THEN '(not set)' WHEN ("p"."place" <= 5) THEN "r"."group_value" ELSE '(other)' END AS "group_name",
         "p"."group_count" AS "group_count"
  FROM "counted" AS "r"
  JOIN "group_places" AS "p" ON ("r"."group_value" IS NOT DISTINCT FROM "p"."group_value")
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
         "group_kind" AS "group_kind",
         "group_name" AS "group_name",
         "group_count" AS "group_count",
         count(*) AS "units",
         min("exposure") AS "first_exposure"
  FROM "grouped"
  GROUP BY "variant", "group_kind", "group_name", "group_count"
),
"events_2" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped_2" AS (
  SELECT "user" AS "actor_1",
         "time" AS "time"
  FROM "events_2" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-03 09:00:00') AND ("event" = 'purchase_completed') AND ("user" IS NOT NULL) AND ("event" = 'purchase_completed'))
),
"figures" AS (
  SELECT "r"."actor_1" AS "actor_1",
         TRY_CAST(1 AS DOUBLE) AS "value"
  FROM "scoped_2" AS "r"
  JOIN "grouped" AS "c" ON (("r"."actor_1" = "c"."actor_1") AND (((epoch_us("r"."time") - "c"."exposure") >= 1) AND ((epoch_us("r"."time") - "c"."exposure") <= 259200000000)))
  GROUP BY "r"."actor_1"
),
"outcomes" AS (
  SELECT "c"."actor_1" AS "actor_1",
         "c"."variant" AS "variant",
         "c"."exposure" AS "exposure",
         "c"."group_kind" AS "group_kind",
         "c"."group_name" AS "group_name",
         "c"."group_count" AS "group_count",
         ("exposure" <= 1714467600000000) AS "settled",
         coalesce("f"."value", CAST(0 AS DOUBLE)) AS "value"
  FROM "grouped" AS "c"
  LEFT JOIN "figures" AS "f" ON ("c"."actor_1" = "f"."actor_1")
),
"arm_sums" AS (
  SELECT 'A' AS "metric",
         "variant" AS "variant",
         "group_kind" AS "group_kind",
         "group_name" AS "group_name",
         "group_count" AS "group_count",
         count(*) FILTER (WHERE "settled") AS "settled",
         count(*) FILTER (WHERE (NOT "settled")) AS "immature",
         count(*) FILTER (WHERE ("settled" AND ("value" >= CAST(1 AS DOUBLE)))) AS "reached_1"
  FROM "outcomes"
  GROUP BY "variant", "group_kind", "group_name", "group_count"
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
