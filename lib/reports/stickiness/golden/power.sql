WITH "events" AS NOT MATERIALIZED (
  SELECT * FROM (SELECT CAST(NULL AS BIGINT) AS "event_key", CAST(NULL AS VARCHAR) AS "event", CAST(NULL AS BIGINT) AS "user", CAST(NULL AS BIGINT) AS "raw_user", CAST(NULL AS TIMESTAMP) AS "time", CAST(NULL AS INTEGER) AS "tie", CAST(NULL AS VARCHAR) AS "session", CAST(NULL AS VARCHAR) AS "user_id", CAST(NULL AS VARCHAR) AS "anonymous_id", CAST(NULL AS VARCHAR) AS "insert_id", CAST(NULL AS VARCHAR) AS "source_file", CAST(NULL AS BIGINT) AS "source_row" WHERE FALSE)
),
"scoped" AS (
  SELECT "user" AS "actor_1",
         ((epoch_us("time") - 1714773600000000) // 86400000000) AS "period",
         ("event" = 'page_viewed') AS "matches_1"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-03 22:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-31 21:59:59.999999') AND ("event" = 'page_viewed') AND ("user" IS NOT NULL) AND ("event" = 'page_viewed'))
),
"active_periods" AS (
  SELECT "actor_1" AS "actor_1",
         "period" AS "period",
         count(*) AS "count_1"
  FROM "scoped"
  GROUP BY "actor_1", "period"
),
"periods_per_unit" AS (
  SELECT "actor_1" AS "actor_1",
         count(*) FILTER (WHERE (("count_1" > 0) AND ("period" >= 21))) AS "periods_1_from_21",
         count(*) FILTER (WHERE ("count_1" > 0)) AS "periods_1"
  FROM "active_periods"
  GROUP BY "actor_1"
),
"single_units" AS NOT MATERIALIZED (
  SELECT *,
         1 AS "units"
  FROM "periods_per_unit"
),
"units_by_periods" AS (
  SELECT 'current' AS "period",
         0 AS "series",
         21 AS "first_period",
         "periods_1_from_21" AS "periods",
         sum("units") AS "units"
  FROM "single_units"
  WHERE ("periods_1_from_21" > 0)
  GROUP BY "periods_1_from_21"
),
"units_by_periods_2" AS (
  SELECT 'current' AS "period",
         0 AS "series",
         0 AS "first_period",
         "periods_1" AS "periods",
         sum("units") AS "units"
  FROM "single_units"
  WHERE ("periods_1" > 0)
  GROUP BY "periods_1"
),
"counted" AS (
  SELECT * FROM "units_by_periods"
  UNION ALL BY NAME
  SELECT * FROM "units_by_periods_2"
),
"both_periods" AS (
  SELECT * FROM "counted"
),
"without_actor" AS (
  SELECT * FROM (VALUES (0)) AS "rows"("without_actor")
)
SELECT *,
       ("a"."period" IS NOT NULL) AS "answered"
FROM "without_actor" AS "s"
LEFT JOIN "both_periods" AS "a" ON TRUE;
