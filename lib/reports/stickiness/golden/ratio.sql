WITH "events" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped" AS (
  SELECT "user" AS "actor_1",
         ((epoch_us("time") - 1711756800000000) // 86400000000) AS "period",
         ("event" = 'page_viewed') AS "matches_1"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-03-30 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-31 23:59:59.999999') AND ("event" = 'page_viewed') AND ("user" IS NOT NULL) AND ("event" = 'page_viewed'))
),
"active_periods" AS (
  SELECT "actor_1" AS "actor_1",
         "period" AS "period",
         count(*) AS "count_1"
  FROM "scoped"
  GROUP BY "actor_1", "period"
),
"active_days_in_order" AS (
  SELECT "period" AS "day",
         lead("period") OVER (PARTITION BY "actor_1" ORDER BY "period") AS "next_day"
  FROM "active_periods"
  WHERE ("count_1" > 0)
),
"came" AS (
  SELECT 'current' AS "period",
         0 AS "series",
         'came' AS "kind",
         "day" AS "day",
         count(*) AS "units"
  FROM "active_days_in_order"
  GROUP BY "day"
),
"left" AS (
  SELECT 'current' AS "period",
         0 AS "series",
         'left_7' AS "kind",
         CASE WHEN ("next_day" < ("day" + 7)) THEN "next_day" ELSE ("day" + 7) END AS "day",
         count(*) AS "units"
  FROM "active_days_in_order"
  GROUP BY CASE WHEN ("next_day" < ("day" + 7)) THEN "next_day" ELSE ("day" + 7) END
),
"left_2" AS (
  SELECT 'current' AS "period",
         0 AS "series",
         'left_30' AS "kind",
         CASE WHEN ("next_day" < ("day" + 30)) THEN "next_day" ELSE ("day" + 30) END AS "day",
         count(*) AS "units"
  FROM "active_days_in_order"
  GROUP BY CASE WHEN ("next_day" < ("day" + 30)) THEN "next_day" ELSE ("day" + 30) END
),
"coming_and_leaving" AS (
  SELECT * FROM "came"
  UNION ALL BY NAME
  SELECT * FROM "left"
  UNION ALL BY NAME
  SELECT * FROM "left_2"
),
"both_periods" AS (
  SELECT * FROM "coming_and_leaving"
),
"without_actor" AS (
  SELECT * FROM (VALUES (0)) AS "rows"("without_actor")
)
SELECT *,
       ("a"."period" IS NOT NULL) AS "answered"
FROM "without_actor" AS "s"
LEFT JOIN "both_periods" AS "a" ON TRUE;
