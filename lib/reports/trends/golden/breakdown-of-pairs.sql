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
  SELECT 'current' AS "period",
         "user" AS "actor_1",
         "time" AS "time",
         "time" AS "since",
         ((epoch_us("time") - 1714521600000000) // 86400000000) AS "bucket",
         nullif("p_plan", '') AS "value_1",
         nullif("u1"."value", '') AS "value_2"
  FROM "events" AS "e"
  LEFT JOIN "user_values" AS "u1" ON ("e"."user" = "u1"."of_user")
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-31 23:59:59.999999') AND ("event" = 'page_viewed') AND ("user" IS NOT NULL) AND ("event" = 'page_viewed'))
),
"measured" AS (
  SELECT "period" AS "period",
         "value_1" AS "value_1",
         "value_2" AS "value_2",
         "bucket" AS "bucket",
         TRY_CAST(count(*) AS DOUBLE) AS "value"
  FROM "scoped"
  GROUP BY "period", "value_1", "value_2", "bucket"
),
"weights" AS (
  SELECT "period" AS "period",
         "value_1" AS "value_1",
         "value_2" AS "value_2",
         coalesce(TRY_CAST(sum("value") AS DOUBLE), 0) AS "weight"
  FROM "measured"
  GROUP BY "period", "value_1", "value_2"
),
"weights_by_value" AS (
  SELECT "value_1" AS "value_1",
         "value_2" AS "value_2",
         coalesce(sum("weight") FILTER (WHERE ("period" = 'current')), 0) AS "current_weight",
         coalesce(sum("weight") FILTER (WHERE ("period" = 'previous')), 0) AS "previous_weight"
  FROM "weights"
  GROUP BY "value_1", "value_2"
),
"places" AS NOT MATERIALIZED (
  SELECT *,
         row_number() OVER (PARTITION BY (("value_1" IS NULL) AND ("value_2" IS NULL)) ORDER BY "current_weight" DESC, "previous_weight" DESC, coalesce("value_1", '(not set)'), coalesce("value_2", '(not set)')) AS "place"
  FROM "weights_by_value"
),
"grouped" AS NOT MATERIALIZED (
  SELECT "r".*,
         CASE WHEN (("r"."value_1" IS NULL) AND ("r"."value_2" IS NULL)) THEN 2 WHEN ("p"."place" <= 25) THEN 1 ELSE 3 END AS "group_kind",
         CASE WHEN (("r"."value_1" IS NULL) AND ("r"."value_2" IS NULL)) THEN '(not set)' WHEN ("p"."place" <= 25) THEN coalesce("r"."value_1", '(not set)') ELSE '(other)' END AS "group_1",
         CASE WHEN (("r"."value_1" IS NULL) AND ("r"."value_2" IS NULL)) THEN '(not set)' WHEN ("p"."place" <= 25) THEN coalesce("r"."value_2", '(not set)') ELSE '(other)' END AS "group_2"
  FROM "scoped" AS "r"
  JOIN "places" AS "p" ON (("r"."value_1" IS NOT DISTINCT FROM "p"."value_1") AND ("r"."value_2" IS NOT DISTINCT FROM "p"."value_2"))
),
"measured_2" AS (
  SELECT "period" AS "period",
         "group_kind" AS "group_kind",
         "group_1" AS "group_1",
         "group_2" AS "group_2",
         "bucket" AS "bucket",
         TRY_CAST(count(*) AS DOUBLE) AS "value"
  FROM "grouped"
  GROUP BY "period", "group_kind", "group_1", "group_2", "bucket"
),
"cells" AS (
  SELECT 0 AS "series",
         "period" AS "period",
         "group_kind" AS "group_kind",
         "group_1" AS "group_1",
         "group_2" AS "group_2",
         "bucket" AS "bucket",
         TRY_CAST("value" AS DOUBLE) AS "value"
  FROM "measured_2"
),
"all_cells" AS (
  SELECT * FROM "cells"
),
"without_actor" AS (
  SELECT * FROM (VALUES (0)) AS "rows"("without_actor")
)
SELECT *
FROM "without_actor" AS "s"
LEFT JOIN "all_cells" AS "a" ON TRUE
ORDER BY "a"."series", "a"."period", "a"."bucket";
