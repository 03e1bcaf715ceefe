WITH "events" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped" AS (
  SELECT "user" AS "actor_1",
         ((epoch_us("time") - 1714521600000000) // 86400000000) AS "period",
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
         count(*) FILTER (WHERE (("count_1" > 0) AND ("count_1" >= 3))) AS "periods_1"
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
