WITH "events" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped" AS (
  SELECT "user" AS "actor_1",
         ((epoch_us("time") - 1714521600000000) // 86400000000) AS "period",
         ("event" = 'purchase_completed') AS "matches_1"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-31 23:59:59.999999') AND ("event" = 'purchase_completed') AND ("user" IS NOT NULL) AND ("event" = 'purchase_completed'))
),
"active_periods" AS (
  SELECT "actor_1" AS "actor_1",
         "period" AS "period",
         count(*) AS "count_1"
  FROM "scoped"
  GROUP BY "actor_1", "period"
),
"days_away" AS (
  SELECT "actor_1" AS "actor_1",
         ("period" - lag("period") OVER (PARTITION BY "actor_1" ORDER BY "period")) AS "away"
  FROM "active_periods"
),
"median_gaps" AS (
  SELECT median("away") AS "typical"
  FROM "days_away"
  GROUP BY "actor_1"
),
"gap_figures" AS (
  SELECT 'current' AS "answer_of",
         count("typical") AS "all_units",
         count(*) FILTER (WHERE ("typical" IS NULL)) AS "single",
         quantile_cont("typical", CAST(0.5 AS DOUBLE)) AS "p50_days",
         quantile_cont("typical", CAST(0.8 AS DOUBLE)) AS "p80_days",
         quantile_cont("typical", CAST(0.9 AS DOUBLE)) AS "p90_days"
  FROM "median_gaps"
),
"gap_distribution" AS (
  SELECT ceil("typical") AS "days",
         count(*) AS "units"
  FROM "median_gaps"
  WHERE ("typical" IS NOT NULL)
  GROUP BY ceil("typical")
),
"gaps_of_period" AS (
  SELECT *
  FROM "gap_figures" AS "f"
  LEFT JOIN "gap_distribution" AS "d" ON TRUE
),
"gaps" AS (
  SELECT * FROM "gaps_of_period"
),
"without_actor" AS (
  SELECT * FROM (VALUES (0)) AS "rows"("without_actor")
)
SELECT *,
       ("a"."answer_of" IS NOT NULL) AS "answered"
FROM "without_actor" AS "s"
LEFT JOIN "gaps" AS "a" ON TRUE;
