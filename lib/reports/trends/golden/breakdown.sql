WITH "events" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped" AS (
  SELECT 'current' AS "period",
         "user" AS "actor_1",
         "time" AS "time",
         "time" AS "since",
         ((epoch_us("time") - 1714521600000000) // 86400000000) AS "bucket",
         nullif("p_plan", '') AS "value_1"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-31 23:59:59.999999') AND ("event" = 'page_viewed') AND ("user" IS NOT NULL) AND ("event" = 'page_viewed'))
),
"once_each" AS (
  SELECT "period" AS "period",
         "value_1" AS "value_1",
         "bucket" AS "bucket",
         "actor_1" AS "actor_1"
  FROM "scoped"
  GROUP BY "period", "value_1", "bucket", "actor_1"
),
"measured" AS (
  SELECT "period" AS "period",
         "value_1" AS "value_1",
         "bucket" AS "bucket",
         TRY_CAST(count(*) AS DOUBLE) AS "value"
  FROM "once_each"
  GROUP BY "period", "value_1", "bucket"
),
"weights" AS (
  SELECT "period" AS "period",
         "value_1" AS "value_1",
         coalesce(TRY_CAST(sum("value") AS DOUBLE), 0) AS "weight"
  FROM "measured"
  GROUP BY "period", "value_1"
),
"weights_by_value" AS (
  SELECT "value_1" AS "value_1",
         coalesce(sum("weight") FILTER (WHERE ("period" = 'current')), 0) AS "current_weight",
         coalesce(sum("weight") FILTER (WHERE ("period" = 'previous')), 0) AS "previous_weight"
  FROM "weights"
  GROUP BY "value_1"
),
"places" AS NOT MATERIALIZED (
  SELECT *,
         row_number() OVER (PARTITION BY ("value_1" IS NULL) ORDER BY "current_weight" DESC, "previous_weight" DESC, coalesce("value_1", '(not set)')) AS "place"
  FROM "weights_by_value"
),
"grouped" AS NOT MATERIALIZED (
  SELECT "r".*,
         CASE WHEN ("r"."value_1" IS NULL) THEN 2 WHEN ("p"."place" <= 3) THEN 1 ELSE 3 END AS "group_kind",
         CASE WHEN ("r"."value_1" IS NULL) THEN '(not set)' WHEN ("p"."place" <= 3) THEN coalesce("r"."value_1", '(not set)') ELSE '(other)' END AS "group_1"
  FROM "scoped" AS "r"
  JOIN "places" AS "p" ON ("r"."value_1" IS NOT DISTINCT FROM "p"."value_1")
),
"once_each_2" AS (
  SELECT "period" AS "period",
         "group_kind" AS "group_kind",
         "group_1" AS "group_1",
         "bucket" AS "bucket",
         "actor_1" AS "actor_1"
  FROM "grouped"
  GROUP BY "period", "group_kind", "group_1", "bucket", "actor_1"
),
"measured_2" AS (
  SELECT "period" AS "period",
         "group_kind" AS "group_kind",
         "group_1" AS "group_1",
         "bucket" AS "bucket",
         TRY_CAST(count(*) AS DOUBLE) AS "value"
  FROM "once_each_2"
  GROUP BY "period", "group_kind", "group_1", "bucket"
),
"cells" AS (
  SELECT 0 AS "series",
         "period" AS "period",
         "group_kind" AS "group_kind",
         "group_1" AS "group_1",
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
