WITH "events" AS NOT MATERIALIZED (
  SELECT * FROM read_parquet(['events-1.parquet'], union_by_name = true)
),
"scoped" AS (
  SELECT "user" AS "actor_1",
         CASE WHEN ("time" < TIMESTAMP '2024-05-26 00:00:00') THEN CASE WHEN ("time" < TIMESTAMP '2024-05-05 00:00:00') THEN ((epoch_us("time") - 1714521600000000) // 345600000000) ELSE (1 + ((epoch_us("time") - 1714867200000000) // 604800000000)) END ELSE (4 + ((epoch_us("time") - 1716681600000000) // 518400000000)) END AS "period",
         ("event" = 'page_viewed') AS "matches_1",
         TRUE AS "matches_2"
  FROM "events" AS "e"
  WHERE (("e"."time" >= TIMESTAMP '2024-05-01 00:00:00') AND ("e"."time" <= TIMESTAMP '2024-05-31 23:59:59.999999') AND ("user" IS NOT NULL) AND (("event" = 'page_viewed') OR TRUE))
),
"active_periods" AS (
  SELECT "actor_1" AS "actor_1",
         "period" AS "period",
         count(*) FILTER (WHERE "matches_1") AS "count_1",
         count(*) FILTER (WHERE "matches_2") AS "count_2"
  FROM "scoped"
  GROUP BY "actor_1", "period"
),
"periods_per_unit" AS (
  SELECT "actor_1" AS "actor_1",
         count(*) FILTER (WHERE ("count_1" > 0)) AS "periods_1",
         count(*) FILTER (WHERE ("count_2" > 0)) AS "periods_2"
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
"units_by_periods_2" AS (
  SELECT 'current' AS "period",
         1 AS "series",
         0 AS "first_period",
         "periods_2" AS "periods",
         sum("units") AS "units"
  FROM "single_units"
  WHERE ("periods_2" > 0)
  GROUP BY "periods_2"
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
