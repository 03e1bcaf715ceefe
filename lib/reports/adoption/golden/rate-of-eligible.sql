WITH "events" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped" AS (
  SELECT "event_key" AS "event_key",
         "event" AS "event",
         "user" AS "actor_1",
         ((epoch_us("time") - 1714521600000000) // 2678400000000) AS "bucket"
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
         ((epoch_us("time") - 1714521600000000) // 2678400000000) AS "bucket"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-31 23:59:59.999999') AND ("event" = 'page_viewed') AND ("user" IS NOT NULL) AND ("event" = 'page_viewed'))
),
"actors_of" AS (
  SELECT "actor_1" AS "actor_1",
         "bucket" AS "bucket"
  FROM "scoped_2"
  GROUP BY "actor_1", "bucket"
),
"user_properties" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['user_properties.parquet'], union_by_name = true)
),
"users_where" AS (
  SELECT "user" AS "user"
  FROM "user_properties"
  WHERE (("property" = 'country') AND "latest" AND coalesce(((("value" IS NOT NULL) AND ("value" <> '')) AND ("value" = 'IT')), FALSE))
),
"eligible" AS NOT MATERIALIZED (
  SELECT *
  FROM "actors_of"
  WHERE coalesce(("actor_1" IN (FROM "users_where")), FALSE)
),
"of_those" AS (
  SELECT "r"."event_key" AS "event_key",
         "r"."event" AS "event",
         "r"."actor_1" AS "actor_1",
         "r"."bucket" AS "bucket",
         "r"."uses" AS "uses"
  FROM "uses_by_bucket" AS "r"
  JOIN "eligible" AS "b" ON (("r"."actor_1" = "b"."actor_1") AND ("r"."bucket" = "b"."bucket"))
),
"cells" AS (
  SELECT 'current' AS "period",
         'base' AS "kind",
         NULL AS "feature",
         "bucket" AS "at",
         count(*) AS "count"
  FROM "eligible"
  GROUP BY "bucket"
),
"cells_2" AS (
  SELECT 'current' AS "period",
         'users' AS "kind",
         "event_key" AS "event_key",
         any_value("event") AS "event",
         "bucket" AS "at",
         count(*) AS "count"
  FROM "of_those"
  GROUP BY "event_key", "bucket"
),
"cells_3" AS (
  SELECT 'current' AS "period",
         'uses' AS "kind",
         "event_key" AS "event_key",
         any_value("event") AS "event",
         "bucket" AS "at",
         sum("uses") AS "count"
  FROM "of_those"
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
