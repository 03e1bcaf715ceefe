WITH "events" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped" AS (
  SELECT 'current' AS "period",
         "user" AS "actor_1",
         "time" AS "time",
         "time" AS "since",
         ((epoch_us("time") - 1714521600000000) // 2678400000000) AS "bucket",
         ((epoch_us("time") - 1714521600000000) // 86400000000) AS "day"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-31 23:59:59.999999') AND ("event" = 'page_viewed') AND ("user" IS NOT NULL) AND ("event" = 'page_viewed'))
),
"users_per_day" AS (
  SELECT "period" AS "period",
         "bucket" AS "bucket",
         "day" AS "day",
         "actor_1" AS "actor_1"
  FROM "scoped"
  GROUP BY "period", "bucket", "day", "actor_1"
),
"days_per_point" AS (
  SELECT * FROM (VALUES ('current', 0, 3), ('current', -1, 3), ('current', -2, 0)) AS "rows"("period", "bucket", "days")
),
"measured" AS (
  SELECT "e"."period" AS "period",
         "e"."bucket" AS "bucket",
         TRY_CAST((count(*) / any_value("d"."days")) AS DOUBLE) AS "value"
  FROM "users_per_day" AS "e"
  JOIN "days_per_point" AS "d" ON (("e"."period" = "d"."period") AND ("e"."bucket" = "d"."bucket"))
  GROUP BY "e"."period", "e"."bucket"
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
