WITH "events" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped" AS (
  SELECT "user" AS "actor_1",
         "time" AS "time",
         "tie" AS "tie",
         ("event" = 'page_viewed') AS "matches",
         TRUE AS "passes"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '0001-01-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-31 23:59:59.999999') AND ("event" = 'page_viewed') AND ("user" IS NOT NULL) AND ("event" = 'page_viewed'))
),
"firsts" AS (
  SELECT "actor_1" AS "actor_1",
         min("time") AS "first_time",
         min("time") FILTER (WHERE "matches") AS "time",
         arg_min_null("passes", row("time", "tie")) FILTER (WHERE "matches") AS "passes"
  FROM "scoped"
  GROUP BY "actor_1"
),
"first_times" AS (
  SELECT 'current' AS "period",
         "f"."actor_1" AS "actor_1",
         "f"."time" AS "time",
         "f"."time" AS "since",
         ((epoch_us("f"."time") - 1714521600000000) // 86400000000) AS "bucket"
  FROM "firsts" AS "f"
  WHERE (("f"."time" = "f"."first_time") AND "f"."passes" AND ("f"."time" >= TIMESTAMP '2024-05-01 00:00:00'))
),
"measured" AS (
  SELECT "period" AS "period",
         "bucket" AS "bucket",
         TRY_CAST(count(*) AS DOUBLE) AS "value"
  FROM "first_times"
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
