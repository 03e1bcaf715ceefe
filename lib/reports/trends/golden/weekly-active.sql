WITH "events" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped" AS (
  SELECT 'current' AS "period",
         "user" AS "actor_1",
         "time" AS "time",
         "time" AS "since",
         greatest(CASE WHEN ("time" < TIMESTAMP '2024-05-01 00:00:00') THEN -1 ELSE ((epoch_us("time") - 1714521600000000) // 86400000000) END, 0) AS "bucket",
         CASE WHEN ("time" < TIMESTAMP '2024-05-25 00:00:00') THEN ((epoch_us("time") - 1714003200000000) // 86400000000) ELSE (30 + ((epoch_us("time") - 1716595200000000) // 604800000000)) END AS "last_bucket"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-04-25 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-31 23:59:59.999999') AND ("event" = 'page_viewed') AND ("user" IS NOT NULL) AND ("event" = 'page_viewed'))
),
"reaches" AS (
  SELECT "period" AS "period",
         "actor_1" AS "actor_1",
         "bucket" AS "bucket",
         max("last_bucket") AS "last_bucket"
  FROM "scoped"
  GROUP BY "period", "actor_1", "bucket"
),
"stretches" AS (
  SELECT "period" AS "period",
         "bucket" AS "bucket",
         least(("last_bucket" + 1), coalesce(lead("bucket") OVER (PARTITION BY "period", "actor_1" ORDER BY "bucket"), ("last_bucket" + 1))) AS "until"
  FROM "reaches"
),
"came" AS (
  SELECT "period" AS "period",
         "bucket" AS "bucket",
         TRY_CAST(count(*) AS DOUBLE) AS "value"
  FROM "stretches"
  GROUP BY "period", "bucket"
),
"went" AS (
  SELECT "period" AS "period",
         "until" AS "bucket",
         (CAST(-1 AS DOUBLE) * count(*)) AS "value"
  FROM "stretches"
  GROUP BY "period", "until"
),
"cells" AS (
  SELECT 0 AS "series",
         "period" AS "period",
         "bucket" AS "bucket",
         TRY_CAST("value" AS DOUBLE) AS "value"
  FROM "came"
),
"cells_2" AS (
  SELECT 0 AS "series",
         "period" AS "period",
         "bucket" AS "bucket",
         TRY_CAST("value" AS DOUBLE) AS "value"
  FROM "went"
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
