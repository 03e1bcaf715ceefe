WITH "events" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped" AS (
  SELECT "event_key" AS "event_key",
         "event" AS "event",
         "user" AS "actor_1",
         (CASE WHEN ("time" < TIMESTAMP '2024-04-21 22:00:00') THEN -1 ELSE ((epoch_us("time") - 1713736800000000) // 604800000000) END - 1) AS "bucket",
         ("time" >= TIMESTAMP '2024-04-30 22:00:00') AS "inside"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '0001-01-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-31 21:59:59.999999') AND ("event" IN ('page_viewed', 'purchase_completed')) AND ("user" IS NOT NULL) AND (("event" = 'page_viewed') OR (("event" = 'purchase_completed') AND coalesce(((("p_price" IS NOT NULL) AND ("p_price" <> '')) AND ("n_price" > CAST(10 AS DOUBLE))), FALSE))))
),
"use_history" AS (
  SELECT "event_key" AS "event_key",
         any_value("event") AS "event",
         "actor_1" AS "actor_1",
         "bucket" AS "bucket",
         count(*) FILTER (WHERE "inside") AS "inside",
         count(*) AS "uses"
  FROM "scoped"
  GROUP BY "event_key", "actor_1", "bucket"
),
"use_before" AS NOT MATERIALIZED (
  SELECT *,
         lag("bucket") OVER (PARTITION BY "event_key", "actor_1" ORDER BY "bucket") AS "last_bucket"
  FROM "use_history"
),
"adopters" AS (
  SELECT "event_key" AS "event_key",
         "event" AS "event",
         "actor_1" AS "actor_1",
         "bucket" AS "bucket",
         CASE WHEN (("last_bucket" IS NULL) AND ("uses" = "inside")) THEN 'new' WHEN (coalesce("last_bucket", -3) = ("bucket" - 1)) THEN 'continuing' ELSE 'returning' END AS "state"
  FROM "use_before"
  WHERE (("inside" > 0) AND ("bucket" >= 0))
),
"cells" AS (
  SELECT 'current' AS "period",
         'new' AS "kind",
         "event_key" AS "event_key",
         any_value("event") AS "event",
         "bucket" AS "at",
         count(*) FILTER (WHERE ("state" = 'new')) AS "count"
  FROM "adopters"
  GROUP BY "event_key", "bucket"
),
"cells_2" AS (
  SELECT 'current' AS "period",
         'continuing' AS "kind",
         "event_key" AS "event_key",
         any_value("event") AS "event",
         "bucket" AS "at",
         count(*) FILTER (WHERE ("state" = 'continuing')) AS "count"
  FROM "adopters"
  GROUP BY "event_key", "bucket"
),
"cells_3" AS (
  SELECT 'current' AS "period",
         'returning' AS "kind",
         "event_key" AS "event_key",
         any_value("event") AS "event",
         "bucket" AS "at",
         count(*) FILTER (WHERE ("state" = 'returning')) AS "count"
  FROM "adopters"
  GROUP BY "event_key", "bucket"
),
"first_uses" AS (
  SELECT "event_key" AS "event_key",
         any_value("event") AS "event",
         "actor_1" AS "actor_1",
         greatest(min("bucket"), 0) AS "bucket"
  FROM "use_history"
  GROUP BY "event_key", "actor_1"
),
"cells_4" AS (
  SELECT 'current' AS "period",
         'came' AS "kind",
         "event_key" AS "event_key",
         any_value("event") AS "event",
         "bucket" AS "at",
         count(*) AS "count"
  FROM "first_uses"
  GROUP BY "event_key", "bucket"
),
"scoped_2" AS (
  SELECT "user" AS "actor_1",
         CASE WHEN ("time" < TIMESTAMP '2024-04-28 22:00:00') THEN -1 ELSE ((epoch_us("time") - 1714341600000000) // 604800000000) END AS "at"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '0001-01-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-31 21:59:59.999999') AND ("user" IS NOT NULL) AND TRUE)
),
"actors_of" AS (
  SELECT "actor_1" AS "actor_1",
         greatest(min("at"), 0) AS "bucket"
  FROM "scoped_2"
  GROUP BY "actor_1"
),
"cells_5" AS (
  SELECT 'current' AS "period",
         'active_came' AS "kind",
         NULL AS "feature",
         "bucket" AS "at",
         count(*) AS "count"
  FROM "actors_of"
  GROUP BY "bucket"
),
"all_cells" AS (
  SELECT * FROM "cells"
  UNION ALL BY NAME
  SELECT * FROM "cells_2"
  UNION ALL BY NAME
  SELECT * FROM "cells_3"
  UNION ALL BY NAME
  SELECT * FROM "cells_4"
  UNION ALL BY NAME
  SELECT * FROM "cells_5"
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
