WITH "events" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped" AS (
  SELECT "event_key" AS "event_key",
         "event" AS "event",
         "user" AS "actor_1",
         ((epoch_us("time") - 1714348800000000) // 604800000000) AS "bucket"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-31 23:59:59.999999') AND ("event" IN ('page_viewed', 'purchase_completed')) AND ("user" IS NOT NULL) AND (("event" = 'page_viewed') OR (("event" = 'purchase_completed') AND coalesce(((("p_price" IS NOT NULL) AND ("p_price" <> '')) AND ("n_price" > CAST(10 AS DOUBLE))), FALSE))))
),
"uses_by_bucket" AS (
  SELECT "event_key" AS "event_key",
         any_value("event") AS "event",
         "actor_1" AS "actor_1",
         "bucket" AS "bucket",
         count(*) AS "uses"
  FROM "scoped"
  GROUP BY "event_key", "actor_1", "bucket"
),
"scoped_2" AS (
  SELECT "user" AS "actor_1",
         ((epoch_us("time") - 1714348800000000) // 604800000000) AS "bucket"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-31 23:59:59.999999') AND ("user" IS NOT NULL) AND TRUE)
),
"actors_of" AS (
  SELECT "actor_1" AS "actor_1",
         "bucket" AS "bucket"
  FROM "scoped_2"
  GROUP BY "actor_1", "bucket"
),
"cells" AS (
  SELECT 'current' AS "period",
         'base' AS "kind",
         NULL AS "feature",
         "bucket" AS "at",
         count(*) AS "count"
  FROM "actors_of"
  GROUP BY "bucket"
),
"cells_2" AS (
  SELECT 'current' AS "period",
         'users' AS "kind",
         "event_key" AS "event_key",
         any_value("event") AS "event",
         "bucket" AS "at",
         count(*) AS "count"
  FROM "uses_by_bucket"
  GROUP BY "event_key", "bucket"
),
"cells_3" AS (
  SELECT 'current' AS "period",
         'uses' AS "kind",
         "event_key" AS "event_key",
         any_value("event") AS "event",
         "bucket" AS "at",
         sum("uses") AS "count"
  FROM "uses_by_bucket"
  GROUP BY "event_key", "bucket"
),
"all_cells" AS (
  SELECT * FROM "cells"
  UNION ALL BY NAME
  SELECT * FROM "cells_2"
  UNION ALL BY NAME
  SELECT * FROM "cells_3"
),
"by_place" AS (
  SELECT "period" AS "period",
         "kind" AS "kind",
         CASE WHEN ("event" = 'page_viewed') THEN 1 WHEN ("event" = 'purchase_completed') THEN 2 ELSE NULL END AS "feature",
         "at" AS "at",
         "count" AS "count"
  FROM "all_cells"
),
"packed" AS (
  SELECT "period" AS "period",
         "kind" AS "kind",
         "feature" AS "feature",
         list([CAST("at" AS BIGINT), CAST("count" AS BIGINT)]) AS "pairs"
  FROM "by_place"
  GROUP BY "period", "kind", "feature"
),
"without_actor" AS (
  SELECT * FROM (VALUES (0)) AS "rows"("without_actor")
)
SELECT *
FROM "without_actor" AS "s"
LEFT JOIN "packed" AS "a" ON TRUE
ORDER BY "a"."kind", "a"."feature", "a"."period";
