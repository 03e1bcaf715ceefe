WITH "events" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped" AS (
  SELECT nullif("p_plan", '') AS "feature",
         "user" AS "actor_1",
         ((epoch_us("time") - 1714521600000000) // 86400000000) AS "day"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-03 09:00:00') AND ("user" IS NOT NULL) AND (nullif("p_plan", '') IS NOT NULL) AND TRUE)
),
"uses_by_actor" AS (
  SELECT "feature" AS "feature",
         "actor_1" AS "actor_1",
         count(*) AS "uses",
         bit_or((CAST(1 AS BIGINT) << ("day" - 0))) AS "days_1",
         bit_or(CASE WHEN (((2 - "day") // 7) < 4) THEN (CAST(1 AS BIGINT) << ((2 - "day") // 7)) ELSE 0 END) AS "weeks_seen"
  FROM "scoped"
  GROUP BY "feature", "actor_1"
),
"pairs" AS NOT MATERIALIZED (
  SELECT *,
         CAST(bit_count("days_1") AS BIGINT) AS "days",
         CAST(bit_count("weeks_seen") AS BIGINT) AS "weeks"
  FROM "uses_by_actor"
),
"users_by_uses_and_days" AS (
  SELECT "feature" AS "feature",
         "uses" AS "uses",
         "days" AS "days",
         count(*) AS "users"
  FROM "pairs"
  GROUP BY "feature", "uses", "days"
),
"cells" AS (
  SELECT 'current' AS "period",
         'uses' AS "kind",
         "feature" AS "feature",
         "uses" AS "at",
         sum("users") AS "count"
  FROM "users_by_uses_and_days"
  GROUP BY "feature", "uses"
),
"cells_2" AS (
  SELECT 'current' AS "period",
         'days' AS "kind",
         "feature" AS "feature",
         "days" AS "at",
         sum("users") AS "count"
  FROM "users_by_uses_and_days"
  GROUP BY "feature", "days"
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
"users_by_value" AS (
  SELECT "feature" AS "feature",
         count(*) AS "users"
  FROM "pairs"
  GROUP BY "feature"
),
"ranked_values" AS NOT MATERIALIZED (
  SELECT *,
         row_number() OVER (ORDER BY "users" DESC, "feature") AS "place",
         count(*) OVER () AS "value_count"
  FROM "users_by_value"
),
"places" AS NOT MATERIALIZED (
  SELECT *
  FROM "ranked_values"
  WHERE ("place" <= 10)
),
"features" AS (
  SELECT "feature" AS "feature"
  FROM "places"
),
"of_features" AS NOT MATERIALIZED (
  SELECT *
  FROM "all_cells"
  WHERE (("feature" IS NULL) OR ("feature" IN (FROM "features")))
),
"cells_4" AS (
  SELECT 'current' AS "period",
         'place' AS "kind",
         "feature" AS "feature",
         "place" AS "at",
         "value_count" AS "count"
  FROM "places"
),
"all_answers" AS (
  SELECT * FROM "of_features"
  UNION ALL BY NAME
  SELECT * FROM "cells_4"
),
"packed" AS (
  SELECT "period" AS "period",
         "kind" AS "kind",
         "feature" AS "feature",
         list([CAST("at" AS BIGINT), CAST("count" AS BIGINT)]) AS "pairs"
  FROM "all_answers"
  GROUP BY "period", "kind", "feature"
),
"without_actor" AS (
  SELECT * FROM (VALUES (0)) AS "rows"("without_actor")
)
SELECT *
FROM "without_actor" AS "s"
LEFT JOIN "packed" AS "a" ON TRUE
ORDER BY "a"."kind", "a"."feature", "a"."period";
