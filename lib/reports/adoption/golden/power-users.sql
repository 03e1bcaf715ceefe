WITH "events" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped" AS (
  SELECT "event_key" AS "event_key",
         "event" AS "event",
         "user" AS "actor_1",
         (CAST(1 AS BIGINT) << ((epoch_us("time") - 1714176000000000) // 86400000000)) AS "day"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-04-27 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-03 09:00:00') AND ("event" IN ('page_viewed', 'purchase_completed')) AND ("user" IS NOT NULL) AND (("event" = 'page_viewed') OR (("event" = 'purchase_completed') AND coalesce(((("p_price" IS NOT NULL) AND ("p_price" <> '')) AND ("n_price" > CAST(10 AS DOUBLE))), FALSE))))
),
"scoped_2" AS (
  SELECT "user" AS "actor_1",
         (CAST(1 AS BIGINT) << ((epoch_us("time") - 1714176000000000) // 86400000000)) AS "day"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-04-27 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-03 09:00:00') AND ("user" IS NOT NULL) AND TRUE)
),
"days_by_actor" AS (
  SELECT "event_key" AS "event_key",
         any_value("event") AS "event",
         "actor_1" AS "actor_1",
         CAST(bit_count(bit_or("day")) AS BIGINT) AS "days"
  FROM "scoped"
  GROUP BY "event_key", "actor_1"
),
"cells" AS (
  SELECT 'current' AS "period",
         'use_days' AS "kind",
         "event_key" AS "event_key",
         any_value("event") AS "event",
         "days" AS "at",
         count(*) AS "count"
  FROM "days_by_actor"
  GROUP BY "event_key", "days"
),
"days_by_actor_2" AS (
  SELECT "actor_1" AS "actor_1",
         CAST(bit_count(bit_or("day")) AS BIGINT) AS "days"
  FROM "scoped_2"
  GROUP BY "actor_1"
),
"cells_2" AS (
  SELECT 'current' AS "period",
         'active_days' AS "kind",
         NULL AS "feature",
         "days" AS "at",
         count(*) AS "count"
  FROM "days_by_actor_2"
  GROUP BY "days"
),
"all_cells" AS (
  SELECT * FROM "cells"
  UNION ALL BY NAME
  SELECT * FROM "cells_2"
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
