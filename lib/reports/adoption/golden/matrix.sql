WITH "events" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped" AS (
  SELECT "event_key" AS "event_key",
         "event" AS "event",
         "user" AS "actor_1",
         ((epoch_us("time") - 1714521600000000) // 86400000000) AS "day"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-03 09:00:00') AND ("event" IN ('page_viewed', 'purchase_completed')) AND ("user" IS NOT NULL) AND (("event" = 'page_viewed') OR (("event" = 'purchase_completed') AND coalesce(((("p_price" IS NOT NULL) AND ("p_price" <> '')) AND ("n_price" > CAST(10 AS DOUBLE))), FALSE))))
),
"uses_by_actor" AS (
  SELECT "event_key" AS "event_key",
         any_value("event") AS "event",
         "actor_1" AS "actor_1",
         count(*) AS "uses",
         bit_or((CAST(1 AS BIGINT) << ("day" - 0))) AS "days_1",
         bit_or(CASE WHEN (((2 - "day") // 7) < 4) THEN (CAST(1 AS BIGINT) << ((2 - "day") // 7)) ELSE 0 END) AS "weeks_seen"
  FROM "scoped"
  GROUP BY "event_key", "actor_1"
),
"pairs" AS NOT MATERIALIZED (
  SELECT *,
         CAST(bit_count("days_1") AS BIGINT) AS "days",
         CAST(bit_count("weeks_seen") AS BIGINT) AS "weeks"
  FROM "uses_by_actor"
),
"users_by_uses_and_days" AS (
  SELECT "event_key" AS "event_key",
         any_value("event") AS "event",
         "uses" AS "uses",
         "days" AS "days",
         count(*) AS "users"
  FROM "pairs"
  GROUP BY "event_key", "uses", "days"
),
"cells" AS (
  SELECT 'current' AS "period",
         'uses' AS "kind",
         "event_key" AS "event_key",
         any_value("event") AS "event",
         "uses" AS "at",
         sum("users") AS "count"
  FROM "users_by_uses_and_days"
  GROUP BY "event_key", "uses"
),
"cells_2" AS (
  SELECT 'current' AS "period",
         'days' AS "kind",
         "event_key" AS "event_key",
         any_value("event") AS "event",
         "days" AS "at",
         sum("users") AS "count"
  FROM "users_by_uses_and_days"
  GROUP BY "event_key", "days"
),
"events_2" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped_2" AS (
  SELECT "user" AS "actor_1"
  FROM "events_2" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-31 23:59:59.999999') AND ("user" IS NOT NULL) AND TRUE)
),
"actors_of" AS (
  SELECT "actor_1" AS "actor_1"
  FROM "scoped_2"
  GROUP BY "actor_1"
),
"cells_3" AS (
  SELECT 'current' AS "period",
         'base' AS "kind",
         NULL AS "feature",
         0 AS "at",
         count(*) AS "count"
  FROM "actors_of"
),
"all_cells" AS (
  SELECT * FROM "cells_3"
  UNION ALL BY NAME
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
