WITH "events" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped" AS (
  SELECT 'current' AS "period",
         "user" AS "actor_1",
         "time" AS "time",
         "time" AS "since",
         ((epoch_us("time") - 1714255200000000) // 604800000000) AS "bucket"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-04-30 22:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-31 21:59:59.999999') AND ("event" = 'page_viewed') AND ("user" IS NOT NULL) AND ("event" = 'page_viewed'))
),
"once_each" AS (
  SELECT "period" AS "period",
         "bucket" AS "bucket",
         "actor_1" AS "actor_1"
  FROM "scoped"
  GROUP BY "period", "bucket", "actor_1"
),
"measured" AS (
  SELECT "period" AS "period",
         "bucket" AS "bucket",
         TRY_CAST(count(*) AS DOUBLE) AS "value"
  FROM "once_each"
  GROUP BY "period", "bucket"
),
"cells" AS (
  SELECT 0 AS "series",
         "period" AS "period",
         "bucket" AS "bucket",
         TRY_CAST("value" AS DOUBLE) AS "value"
  FROM "measured"
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
