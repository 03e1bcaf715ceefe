WITH "events" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped" AS (
  SELECT 'current' AS "period",
         "user" AS "actor_1",
         "time" AS "time",
         "time" AS "since",
         ((epoch_us("time") - 1714521600000000) // 86400000000) AS "bucket",
         "n_price" AS "value",
         ((nullif("p_price", '') IS NOT NULL) AND ("n_price" IS NULL)) AS "excluded"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-31 23:59:59.999999') AND ("event" = 'page_viewed') AND ("user" IS NOT NULL) AND ("event" = 'page_viewed'))
),
"measured" AS (
  SELECT "period" AS "period",
         "bucket" AS "bucket",
         TRY_CAST(coalesce(sum("value"), CAST(0 AS DOUBLE)) AS DOUBLE) AS "value"
  FROM "scoped"
  GROUP BY "period", "bucket"
),
"cells" AS (
  SELECT 0 AS "series",
         "period" AS "period",
         "bucket" AS "bucket",
         TRY_CAST("value" AS DOUBLE) AS "value"
  FROM "measured"
),
"excluded" AS (
  SELECT "period" AS "period",
         -3 AS "bucket",
         count(*) FILTER (WHERE "excluded") AS "value"
  FROM "scoped"
  GROUP BY "period"
),
"cells_2" AS (
  SELECT 0 AS "series",
         "period" AS "period",
         "bucket" AS "bucket",
         TRY_CAST("value" AS DOUBLE) AS "value"
  FROM "excluded"
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
