WITH "events" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped" AS (
  SELECT "user" AS "actor_1"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-31 23:59:59.999999') AND ("event" = 'page_viewed') AND ("user" IS NOT NULL) AND ("event" = 'page_viewed'))
),
"actors_of" AS (
  SELECT "actor_1" AS "actor_1"
  FROM "scoped"
  GROUP BY "actor_1"
),
"events_2" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped_2" AS (
  SELECT "event_key" AS "event_key",
         "event" AS "event",
         "user" AS "actor_1",
         ((epoch_us("time") - 1714521600000000) // 86400000000) AS "day"
  FROM "events_2" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-03 09:00:00') AND ("event" IN ('page_viewed', 'purchase_completed')) AND ("user" IS NOT NULL) AND (("event" = 'page_viewed') OR (("event" = 'purchase_completed') AND coalesce(((("p_price" IS NOT NULL) AND ("p_price" <> '')) AND ("n_price" > CAST(10 AS DOUBLE))), FALSE))))
),
"uses_by_actor" AS (
  SELECT "event_key" AS "event_key",
         any_value("event") AS "event",
         "actor_1" AS "actor_1",
         count(*) AS "uses",
         bit_or((CAST(1 AS BIGINT) << ("day" - 0))) AS "days_1",
         bit_or(CASE WHEN (((2 - "day") // 7) < 4) THEN (CAST(1 AS BIGINT) << ((2 - "day") // 7)) ELSE 0 END) AS "weeks_seen"
  FROM "scoped_2"
  GROUP BY "event_key", "actor_1"
),
"pairs" AS NOT MATERIALIZED (
  SELECT *,
         CAST(bit_count("days_1") AS BIGINT) AS "days",
         CAST(bit_count("weeks_seen") AS BIGINT) AS "weeks"
  FROM "uses_by_actor"
),
"of_those" AS (
  SELECT "r"."event_key" AS "event_key",
         "r"."event" AS "event",
         "r"."actor_1" AS "actor_1",
         "r"."uses" AS "uses",
         "r"."days" AS "days",
         "r"."weeks" AS "weeks"
  FROM "pairs" AS "r"
  JOIN "actors_of" AS "b" ON ("r"."actor_1" = "b"."actor_1")
),
"cells" AS (
  SELECT 'current' AS "period",
         'exposed' AS "kind",
         NULL AS "feature",
         0 AS "at",
         count(*) AS "count"
  FROM "actors_of"
),
"cells_2" AS (
  SELECT 'current' AS "period",
         'tried' AS "kind",
         "event_key" AS "event_key",
         any_value("event") AS "event",
         0 AS "at",
         count(*) AS "count"
  FROM "of_those"
  GROUP BY "event_key"
),
"cells_3" AS (
  SELECT 'current' AS "period",
         'repeated' AS "kind",
         "event_key" AS "event_key",
         any_value("event") AS "event",
         0 AS "at",
         count(*) FILTER (WHERE ("days" >= 2)) AS "count"
  FROM "of_those"
  GROUP BY "event_key"
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
