WITH "events" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped" AS (
  SELECT 'current' AS "period",
         "user" AS "actor_1",
         "time" AS "time",
         "time" AS "since",
         ((epoch_us("time") - 1714521600000000) // 86400000000) AS "bucket"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-31 23:59:59.999999') AND ("event" = 'page_viewed') AND ("user" IS NOT NULL) AND ("event" = 'page_viewed'))
),
"events_per_actor" AS (
  SELECT "period" AS "period",
         "bucket" AS "bucket",
         "actor_1" AS "actor_1",
         count(*) AS "events"
  FROM "scoped"
  GROUP BY "period", "bucket", "actor_1"
),
"measured" AS (
  SELECT "period" AS "period",
         "bucket" AS "bucket",
         TRY_CAST((sum("events") / count(*)) AS DOUBLE) AS "value"
  FROM "events_per_actor"
  GROUP BY "period", "bucket"
),
"events_per_actor_2" AS (
  SELECT "period" AS "period",
         -1 AS "bucket",
         "actor_1" AS "actor_1",
         count(*) AS "events"
  FROM "scoped"
  GROUP BY "period", "actor_1"
),
"measured_2" AS (
  SELECT "period" AS "period",
         "bucket" AS "bucket",
         TRY_CAST((sum("events") / count(*)) AS DOUBLE) AS "value"
  FROM "events_per_actor_2"
  GROUP BY "period", "bucket"
),
"cells" AS (
  SELECT 0 AS "series",
         "period" AS "period",
         "bucket" AS "bucket",
         TRY_CAST("value" AS DOUBLE) AS "value"
  FROM "measured"
),
"cells_2" AS (
  SELECT 0 AS "series",
         "period" AS "period",
         "bucket" AS "bucket",
         TRY_CAST("value" AS DOUBLE) AS "value"
  FROM "measured_2"
),
"all_cells" AS (
  SELECT * FROM "cells"
  UNION ALL BY NAME
  SELECT * FROM "cells_2"
),
"without_actor" AS (
  SELECT * FROM (VALUES (0)) AS "rows"("without_actor")
)
SELECT *
FROM "without_actor" AS "s"
LEFT JOIN "all_cells" AS "a" ON TRUE
ORDER BY "a"."series", "a"."period", "a"."bucket";
