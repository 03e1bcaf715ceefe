WITH "events" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped" AS (
  SELECT "user" AS "actor_1",
         CASE WHEN ("time" < TIMESTAMP '2024-05-31 00:00:00') THEN ((epoch_us("time") - 1714521600000000) // 172800000000) ELSE (15 + ((epoch_us("time") - 1717113600000000) // 86400000000)) END AS "period",
         ("event" = 'page_viewed') AS "matches_1"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-31 23:59:59.999999') AND ("event" = 'page_viewed') AND ("user" IS NOT NULL) AND ("event" = 'page_viewed'))
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
         0 AS "first_period",
         "periods_1" AS "periods",
         sum("units") AS "units"
  FROM "single_units"
  WHERE ("periods_1" > 0)
  GROUP BY "periods_1"
),
"counted" AS (
  SELECT * FROM "units_by_periods"
),
"events_2" AS NOT MATERIALIZED (
  SELECT * FROM (SELECT CAST(NULL AS BIGINT) AS "event_key", CAST(NULL AS VARCHAR) AS "event", CAST(NULL AS BIGINT) AS "user", CAST(NULL AS BIGINT) AS "raw_user", CAST(NULL AS TIMESTAMP) AS "time", CAST(NULL AS INTEGER) AS "tie", CAST(NULL AS VARCHAR) AS "session", CAST(NULL AS VARCHAR) AS "user_id", CAST(NULL AS VARCHAR) AS "anonymous_id", CAST(NULL AS VARCHAR) AS "insert_id", CAST(NULL AS VARCHAR) AS "source_file", CAST(NULL AS BIGINT) AS "source_row" WHERE FALSE)
),
"scoped_2" AS (
  SELECT "user" AS "actor_1",
         CASE WHEN ("time" < TIMESTAMP '2024-04-30 00:00:00') THEN ((epoch_us("time") - 1711843200000000) // 172800000000) ELSE (15 + ((epoch_us("time") - 1714435200000000) // 86400000000)) END AS "period",
         ("event" = 'page_viewed') AS "matches_1"
  FROM "events_2" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-03-31 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-04-30 23:59:59.999999') AND ("event" = 'page_viewed') AND ("user" IS NOT NULL) AND ("event" = 'page_viewed'))
),
"active_periods_2" AS (
  SELECT "actor_1" AS "actor_1",
         "period" AS "period",
         count(*) AS "count_1"
  FROM "scoped_2"
  GROUP BY "actor_1", "period"
),
"periods_per_unit_2" AS (
  SELECT "actor_1" AS "actor_1",
         count(*) FILTER (WHERE ("count_1" > 0)) AS "periods_1"
  FROM "active_periods_2"
  GROUP BY "actor_1"
),
"single_units_2" AS NOT MATERIALIZED (
  SELECT *,
         1 AS "units"
  FROM "periods_per_unit_2"
),
"units_by_periods_2" AS (
  SELECT 'previous' AS "period",
         0 AS "series",
         0 AS "first_period",
         "periods_1" AS "periods",
         sum("units") AS "units"
  FROM "single_units_2"
  WHERE ("periods_1" > 0)
  GROUP BY "periods_1"
),
"counted_2" AS (
  SELECT * FROM "units_by_periods_2"
),
"both_periods" AS (
  SELECT * FROM "counted"
  UNION ALL BY NAME
  SELECT * FROM "counted_2"
),
"without_actor" AS (
  SELECT * FROM (VALUES (0)) AS "rows"("without_actor")
)
SELECT *,
       ("a"."period" IS NOT NULL) AS "answered"
FROM "without_actor" AS "s"
LEFT JOIN "both_periods" AS "a" ON TRUE;
